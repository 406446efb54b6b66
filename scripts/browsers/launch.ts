import { launchChromium } from './chromium.ts';
import type { DrivenBrowser, LaunchOptions } from './driver.ts';
import { launchFirefox } from './firefox.ts';

export const launch = (options: LaunchOptions): Promise<DrivenBrowser> =>
  options.browser === 'chromium' ? launchChromium(options) : launchFirefox(options);

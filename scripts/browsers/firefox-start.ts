import type { ChildProcess } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LaunchOptions } from './driver.ts';
import { chromeScripts } from './firefox-chrome.ts';
import type { Firefox } from './firefox-page.ts';
import { type Prefs, userJs } from './firefox-prefs.ts';
import * as scripts from './firefox-scripts.ts';
import type { Home } from './home.ts';
import { connectMarionette } from './marionette.ts';
import { until } from './wait.ts';

export interface StartedFirefox extends Firefox {
  child: ChildProcess;
  version: string;
}

export async function startFirefox(
  path: string,
  home: Home,
  options: LaunchOptions,
  own: Prefs,
): Promise<StartedFirefox> {
  const { headless = true, locale, args = [], prefs } = options;
  const portFile = join(home.profile, 'MarionetteActivePort');
  await rm(portFile, { force: true });
  await writeFile(join(home.profile, 'user.js'), userJs({ ...own, ...prefs }));
  const flags = ['--marionette', '--remote-allow-system-access', '--no-remote', '--profile', home.profile];
  const env = {
    MOZ_CRASHREPORTER_DISABLE: '1',
    // Without it a release build ignores the pref that points its remote settings nowhere.
    MOZ_REMOTE_SETTINGS_DEVTOOLS: '1',
  };
  const child = home.start(path, [...flags, ...(headless ? ['--headless'] : []), ...args], env, 0);
  const port = await until(() => activePort(child, portFile), { timeoutMs: 120_000, what: `Marionette of ${path}` });
  const marionette = await connectMarionette(port);
  const { capabilities } = await marionette.command<{ capabilities: { browserVersion: string } }>(
    'WebDriver:NewSession',
  );
  await marionette.command('Marionette:SetContext', { value: 'chrome' });
  const script = chromeScripts(marionette);
  await script(scripts.endWith, process.pid);
  await script(scripts.watchNotices, !headless);
  if (locale) await script(scripts.speak, locale);
  if (options.caPem) await script(scripts.trust, options.caPem.replace(/-----[^-]+-----|\s/g, ''));
  return { marionette, script, child, version: capabilities.browserVersion };
}

async function activePort(child: ChildProcess, file: string): Promise<number | undefined> {
  if (child.exitCode !== null) throw new Error('Firefox ended while it started');
  return Number(await readFile(file, 'utf8')) || undefined;
}

import { extensionUrl, extensionVersion } from '../browser/i18n.ts';

/** Returns what made a report: version of the program and the kind of browser, no more exact than that. */
export function softwareName(): { version: string; browser: string } {
  return { version: extensionVersion(), browser: extensionUrl('').startsWith('moz-') ? 'firefox' : 'chromium' };
}

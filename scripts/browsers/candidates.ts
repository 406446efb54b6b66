import { posix, win32 } from 'node:path';
import type { BrowserName } from './driver.ts';

export interface Machine {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
}

const linux: Record<BrowserName, string[]> = {
  // Google's own build last: since version 137 it takes extensions only through the debugging pipe, which we could not try here.
  chromium: [
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
    'google-chrome-stable',
    'google-chrome',
  ],
  firefox: ['firefox-esr', 'firefox'],
};

const mac: Record<BrowserName, string[]> = {
  chromium: [
    'Chromium.app/Contents/MacOS/Chromium',
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    'Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  firefox: ['Firefox.app/Contents/MacOS/firefox', 'Firefox Developer Edition.app/Contents/MacOS/firefox'],
};

const windows: Record<BrowserName, string[]> = {
  chromium: [
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
    'Google\\Chrome\\Application\\chrome.exe',
  ],
  firefox: ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'],
};

/** The places where the browser may be, best first. */
export function candidates(name: BrowserName, { platform, env }: Machine): string[] {
  if (platform === 'darwin') {
    const roots = ['/Applications', posix.join(env.HOME ?? '/', 'Applications')];
    return mac[name].flatMap((app) => roots.map((root) => posix.join(root, app)));
  }
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((root) => root !== undefined);
    return windows[name].flatMap((app) => roots.map((root) => win32.join(root, app)));
  }
  const folders = [...(env.PATH ?? '').split(':'), '/usr/bin', '/usr/local/bin', '/snap/bin'].filter(Boolean);
  return linux[name].flatMap((file) => folders.map((folder) => posix.join(folder, file)));
}

export const override: Record<BrowserName, string> = { chromium: 'REACH_CHROMIUM', firefox: 'REACH_FIREFOX' };

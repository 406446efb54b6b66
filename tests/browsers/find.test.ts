import { describe, expect, test } from 'vitest';
import type { Machine } from '../../scripts/browsers/candidates.ts';
import { findBrowser } from '../../scripts/browsers/find.ts';
import { missingTools } from '../../scripts/browsers/install.ts';
import { adviceFor } from '../../scripts/browsers/packages.ts';

const linux: Machine = { platform: 'linux', env: { PATH: '/opt/tools:/usr/bin' } };
const has =
  (...files: string[]) =>
  (file: string) =>
    files.includes(file);

describe('finding a browser', () => {
  test.each([
    [linux, '/usr/bin/chromium'],
    [linux, '/opt/tools/microsoft-edge'],
    [
      { platform: 'darwin', env: { HOME: '/Users/olena' } },
      '/Users/olena/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    [
      { platform: 'win32', env: { 'ProgramFiles(x86)': 'C:\\Programs' } },
      'C:\\Programs\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
  ] as [Machine, string][])('looks in the usual places of %j', (machine, path) => {
    expect(findBrowser('chromium', machine, has(path))).toEqual({ path });
  });

  test('prefers Chromium to Google Chrome, and warns of the latter', () => {
    const chrome = '/usr/bin/google-chrome';
    expect(findBrowser('chromium', linux, has(chrome, '/usr/bin/chromium')).path).toBe('/usr/bin/chromium');
    expect(findBrowser('chromium', linux, has(chrome)).warning).toContain('--load-extension');
  });

  test('takes what the environment names, and refuses a wrong name', () => {
    const named: Machine = { ...linux, env: { ...linux.env, REACH_FIREFOX: '/home/me/firefox' } };
    expect(findBrowser('firefox', named, () => true).path).toBe('/home/me/firefox');
    expect(() => findBrowser('firefox', named, has('/usr/bin/firefox'))).toThrow('REACH_FIREFOX is /home/me/firefox');
  });

  test('says what to do when there is none', () => {
    expect(() => findBrowser('firefox', linux, () => false)).toThrow(/npm start.*REACH_FIREFOX/);
  });
});

describe('installing', () => {
  test.each([
    ['linux', '/usr/bin/apt-get', 'sudo apt-get update && sudo apt-get install -y firefox-esr libnss3-tools'],
    ['linux', '/usr/bin/dnf', 'sudo dnf install -y firefox nss-tools'],
    ['linux', '/usr/bin/pacman', 'sudo pacman -S --needed firefox nss'],
    ['linux', '', 'the package manager of your system, for firefox, certutil'],
    ['darwin', '', 'brew install --cask firefox'],
    ['win32', '', 'winget install -e --id Mozilla.Firefox'],
  ] as [NodeJS.Platform, string, string][])('on %s with %s gives the command', (platform, file, command) => {
    expect(adviceFor(platform, ['firefox', 'certutil'], has(file))).toBe(command);
  });

  test('misses nothing that these tests run with', async () => {
    expect(await missingTools(['chromium', 'firefox', 'languages', 'certutil', 'fonts'])).toEqual([]);
  });
});

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { BrowserName } from '../../scripts/browsers/driver.ts';
import { launch } from '../../scripts/browsers/launch.ts';
import { buildFixture } from './build-fixture.ts';
import { serveSigned } from './signed-site.ts';

const browsers: BrowserName[] = ['chromium', 'firefox'];
const api = '(globalThis.browser ?? chrome)';
const root = join(import.meta.dirname, '../..');

describe.each(browsers)('launching %s', { timeout: 60_000 }, (browser) => {
  let extensionDir: string;
  beforeAll(async () => {
    extensionDir = await buildFixture(browser);
  });
  afterAll(() => rm(extensionDir, { recursive: true, force: true }));

  test('starts again with the same home, now with a CA and in another language', async () => {
    const site = await serveSigned();
    const home = await mkdtemp(join(tmpdir(), 'reach-home-'));
    const fetched = `fetch('${site.url}').then((answer) => answer.text(), () => 'refused')`;
    const first = await launch({ browser, extensionDir, home });
    expect(await first.background(fetched)).toBe('refused');
    await first.background(`${api}.storage.local.set({ kept: 7 })`);
    await first.close();
    expect(isAlive(first.pid)).toBe(false);
    const second = await launch({ browser, extensionDir, home, caPem: site.caPem, locale: 'uk' });
    expect(second.url('')).toBe(first.url(''));
    expect(await second.background(fetched)).toBe('signed');
    expect(await second.background(`${api}.storage.local.get().then(({ kept }) => kept)`)).toBe(7);
    expect(await second.background(`${api}.i18n.getUILanguage()`)).toBe('uk');
    await second.close();
    site.close();
    expect(existsSync(home)).toBe(true);
    await rm(home, { recursive: true });
  });

  test('tells what is wrong with an extension that cannot be loaded, and leaves no process', async () => {
    const broken = await mkdtemp(join(tmpdir(), 'reach-broken-'));
    await expect(launch({ browser, extensionDir: broken })).rejects.toThrow(/did not start/);
    await rm(broken, { recursive: true });
  });

  test.concurrent.each([
    'throw new Error("crash")',
    'process.kill(process.pid, "SIGTERM")',
    'process.kill(process.pid, "SIGKILL")',
  ])('ends with the program that drives it: %s', async (end) => {
    const { pid, home } = await driveAndEnd(browser, extensionDir, end);
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 25_000, interval: 100 });
    if (end.includes('SIGKILL')) await rm(home, { recursive: true, force: true, maxRetries: 10 });
    else expect(existsSync(home)).toBe(false);
  });
});

/** Lets another program launch the browser and come to a bad end. */
async function driveAndEnd(browser: BrowserName, extensionDir: string, end: string) {
  const options = JSON.stringify({ browser, extensionDir });
  const program = `import { launch } from './scripts/browsers/launch.ts';
    launch(${options}).then(({ pid, home }) => {
      console.log(JSON.stringify({ pid, home }));
      setTimeout(() => { ${end} }, 100);
    });`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  await new Promise((done) => child.once('close', done));
  return JSON.parse(printed) as { pid: number; home: string };
}

/** A process that has ended and waits for its parent to notice is not alive. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { BrowserName, DrivenBrowser } from '../../scripts/browsers/driver.ts';
import { launch } from '../../scripts/browsers/launch.ts';
import { buildFixture } from './build-fixture.ts';

const browsers: BrowserName[] = ['chromium', 'firefox'];
const soon = { timeout: 5000, interval: 50 };
const stored = (key: string) =>
  `(globalThis.browser ?? chrome).storage.local.get('${key}').then((all) => all['${key}'] ?? [])`;

describe.each(browsers)('%s, driven', { timeout: 30_000 }, (name) => {
  let browser: DrivenBrowser;
  let extensionDir: string;

  beforeAll(async () => {
    extensionDir = await buildFixture(name);
    browser = await launch({ browser: name, extensionDir });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await rm(extensionDir, { recursive: true, force: true });
  });

  test('opens a page of the extension and evaluates in it', async () => {
    const page = await browser.open('page.html', { width: 380, height: 600 });
    expect(await page.evaluate('location.href')).toBe(browser.url('page.html'));
    expect(await page.evaluate('[innerWidth, innerHeight]')).toEqual([380, 600]);
    expect(await page.evaluate((name: string) => Promise.resolve(`Hello, ${name}`), 'you')).toBe('Hello, you');
    expect(await page.text('h1')).toBe('Fixture');
    expect(await page.html()).toContain('<h1>Fixture</h1>');
    await expect(page.evaluate('nowhere.at.all')).rejects.toThrow(/nowhere/);
    await expect(page.waitFor('false', 200)).rejects.toThrow(/Waited 200 ms/);
    await page.resize(500, 700);
    expect(await page.evaluate('[innerWidth, innerHeight]')).toEqual([500, 700]);
    await page.close();
  });

  test('sends a message and gets the answer, also from a stopped background', async () => {
    const message = { request: 'echo', text: 'привіт' };
    expect(await browser.send(message)).toMatchObject({ text: 'привіт' });
    await browser.stopBackground();
    expect(await browser.isBackgroundRunning()).toBe(false);
    expect(await browser.send(message)).toMatchObject({ text: 'привіт' });
    expect(await browser.isBackgroundRunning()).toBe(true);
  });

  test('evaluates in the background, waking it', async () => {
    await browser.background('globalThis.memory = 1');
    expect(await browser.background('globalThis.memory')).toBe(1);
    await browser.stopBackground();
    expect(await browser.background('typeof globalThis.memory + typeof answers.echo')).toBe('undefinedfunction');
  });

  test('stops the background in the middle of its work', async () => {
    const ended = (work: Promise<unknown>) => work.then(String, ({ message }: Error) => `failed: ${message}`);
    const work = ended(browser.send({ request: 'work' }));
    const inside = ended(browser.background('new Promise((done) => setTimeout(done, 60_000))'));
    await browser.background('new Promise((done) => setTimeout(done, 200))');
    await browser.stopBackground();
    expect(await browser.isBackgroundRunning()).toBe(false);
    expect(await work).toMatch(/^failed: .*(message channel closed|Receiving end does not exist)/);
    expect(await inside).toMatch(/^failed: .*(gone|unloaded)/);
  });

  test('sees each notification exactly once, over restarts of the background', async () => {
    const notify = (id: string, message: string) => browser.send({ request: 'notify', id, title: 'A title', message });
    const seen = async () => (await browser.notifications()).map(({ id, message }) => `${id}: ${message}`);
    await notify('one', 'first');
    await browser.stopBackground();
    await Promise.all([notify('three', 'together <b>&'), notify('two', 'together')]);
    await vi.waitFor(async () => expect(await seen()).toHaveLength(3), soon);
    await browser.stopBackground();
    await browser.background('1');
    await notify('one', 'changed');
    await vi.waitFor(async () => expect(await seen()).toHaveLength(4), soon);
    const [first, ...others] = await seen();
    expect([first, others.pop()]).toEqual(['one: first', 'one: changed']);
    expect(others.sort()).toEqual(['three: together <b>&', 'two: together']);
  });

  test('clicks a notification, waking the background', async () => {
    await browser.stopBackground();
    await browser.clickNotification('two');
    await vi.waitFor(async () => expect(await browser.background(stored('clicked'))).toEqual(['two']), soon);
    await expect(browser.clickNotification('two')).rejects.toThrow(/No notification/);
  });

  test('rings an alarm now, waking the background', async () => {
    await browser.send({ request: 'schedule', name: 'tick' });
    await browser.stopBackground();
    await browser.wakeAlarm('tick');
    await vi.waitFor(async () => expect(await browser.isBackgroundRunning()).toBe(true), soon);
    await vi.waitFor(async () => expect(await browser.background(stored('rung'))).toEqual(['tick']), soon);
    await expect(browser.wakeAlarm('nobody')).rejects.toThrow(/No alarm nobody/);
  });

  test('opens the real popup of the action and presses keys in it', async () => {
    const popup = await browser.openPopup({ colorScheme: 'dark' });
    expect(await popup.evaluate('location.href')).toBe(browser.url('popup.html'));
    expect(await popup.evaluate(`matchMedia('(prefers-color-scheme: dark)').matches`)).toBe(true);
    expect(await popup.evaluate('(globalThis.browser ?? chrome).extension.getViews({ type: "popup" }).length')).toBe(1);
    await popup.press('Tab');
    expect(await popup.evaluate('document.activeElement.id')).toBe('first');
    await popup.close();
  });

  test('reads the badge and the title of the action', async () => {
    await browser.send({ request: 'mark', text: '3' });
    expect(await browser.badge()).toEqual({ text: '3', title: 'Fixture action' });
  });

  test('takes a screenshot of what is seen and of the whole page', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'reach-shots-'));
    const page = await browser.open('page.html', { width: 400, height: 300 });
    await page.screenshot(join(dir, 'deep/seen.png'));
    await page.screenshot(join(dir, 'whole.png'), { fullPage: true });
    const seen = await readFile(join(dir, 'deep/seen.png'));
    const whole = await readFile(join(dir, 'whole.png'));
    expect(seen.subarray(1, 4).toString()).toBe('PNG');
    expect([seen.readUInt32BE(16), seen.readUInt32BE(20)]).toEqual([400, 300]);
    expect(whole.readUInt32BE(20)).toBeGreaterThan(1500);
    await page.close();
    await rm(dir, { recursive: true });
  });

  test('finds a deliberate violation with axe', async () => {
    const page = await browser.open('page.html');
    const violations = await page.axe();
    expect(violations.map(({ id }) => id)).toContain('image-alt');
    expect(violations.find(({ id }) => id === 'image-alt')?.nodes[0]?.html).toContain('icon.png');
    await page.close();
  });

  test('drives a page by keyboard and mouse', async () => {
    const page = await browser.open('page.html');
    const focused = () => page.evaluate('document.activeElement.id');
    await page.press('Tab');
    expect(await focused()).toBe('first');
    expect(await page.focused()).toEqual({ role: 'button', name: 'First' });
    await page.press('Tab');
    expect(await focused()).toBe('second');
    await page.press('Shift+Tab');
    expect(await focused()).toBe('first');
    await page.click('#second');
    expect(await page.text('#second')).toBe('Clicked');
    await page.type('#name', 'Олена 7');
    expect(await page.evaluate('document.querySelector("#name").value')).toBe('Олена 7');
    await page.close();
  });

  test('withholds and grants the permission for hosts', async () => {
    const page = await browser.open('page.html');
    const allowed = () =>
      page.evaluate(`(globalThis.browser ?? chrome).permissions.contains({ origins: ['https://any.example/*'] })`);
    expect(await allowed()).toBe(true);
    await browser.revokeHosts();
    expect(await allowed()).toBe(false);
    await browser.grantHosts();
    expect(await allowed()).toBe(true);
    await page.close();
  });

  test.each([
    ['prefers-color-scheme: dark', { colorScheme: 'dark' }],
    ['prefers-color-scheme: light', { colorScheme: 'light' }],
    ['prefers-reduced-motion: reduce', { reducedMotion: true }],
    ['forced-colors: active', { forcedColors: true }],
  ] as const)('shows a page with %s', async (query, view) => {
    const page = await browser.open('page.html', view);
    expect(await page.evaluate(`matchMedia('(${query})').matches`)).toBe(true);
    await page.close();
  });

  test('shows a page as asked from its first script on', async () => {
    const page = await browser.open('page.html', { width: 380, height: 500, colorScheme: 'dark' });
    expect(await page.evaluate('[darkAtLoad, widthAtLoad]')).toEqual([true, 380]);
    await page.close();
  });

  test('shows the error page of a site that does not answer', async () => {
    const page = await browser.openSite('http://127.0.0.1:9/');
    expect(await page.evaluate('document.documentURI')).toMatch(/error/);
    await page.close();
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOOKUP_HOST, VISITOR } from '../../lab/content/ripestat.ts';
import type { Place } from '../../src/core/types.ts';
import type { Snapshot } from '../../src/protocol.ts';
import { type Answered, BROWSER, Stage } from './stage.ts';

const HOST = 'news.reach-lab.example';
const TARGETS = [{ id: 'news', name: 'Lab News', url: `https://${HOST}/favicon.ico`, category: 'NEWS' }];
const CUT = [{ layer: 'tls', kind: 'reset' }] as const;
const STATUS = 'src/ui/dashboard/index.html#status';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.common();
}, 180_000);
afterAll(() => stage?.strike());

async function begin(place: Place = 'outside', settings: object = {}): Promise<void> {
  await stage.begin('open', place);
  await stage.lab.clearFault(LOOKUP_HOST);
  if (place === 'outside') await stage.ask({ request: 'replace-targets', targets: TARGETS });
  await stage.ask({ request: 'set', settings });
  stage.lab.resetCounts();
}

const lookUp = () => stage.ask<Answered & { asn?: number }>({ request: 'look-up-network' });
const lookUps = () => stage.lab.countsOf(LOOKUP_HOST).requests;
const answers = (data: object) =>
  stage.lab.setFault(LOOKUP_HOST, [{ layer: 'site', kind: 'text', text: JSON.stringify({ data }) }]);

/** All that the extension stores, on disk and in memory. */
const stored = () =>
  stage.browser.background<string>(`(async () => {
    const { storage } = globalThis.browser ?? chrome;
    return JSON.stringify([await storage.local.get(null), await storage.session.get(null)]);
  })()`);

const onDisk = () =>
  stage.browser.background<string>(
    `(globalThis.browser ?? chrome).storage.local.get(null).then((all) => JSON.stringify(all))`,
  );

async function snapshotWith(operator: string | null): Promise<Snapshot['network']> {
  const { network } = await stage.snapshot();
  expect(network?.operator).toBe(operator);
  return network;
}

describe(`who runs the network, in ${BROWSER}`, () => {
  test('off by default: nothing is asked', async () => {
    await begin();
    await stage.check();
    expect(await lookUp()).toMatchObject({ ok: false, error: expect.stringContaining('asnLookup') });
    expect(lookUps()).toBe(0);
  });

  test.each(['occupied', 'unsaid', 'china', 'turkmenistan'] as const)(
    'refused in %s, whatever the settings',
    async (place) => {
      await begin(place, { asnLookup: true });
      expect(await lookUp()).toMatchObject({ ok: false, error: expect.stringContaining('place') });
      expect(lookUps()).toBe(0);
    },
  );

  test('a click names the operator; it is in memory only, and the address of the user nowhere', async () => {
    await begin('outside', { asnLookup: true });
    await stage.check();
    expect(await lookUp()).toMatchObject({ ok: true, asn: 12389, operator: 'PJSC Rostelecom' });
    expect(lookUps()).toBe(3);
    expect(await snapshotWith('PJSC Rostelecom')).toMatchObject({ asn: 12389 });
    const report = await stage.ask<{ network: object }>({ request: 'export-report' });
    expect(report.network).toMatchObject({ asn: 12389 });
    expect(await onDisk()).not.toMatch(/12389|Rostelecom/);
    expect(`${await stored()}${JSON.stringify(report)}`).not.toContain(VISITOR);
    expect(inProfile(VISITOR)).toEqual([]);
    await stage.ask({ request: 'erase' });
    expect(await stored()).not.toContain('Rostelecom');
  });

  test.each([
    ['a page', '<h1>Blocked</h1>'],
    ['a private address', JSON.stringify({ data: { ip: '10.0.0.5', asns: ['12389'], holder: 'Forged' } })],
    ['a wrong number', JSON.stringify({ data: { ip: VISITOR, asns: ['AS12389'], holder: 'Forged' } })],
    ['far too much', `{"data":{"ip":"${VISITOR}","x":"${'x'.repeat(100_000)}"}}`],
  ])('%s instead of the answer is told plainly, and nothing of it kept', async (_, text) => {
    await begin('outside', { asnLookup: true });
    await stage.check();
    await stage.lab.setFault(LOOKUP_HOST, [{ layer: 'site', kind: 'text', text }]);
    expect(await lookUp()).toMatchObject({ ok: false, error: expect.stringContaining('look-up') });
    expect(await stored()).not.toMatch(/Forged|10\.0\.0\.5|93\.184/);
    await snapshotWith(null);
  });
});

describe(`the question about the place, in ${BROWSER}`, () => {
  test('asked on the status page after a click and an explanation, and answered for this number', async () => {
    await begin();
    await stage.check();
    await answers({ ip: VISITOR, asns: ['215167'], holder: 'KRYMTELECOM - Krymtelecom Ltd' });
    const page = await stage.browser.open(STATUS);
    const press = async (words: string) => {
      const found = `[...document.querySelectorAll('main button')].find((one) => one.textContent === '${words}')`;
      await page.waitFor(found);
      await page.evaluate(`${found}.click()`);
    };
    await press('Who runs this network?');
    await page.waitFor(`document.querySelector('[role=alertdialog]')`);
    expect(lookUps()).toBe(0);
    expect(await page.text('[role=alertdialog]')).toContain('RIPE NCC');
    await press('Turn on and ask');
    await page.waitFor(`document.querySelector('#network-hint')`);
    expect(await page.text('#network-hint')).toBe('This looks like a network in Crimea. Is that right?');
    expect(await page.axe()).toEqual([]);
    expect((await stage.snapshot()).consent?.place).toBe('outside');
    await press('No, keep my answer');
    await page.waitFor(`!document.querySelector('#network-hint')`);
    await page.close();
    await lookUp();
    expect(await snapshotWith('Krymtelecom Ltd')).toMatchObject({ isPlaceKept: true });
    expect(await onDisk()).not.toMatch(/215167|Krymtelecom/);
  });
});

describe(`one comparison for each network, in ${BROWSER}`, () => {
  test('on another network nothing is told of what fails there; back home it is compared with home', async () => {
    await begin();
    await stage.ask({ request: 'set', settings: { networkName: 'Home' } });
    await stage.check();
    const before = (await stage.browser.notifications()).length;
    const [home] = (await stage.snapshot()).networks ?? [];
    expect(home?.name).toBe('Home');

    expect(await stage.ask({ request: 'move-network' })).toEqual({ ok: true });
    expect((await stage.snapshot()).network?.name).toBeNull();
    await stage.lab.setFault(HOST, CUT);
    stage.lab.cutConnections();
    const away = await stage.check();
    expect(away.results[0]).toMatchObject({ reach: 'unreachable' });
    await stage.check();

    await stage.lab.clearFault(HOST);
    stage.lab.cutConnections();
    await stage.browser.stopBackground();
    expect(await stage.ask({ request: 'move-network', to: home?.key })).toEqual({ ok: true });
    expect((await stage.snapshot()).network?.name).toBe('Home');
    await stage.check();
    await stage.check();
    expect((await stage.browser.notifications()).slice(before)).toEqual([]);
    expect((await stage.snapshot()).history).toEqual([]);
    expect(await stage.ask({ request: 'move-network', to: 'nowhere' })).toMatchObject({ ok: false });
  });

  test('when the browser comes back online, perhaps elsewhere, the next check is silent and the operator forgotten', async () => {
    await begin('outside', { asnLookup: true });
    await stage.check();
    await lookUp();
    await snapshotWith('PJSC Rostelecom');
    const before = (await stage.browser.notifications()).length;
    await stage.browser.background(`dispatchEvent(new Event('online'))`);
    await expect.poll(async () => (await stage.snapshot()).network?.operator, { timeout: 10_000 }).toBeNull();
    await stage.lab.setFault(HOST, CUT);
    stage.lab.cutConnections();
    expect((await stage.check()).results[0]).toMatchObject({ reach: 'unreachable' });
    await stage.check();
    expect((await stage.browser.notifications()).slice(before)).toEqual([]);
  });

  test('a ledger that a fault left half broken costs the names, not the checks', async () => {
    await begin();
    await stage.check();
    await stage.browser.background(`(async () => {
      const { local } = (globalThis.browser ?? chrome).storage;
      const ledger = JSON.parse((await local.get('ledger')).ledger);
      const broken = { ...ledger, networks: [null, 7, { key: 1 }], pulses: 'x', moved: undefined };
      await local.set({ ledger: JSON.stringify(broken) });
    })()`);
    // Firefox would meet the old connection, which proves nothing.
    stage.lab.cutConnections();
    const report = await stage.check();
    expect(report.results[0]).toMatchObject({ reach: 'reachable' });
    expect((await stage.snapshot()).networks).toHaveLength(1);
  });

  test.each([
    ['cut off in the middle', `{"stored":{"news`],
    ['of another kind', { stored: [] }],
  ])('a ledger %s costs what was known, not the checks, and the popup opens', async (_, ledger) => {
    await begin();
    await stage.check();
    const stored = JSON.stringify({ ledger, snapshot: ledger });
    await stage.browser.background(`(globalThis.browser ?? chrome).storage.local.set(${stored})`);
    const popup = await stage.browser.openPopup();
    await popup.waitFor(`!!document.querySelector('h1')?.textContent`);
    await popup.close();
    stage.lab.cutConnections();
    const report = await stage.check();
    expect(report.results[0]).toMatchObject({ reach: 'reachable' });
  });
});

describe(`the quality of the connection, in ${BROWSER}`, () => {
  test('a network that flaps is named on the status page, with its numbers', async () => {
    await begin();
    for (const scenario of ['open', 'offline', 'open', 'offline', 'open']) {
      await stage.lab.use(scenario, { cut: true });
      await stage.check();
    }
    const page = await stage.browser.open(STATUS);
    await page.waitFor(`document.body.textContent.includes('this connection broke off 2 times')`);
    const text = await page.text('.this-network');
    expect(text).toMatch(/5 checks\. An answer took about [\d.]+ seconds/);
    expect(text).toContain(BROWSER === 'firefox' ? 'knows of no proxy' : 'does not tell whether');
    await page.close();
  });
});

/** Files of the browser's profile in which the text stands. */
function inProfile(text: string): string[] {
  const files = readdirSync(stage.browser.home, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files.map((one) => join(one.parentPath, one.name)).filter((file) => readFileSync(file).includes(text));
}

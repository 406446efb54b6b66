import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Place } from '../../src/core/types.ts';
import { BROWSER, Stage } from './stage.ts';

const LISTED = 'listed.reach-lab.example';
const OTHER = 'private.reach-lab.example';
const SECOND = 'second.reach-lab.example';
const TARGETS = [
  { id: 'listed', name: 'Lab News', url: `https://${LISTED}/favicon.ico`, category: 'COMT' },
  { id: 'second', name: 'Lab Mail', url: `https://${SECOND}/favicon.ico`, category: 'COMT' },
];
const CUT = [{ layer: 'tls', kind: 'reset' }] as const;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.afresh();
}, 180_000);
afterAll(() => stage?.strike());

async function begin(place: Place, passiveWatch: boolean): Promise<void> {
  await stage.begin('open', place);
  // No clock of ours may ask while the test counts.
  await stage.ask({ request: 'set', settings: { passiveWatch, scheduled: false } });
  await stage.ask({ request: 'replace-targets', targets: TARGETS });
  for (const host of [LISTED, SECOND, OTHER]) await stage.lab.setFault(host, CUT);
  await stage.countAnew();
}

/** Opens a page as a person would, and closes the browser's error page again. */
async function visit(host: string): Promise<void> {
  const tab = await stage.browser.openSite(`https://${host}/article/42`);
  await tab.close();
}

const noticed = async () => ((await stage.snapshot()).failedVisits ?? []).map(({ service }) => service);

const stored = (area = 'null') =>
  stage.browser.background<string>(`(async () => {
    const { storage } = globalThis.browser ?? chrome;
    const areas = { local: await storage.local.get(null), session: await storage.session.get(null) };
    return JSON.stringify(areas[${area}] ?? areas);
  })()`);

describe(`watching without asking in ${BROWSER}`, () => {
  test('is off at first: a listed site that fails is not noticed', async () => {
    await begin('outside', false);
    const before = await stored();
    await visit(LISTED);
    expect(await stored()).toBe(before);
    // Turned on later, it tells of what comes later only.
    await stage.ask({ request: 'set', settings: { passiveWatch: true } });
    await visit(SECOND);
    await expect.poll(noticed, { timeout: 10_000 }).toEqual(['second']);
  });

  test('keeps no byte of a site outside the list', async () => {
    await begin('outside', true);
    const before = await stored();
    await visit(OTHER);
    // The listed one is noticed after it, so the other was dealt with before.
    expect(await stored()).toBe(before);
    await visit(LISTED);
    await expect.poll(noticed, { timeout: 10_000 }).toEqual(['listed']);
    expect(await stored()).not.toContain(OTHER);
  });

  test('sends nothing by itself, tells once, and offers to find out why', async () => {
    await begin('outside', true);
    const before = (await stage.browser.notifications()).length;
    await visit(LISTED);
    await expect.poll(noticed, { timeout: 10_000 }).toEqual(['listed']);
    await visit(LISTED);
    expect(Object.keys(stage.lab.counts())).toEqual([LISTED]);
    await expect.poll(async () => (await stage.browser.notifications()).length, { timeout: 5_000 }).toBe(before + 1);
    expect((await stage.browser.notifications()).at(-1)?.message).toContain('Lab News');

    const popup = await stage.popup();
    await popup.waitFor('document.querySelector(".visit .button") !== null');
    expect((await popup.axe()).map(({ id }) => id)).toEqual([]);
    await popup.evaluate('document.querySelector(".visit .button").focus()');
    await popup.press('Enter');
    await popup.waitFor('document.querySelector(".visit") === null');
    await expect
      .poll(async () => (await stage.report()).results[0], { timeout: 60_000 })
      .toMatchObject({ id: 'listed', reach: 'unreachable', cause: 'blocking' });
    expect(stage.lab.countsOf('www.gstatic.com').connections).toBeGreaterThan(0);
    await popup.close();
    expect((await stage.browser.notifications()).length).toBeLessThanOrEqual(before + 2);
  });

  test('is plain and leaves the disk alone where the place says so', async () => {
    await begin('belarus', true);
    const before = (await stage.browser.notifications()).length;
    await stage.ask({ request: 'reset-targets' });
    await stage.lab.setFault('web.telegram.org', CUT);
    await visit('web.telegram.org');
    await expect.poll(noticed, { timeout: 10_000 }).toEqual(['telegram']);
    await expect.poll(async () => (await stage.browser.notifications()).length, { timeout: 5_000 }).toBe(before + 1);
    expect((await stage.browser.notifications()).at(-1)?.message).not.toMatch(/telegram/i);
    expect(await stored("'local'")).not.toMatch(/telegram/i);
  });

  test('forgets what it noticed when it is turned off', async () => {
    await begin('outside', true);
    await visit(LISTED);
    await expect.poll(noticed, { timeout: 10_000 }).toEqual(['listed']);
    expect(await stored()).toMatch(/failedVisits\W*\[\{/);
    await stage.ask({ request: 'set', settings: { passiveWatch: false } });
    expect(await noticed()).toEqual([]);
    expect(await stored()).not.toMatch(/failedVisits\W*\[\{/);
  });
});

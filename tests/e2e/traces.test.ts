import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VISITOR } from '../../lab/content/ripestat.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import { CLIENT_IPV4 } from '../../lab/namespace.ts';
import type { Scenario } from '../../lab/scenario.ts';
import { open } from '../../lab/scenarios/open.ts';
import type { DrivenBrowser } from '../../scripts/browsers/driver.ts';
import { launch } from '../../scripts/browsers/launch.ts';
import { SERVICES } from '../../src/catalog/services.ts';
import { targetsOf } from '../../src/catalog/targets.ts';
import { filesNaming } from './profile.ts';
import { BROWSER, extensionDir, Stage } from './stage.ts';

/** A site that stands in no file of any browser, and in none of ours. */
const OWN = 'aunt-marias-kitchen.reach-lab.example';
const NAMES = [...new Set(SERVICES.flatMap(targetsOf).map(({ host }) => host)), OWN, CLIENT_IPV4];
/** Where reports of failures would go, and words that a person enters or that tell what was looked at. */
const COLLECTOR = 'collector.reach-lab.example';
/** A site that a person opens, and that asks for nothing. */
const ELSEWHERE = 'elsewhere.reach-lab.example';
const ENTERED = 'grandmothers-wifi';
const TELLING = [COLLECTOR, ENTERED, 'index.html#', 'reach.report/1', 'stat.ripe.net', VISITOR];

/** What large sites send as a rule, and what each makes a browser do: docs/browsers.md, "What a browser writes for a site". */
const LARGE_SITE: Readonly<Record<string, string>> = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains; preload',
  'alt-svc': 'h3=":443"; ma=2592000',
  nel: '{"report_to":"nel","max_age":2592000,"success_fraction":0,"failure_fraction":1}',
  'report-to': `{"group":"nel","max_age":2592000,"endpoints":[{"url":"https://${COLLECTOR}/report"}]}`,
  'set-cookie': 'id=1; Max-Age=31536000; Secure; SameSite=None',
  'accept-ch': 'Sec-CH-UA-Full-Version-List',
  etag: '"abc"',
  'cache-control': 'public, max-age=31536000',
};
const HEADERS: Scenario = {
  ...open,
  id: 'large-sites',
  // Hosts that collect reports do not ask to be remembered.
  hosts: { '*': [{ layer: 'site', kind: 'headers', headers: LARGE_SITE }], [COLLECTOR]: [], [ELSEWHERE]: [] },
};

/**
 * What a browser names by itself, checked or not: its search engines, mail handlers and own scripts. A file beyond these is
 * a trace that docs/safety.md does not tell of.
 */
const OF_THE_BROWSER: Readonly<Record<string, readonly string[]>> =
  BROWSER === 'chromium'
    ? { 'profile/Default/Web Data': ['www.google.com'] }
    : {
        'profile/handlers.json': ['mail.google.com'],
        'profile/extension-store/data.safe.bin': [
          'www.messenger.com',
          'discord.com',
          'www.youtube.com',
          'www.tiktok.com',
          'teams.microsoft.com',
        ],
        'profile/addonStartup.json.lz4': ['www.tiktok.com'],
        'profile/startupCache/scriptCache.bin': ['www.instagram.com', 'x.com', 'www.tiktok.com', 'www.google.com'],
        'profile/startupCache/startupCache.8.little': ['x.com'],
      };

/** Chromium keeps the extension's own code, and with it the catalogue: the same for everybody who has it installed. */
const CODE = /^profile\/Default\/(Code Cache\/js|Service Worker\/ScriptCache)\//;

/** Each stage of a profile, and the files that name a site then: those of browser and code for comparison, and all others. */
const table: { when: string; known: string; others: string }[] = [];

let lab: Lab;
beforeAll(async () => {
  await Stage.endCommon();
  lab = await startLab({ scenario: HEADERS, mode: 'namespace' });
}, 60_000);
afterAll(async () => {
  console.table(table);
  await lab?.stop();
});

interface Visit {
  readonly browser: DrivenBrowser;
  ask(message: object): Promise<{ ok: boolean; error?: string }>;
}

type End = 'closed' | 'killed';

/** Runs `visit` in a new profile, ends the browser, and returns the files that name a site. */
async function leftBy(end: End, visit: (stage: Visit) => Promise<void>): Promise<Record<string, string[]>> {
  const home = mkdtempSync(join(tmpdir(), 'reach-traces-'));
  const browser = await launch({
    browser: BROWSER,
    extensionDir: extensionDir(),
    home,
    caPem: lab.caPem,
    prefs: lab.firefoxPrefs(),
  });
  try {
    await visit({ browser, ask: (message) => browser.send(message, 120_000) });
    if (end === 'killed') process.kill(-browser.pid, 'SIGKILL');
    await browser.close().catch(() => undefined);
    const found = filesNaming(home, [...NAMES, ...TELLING]);
    const others = strange(found);
    const known = Object.keys(found).filter((file) => !(file in others));
    table.push({
      when: `${expect.getState().currentTestName} (${end})`,
      known: foldersOf(known),
      others: foldersOf(Object.keys(others)),
    });
    return others;
  } finally {
    await browser.close().catch(() => undefined);
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

const foldersOf = (files: readonly string[]) =>
  [
    ...new Set(
      files.map((file) =>
        file
          .replace(/^profile\/(Default\/)?/, '')
          .split('/')
          .slice(0, 2)
          .join('/'),
      ),
    ),
  ].join(', ');

/** What is neither the browser's own nor the code of the extension; the person's own site is no part of either. */
function strange(found: Record<string, string[]>): Record<string, string[]> {
  const names = (file: string, named: string[]) =>
    named.filter((name) => name === OWN || !(CODE.test(file) || OF_THE_BROWSER[file]?.includes(name)));
  const left = Object.entries(found).map(([file, named]) => [file, names(file, named)] as const);
  return Object.fromEntries(left.filter(([, named]) => named.length > 0));
}

async function checkOutside({ ask, browser }: Visit): Promise<void> {
  await ask({ request: 'accept-consent', place: 'outside' });
  expect(await ask({ request: 'import-targets', format: 'text', text: `https://${OWN}/` })).toMatchObject({ added: 1 });
  expect(await ask({ request: 'check-now', ids: ['whatsapp', 'radiosvoboda', 'suspilne'] })).toMatchObject({
    ok: true,
  });
  await ask({ request: 'set', settings: { asnLookup: true } });
  expect(await ask({ request: 'look-up-network' })).toMatchObject({ ok: true });
  const page = await browser.open('src/ui/dashboard/index.html');
  await page.waitFor('document.querySelector("h1") !== null');
  await page.close();
}

async function checkStrict({ ask }: Visit): Promise<void> {
  await ask({ request: 'accept-consent', place: 'occupied' });
  expect(await ask({ request: 'check-now', ids: ['signal'], warned: true })).toMatchObject({ ok: true });
}

/** As somebody does who looks around, and is interrupted before anything was sent off. */
async function lookAround({ browser }: Visit): Promise<void> {
  const page = await browser.open('src/ui/dashboard/index.html');
  const go = async (section: string, wanted: string) => {
    await page.click(`[data-section="${section}"]`);
    await page.waitFor(`document.querySelector(${JSON.stringify(wanted)}) !== null`);
  };
  await go('lists', 'textarea');
  await page.type('textarea', `https://${ENTERED}.example/`);
  await go('erase', '[data-section="erase"][aria-current]');
  await go('lists', 'textarea');
  await page.type('textarea', `https://${ENTERED}.example/`);
  if (BROWSER === 'firefox') await untilTabsAreSaved(browser);
  else await sleep(2_000);
}

/** Firefox gathers what changed in its tabs every 15 s, or later: what was entered last into a page of a site tells that it has. */
async function untilTabsAreSaved(browser: DrivenBrowser): Promise<void> {
  const site = await browser.openSite(`https://${ELSEWHERE}/`);
  await site.evaluate(`document.body.append(Object.assign(document.createElement('input'), { id: 'last' }))`);
  await site.type('#last', 'entered-last');
  const isSaved = () => Object.keys(filesNaming(browser.home, ['entered-last'])).length > 0;
  await expect.poll(isSaved, { timeout: 80_000, interval: 1_000 }).toBe(true);
}

describe(`what is left in the profile of ${BROWSER}`, () => {
  test('names of sites, where results are kept: the search finds what is there', async () => {
    const left = await leftBy('closed', checkOutside);
    expect(Object.values(left).flat()).toContain(OWN);
    // The device's own address, and the one that who runs the network is looked up by.
    expect(Object.values(left).flat()).not.toContain(CLIENT_IPV4);
    expect(Object.values(left).flat()).not.toContain(VISITOR);
  });

  test('no name after Erase', async () => {
    const left = await leftBy('closed', async (visit) => {
      await checkOutside(visit);
      await visit.ask({ request: 'erase' });
    });
    expect(left).toEqual({});
  });

  test('no name of a check where it is kept in memory, not even of a browser that was killed', async () => {
    for (const end of ['killed', 'closed'] as const) expect(await leftBy(end, checkStrict)).toEqual({});
  });

  test('no name of who was asked who runs the network, where results are in memory', async () => {
    const look = async ({ ask }: Visit) => {
      await ask({ request: 'accept-consent', place: 'belarus' });
      await ask({ request: 'set', settings: { asnLookup: true } });
      lab.resetCounts();
      expect(await ask({ request: 'look-up-network' })).toMatchObject({ ok: true });
      expect(lab.countsOf('stat.ripe.net').requests).toBe(3);
    };
    for (const end of ['killed', 'closed'] as const) expect(await leftBy(end, look)).toEqual({});
  });

  // In Firefox the log of its storage may name sites until it has been idle: docs/safety.md, "What is left after Erase".
  test('of a browser that is killed in the moment of Erase, no file but the log of the storage names a site', async () => {
    const left = await leftBy('killed', async (visit) => {
      await checkOutside(visit);
      await visit.ask({ request: 'erase' });
    });
    const log = /^profile\/storage\/default\/moz-extension[^/]*\/idb\/[^/]*\.sqlite(-wal)?$/;
    expect(Object.keys(left).filter((file) => BROWSER === 'chromium' || !log.test(file))).toEqual([]);
  });

  test('nothing that was entered, and no section that was looked at, where it is kept in memory', async () => {
    const left = await leftBy('killed', async (visit) => {
      await checkStrict(visit);
      await lookAround(visit);
    });
    expect(left).toEqual({});
  });

  test('no result of a milder place after a move to a strict one', async () => {
    const left = await leftBy('closed', async (visit) => {
      await checkOutside(visit);
      await visit.ask({ request: 'reset-targets' });
      await visit.ask({ request: 'accept-consent', place: 'occupied' });
    });
    expect(left).toEqual({});
  });
});

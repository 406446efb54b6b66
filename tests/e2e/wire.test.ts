/** What whoever watches the wire sees of a check: measured, printed, and held to what docs/browsers.md says of it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Seen } from '../../lab/counts.ts';
import type { Scenario } from '../../lab/scenario.ts';
import { open } from '../../lab/scenarios/open.ts';
import { CONTROLS } from '../../src/catalog/controls.ts';
import { BROWSER, Stage } from './stage.ts';

const HOST = 'web.whatsapp.com';
const LARGE: Scenario = {
  ...open,
  id: 'large-pages',
  hosts: {
    [HOST]: [
      { layer: 'site', kind: 'page', bytes: 5_000_000 },
      { layer: 'site', kind: 'slow', bitsPerSecond: 20_000_000 },
    ],
  },
};
const CLEARING: Scenario = {
  ...open,
  id: 'clearing',
  hosts: { [HOST]: [{ layer: 'site', kind: 'headers', headers: { 'clear-site-data': '"*"' } }] },
};

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.common();
}, 180_000);
afterAll(() => stage?.strike());

const requests = (host: string) => stage.lab.seen().filter((one) => one.host === host && one.request !== null);
/** Not those that name the server or the length of a connection's life. */
const OF_THE_WIRE = /^(:|host$|connection$|te$|priority$|upgrade-insecure-requests$)/;

function headersOf(seen: Seen | undefined): Record<string, string> {
  const all = Object.entries(seen?.request?.headers ?? {});
  return Object.fromEntries(all.filter(([name]) => !OF_THE_WIRE.test(name)));
}

describe(`at the wire, from ${BROWSER}`, () => {
  test('a request is told from a visit by its headers, and these are the ones', async () => {
    await stage.begin('open');
    await stage.check(['whatsapp']);
    const [ours] = requests(HOST).filter(({ request }) => request?.path === '/favicon.ico');
    await stage.lab.use('open', { cut: true });
    const page = await stage.browser.openSite(`https://${HOST}/`);
    await expect.poll(() => requests(HOST).length).toBeGreaterThan(0);
    const [visit] = requests(HOST).filter(({ request }) => request?.path === '/');
    await page.close();
    const [own, theirs] = [headersOf(ours), headersOf(visit)];
    console.log(JSON.stringify({ ours: own, visit: theirs }, null, 1));
    expect(own['user-agent']).toBe(theirs['user-agent']);
    expect(own).not.toHaveProperty('origin');
    expect(own).not.toHaveProperty('referer');
    expect(own).not.toHaveProperty('cookie');
    expect(own['sec-fetch-mode']).toBe('cors');
    expect(own['sec-fetch-dest']).toBe('empty');
    expect(theirs['sec-fetch-dest']).toBe('document');
  });

  test('of a page of 5 MB little more than was asked for travels', async () => {
    await stage.begin('open');
    await stage.lab.use(LARGE, { cut: true });
    await stage.check(['whatsapp']);
    const asked = requests(HOST).map(({ request }) => `${request?.path} ${request?.headers.range ?? ''}`);
    const { bytesOut, connections } = stage.lab.countsOf(HOST);
    console.log(JSON.stringify({ asked, bytesOut, connections }));
    expect(asked.some((one) => one.startsWith('/ '))).toBe(true);
    expect(bytesOut).toBeLessThan(MOST_BYTES);
  });

  test('nothing that a site says clears what a person has there', async () => {
    await stage.begin('open');
    const page = await stage.browser.openSite(`https://${HOST}/`);
    await page.evaluate(`document.cookie = 'signed=1; max-age=3600; secure'`);
    await page.evaluate(`localStorage.setItem('signed', '1')`);
    const kept = () => page.evaluate<string>(`document.cookie + ' ' + localStorage.getItem('signed')`);
    expect(await kept()).toBe('signed=1 1');
    // The browser may ask for the icon of the page by itself, a little later.
    await sleep(1_500);
    await stage.lab.use(CLEARING, { cut: true });
    await stage.check(['whatsapp']);
    expect(requests(HOST).length).toBeGreaterThan(0);
    expect(await kept()).toBe('signed=1 1');
    await page.evaluate(`fetch('/robots.txt').then((answer) => answer.text())`);
    await expect.poll(kept).toBe(' null');
    await page.close();
  });

  test('ten rounds: which hosts come first, and how often a name is asked for', async () => {
    const first: string[] = [];
    const times: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      await stage.begin('open');
      stage.lab.resetCounts();
      await stage.check(['whatsapp', 'telegram', 'youtube']);
      const seen = stage.lab.seen();
      const order = [...new Set(seen.flatMap(({ host, request }) => (request ? [host] : [])))];
      first.push(
        order
          .slice(0, CONTROL_COUNT)
          .map((host) => (CONTROL_HOSTS.has(host) ? 'c' : 's'))
          .join(''),
      );
      times.push(seen.filter((one) => one.host === HOST && one.request === null).length);
    }
    console.log(JSON.stringify({ first, namesAskedForOneHost: times }));
    expect(Math.max(...times)).toBeLessThanOrEqual(MOST_NAMES);
  });
});

/** Windows of TCP and HTTP/2 fill before an answer is given up. */
const MOST_BYTES = 2_000_000;
/** IPv4, IPv6 and HTTPS records, for each of the requests to one host. */
const MOST_NAMES = 24;
const CONTROL_COUNT = 7;
const CONTROL_HOSTS = new Set(CONTROLS.map(({ url }) => new URL(url).hostname));

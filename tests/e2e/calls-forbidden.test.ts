import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Page } from '../../scripts/browsers/driver.ts';
import { RELAYS } from '../../scripts/start/relays.ts';
import { beginCalls, testCalls, verdictOf, waitSixMinutes } from './calls-stage.ts';
import { BROWSER, Stage, type StageSetting } from './stage.ts';

/** As an add-on sets it. */
function forbidUdp(home: string): void {
  const folder = join(home, 'profile', 'Default');
  mkdirSync(folder, { recursive: true });
  const preferences = { webrtc: { ip_handling_policy: 'disable_non_proxied_udp' } };
  writeFileSync(join(folder, 'Preferences'), JSON.stringify(preferences));
}

async function inBrowser(setting: StageSetting, work: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await Stage.set('open', 'lab', { relays: RELAYS, ...setting });
  try {
    await beginCalls(stage);
    await work(stage);
  } finally {
    await stage.strike();
  }
}

const NOT_CHECKED = { reach: 'not_checked', cause: null };
const pref = (name: string, value = true): StageSetting => ({ prefs: { [`media.peerconnection.${name}`]: value } });

describe.skipIf(BROWSER !== 'firefox')('Firefox keeps UDP from pages', { timeout: 120_000 }, () => {
  // With the second it waits as if nothing were answered, while HTTP/3 goes on: the look of a filter of STUN.
  test.each(['enabled', 'ice.proxy_only'])(
    'media.peerconnection.%s: told as what it is, also the second time',
    async (name) => {
      await inBrowser(pref(name, name !== 'enabled'), async (stage) => {
        for (const wait of [async () => undefined, () => waitSixMinutes(stage)]) {
          await wait();
          const found = await testCalls(stage, { ids: ['telegram', 'threema'] });
          expect(found).toMatchObject({ udp: 'forbidden', rules: { telegram: 'calls-forbidden-here' } });
          for (const id of ['telegram', 'threema']) expect(verdictOf(found, id)).toMatchObject(NOT_CHECKED);
        }
      });
    },
  );

  test('ice.relay_only lets relays be asked, and STUN is not taken for silent', async () => {
    await inBrowser(pref('ice.relay_only'), async (stage) => {
      const found = await testCalls(stage, { ids: ['telegram', 'threema'] });
      expect(found).toMatchObject({ udp: 'open', rules: { telegram: 'calls-answer', threema: 'calls-unclear' } });
    });
  });

  test('ice.no_host hides addresses alone', async () => {
    await inBrowser(pref('ice.no_host'), async (stage) => {
      expect((await testCalls(stage, { ids: ['telegram'] })).rules.telegram).toBe('calls-answer');
    });
  });
});

describe.skipIf(BROWSER !== 'chromium')('Chromium is told to let no page use UDP past a proxy', () => {
  // By its own log Chromium reads the policy for pages of the web alone. Should pages of extensions once be among them, this tells.
  test('pages of the web have none, and the test, made in a page of the extension, goes out as ever', async () => {
    await inBrowser({ furnish: forbidUdp }, async (stage) => {
      const site = await stage.browser.openSite('https://khpg.org/', { width: 800, height: 600 });
      expect(await candidatesIn(site)).toEqual([]);
      const own = await stage.browser.open('src/ui/dashboard/index.html', { width: 800, height: 600 });
      expect(await candidatesIn(own)).toContain('srflx udp');
      expect(await testCalls(stage, { ids: ['telegram'] })).toMatchObject({
        udp: 'open',
        rules: { telegram: 'calls-answer' },
      });
    });
  }, 120_000);
});

function candidatesIn(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(async () => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:stun.threema.ch:3478' }] });
    const kinds = [];
    const over = new Promise((done) => {
      peer.onicecandidate = ({ candidate }) => candidate ? kinds.push(candidate.type + ' ' + candidate.protocol) : done();
      setTimeout(done, 3000);
    });
    peer.createDataChannel('');
    await peer.setLocalDescription(await peer.createOffer());
    await over;
    peer.close();
    return kinds;
  })()`);
}

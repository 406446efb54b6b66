import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RELAYS } from '../../scripts/start/relays.ts';
import { beginCalls, testCalls, verdictOf } from './calls-stage.ts';
import { BROWSER, Stage } from './stage.ts';

/** As an add-on sets it: pages get no UDP past a proxy. */
function forbidUdp(home: string): void {
  const folder = join(home, 'profile', 'Default');
  mkdirSync(folder, { recursive: true });
  const preferences = { webrtc: { ip_handling_policy: 'disable_non_proxied_udp' } };
  writeFileSync(join(folder, 'Preferences'), JSON.stringify(preferences));
}

let stage: Stage;
beforeAll(async () => {
  const furnish = BROWSER === 'chromium' ? forbidUdp : () => undefined;
  // Firefox has no such connections at all then.
  const prefs = { 'media.peerconnection.enabled': false };
  stage = await Stage.set('open', 'lab', { relays: RELAYS, furnish, prefs });
}, 180_000);
afterAll(() => stage?.strike());

test(`a browser that was told to let no page use UDP, in ${BROWSER}`, async () => {
  await beginCalls(stage);
  const found = await testCalls(stage, { ids: ['telegram'] });
  // Chromium's offscreen document did not follow the preference, nor the policy of the same name: the test runs as ever.
  if (BROWSER === 'chromium') expect(found).toMatchObject({ udp: 'open', rules: { telegram: 'calls-answer' } });
  else {
    expect(found).toMatchObject({ udp: 'forbidden', rules: { telegram: 'calls-forbidden-here' } });
    expect(verdictOf(found, 'telegram')).toMatchObject({ reach: 'not_checked', cause: null });
  }
}, 60_000);

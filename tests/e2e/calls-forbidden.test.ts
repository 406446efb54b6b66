import { afterAll, beforeAll, expect, test } from 'vitest';
import { RELAYS } from '../../scripts/start/relays.ts';
import { beginCalls, testCalls, verdictOf } from './calls-stage.ts';
import { BROWSER, Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  // As an add-on or a setting would: Chromium keeps pages from UDP past a proxy, Firefox has no such connections at all.
  const args = ['--force-webrtc-ip-handling-policy=disable_non_proxied_udp'];
  const prefs = { 'media.peerconnection.enabled': false };
  stage = await Stage.set('open', 'lab', { relays: RELAYS, args, prefs });
}, 180_000);
afterAll(() => stage?.strike());

test(`a browser that lets no page use UDP is told from a network, in ${BROWSER}`, async () => {
  await beginCalls(stage);
  const found = await testCalls(stage, { ids: ['telegram'] });
  expect(found.udp).toBe('forbidden');
  expect(verdictOf(found, 'telegram')).toMatchObject({ reach: 'not_checked', cause: null });
  expect(found.rules.telegram).toBe('calls-forbidden-here');
}, 60_000);

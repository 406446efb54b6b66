import { expect, test } from 'vitest';
import { PLACES } from '../catalog/places.ts';
import { PLACES as NAMES, type Place, type Tier } from '../core/types.ts';
import { mayBeSent } from './gate.ts';
import type { CallTest } from './gate-calls.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

const hosts = (text: string) => new Set([text.replace(/^(stuns?|turns?|https):(\/\/)?/, '').replace(/[:?/].*$/, '')]);
const testOf = (servers: ReadonlySet<string>, neutral: ReadonlySet<string>, tier: Tier = 'A'): CallTest => ({
  wish: { services: servers.size > 0 ? [{ id: 's', tier }] : [], warned: true },
  choices: { scheduled: null, tiers: [] },
  servers,
  neutral,
});
const NONE: ReadonlySet<string> = new Set();

function refusal(place: Place, text: string, call: CallTest | undefined, isProxied = false) {
  const gate = { policy: PLACES[place], settings: DEFAULT_SETTINGS, hosts: NONE, isProxied, ...(call && { call }) };
  return mayBeSent(text, 'call', gate);
}
const asNeutral = (text: string) => NAMES.filter((place) => refusal(place, text, testOf(NONE, hosts(text))) === null);
const asServer = (text: string, tier: Tier) =>
  NAMES.filter((place) => refusal(place, text, testOf(hosts(text), NONE, tier)) === null);

const OPEN = NAMES.filter((place) => place !== 'china' && place !== 'turkmenistan');
const LAX: readonly Place[] = ['outside', 'russia', 'filtered'];

test('servers of the catalogue: wherever calls may be tested; a domestic one in Russia alone, and past no proxy', () => {
  expect(asNeutral('stun:stun.l.google.com:19302')).toEqual(OPEN);
  expect(asNeutral('turns:turn.cloudflare.com:443?transport=tcp')).toEqual(OPEN);
  expect(asNeutral('https://www.gstatic.com/')).toEqual(OPEN);
  expect(asNeutral('stun:stun.fitauto.ru:3478')).toEqual(['russia']);
  const domestic = testOf(NONE, hosts('stun:stun.fitauto.ru:3478'));
  expect(refusal('russia', 'stun:stun.fitauto.ru:3478', domestic, true)).toBe('state');
});

test('servers of a service: where its tier may be asked', () => {
  expect(asServer('turn:91.108.9.100:1400?transport=udp', 'A')).toEqual(OPEN);
  expect(asServer('turn:turn3.voip.signal.org:3478?transport=udp', 'B')).toEqual(LAX);
  expect(asServer('stun:stun.threema.ch:3478', 'C')).toEqual(LAX);
  expect(asServer('stun:stun.threema.ch:3478', 'X')).toEqual([]);
});

test('what a policy or a message names: as a service where the most delicate may be asked, as neutral outside alone', () => {
  expect(asServer('turn:relay.example.org:3478?transport=udp', 'A')).toEqual(LAX);
  expect(asNeutral('stun:stun.example.org:3478')).toEqual(['outside']);
  expect(asServer('stun:192.168.1.1:3478', 'A')).toEqual(['outside']);
  for (const text of ['stun:www.gosuslugi.ru:3478', 'stun:www.mid.gov.ru:3478'])
    expect(asServer(text, 'A')).toEqual([]);
});

test('no server that the test did not choose, none without a test, and no more neutral ones than the place allows', () => {
  const text = 'stun:stun.l.google.com:19302';
  expect(refusal('outside', text, testOf(NONE, new Set(['stun.nextcloud.com'])))).toBe('not_chosen');
  expect(refusal('outside', text, undefined)).toBe('place');
  const two = testOf(NONE, new Set(['stun.l.google.com', 'stun.nextcloud.com']));
  expect(refusal('occupied', text, two)).toBe('place');
  expect(refusal('russia', text, two)).toBeNull();
  const unwarned = { ...testOf(NONE, hosts(text)), wish: { services: [], warned: false } };
  expect(refusal('iran', text, unwarned)).toBe('place');
});

test('what is neither a call server nor a web address is sent nowhere', () => {
  for (const text of ['stuns:a.example:1', 'turn:a.example:99999', 'turn:u@a.example:3478', 'ftp://a.example/'])
    expect(refusal('outside', text, testOf(NONE, hosts(text)))).toBe('not_web');
});

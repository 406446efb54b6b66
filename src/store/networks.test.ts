import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NotificationState } from '../core/diff.ts';
import type { Pulse } from '../core/pulse.ts';
import { completed, EMPTY_LEDGER, forget, isLedger, type Ledger } from './ledger.ts';
import { footingOf, here, keyOfNumber, moveTo, nameHere, recognise, withPulse } from './networks.ts';

const track = (told: 'up' | 'down'): NotificationState => ({
  told,
  candidate: null,
  rounds: 0,
  toldMs: [],
  sinceMs: 1,
});
const keys = ({ networks }: Ledger) => networks.map(({ key }) => key);
const tracksOf = (ledger: Ledger) => here(ledger)?.tracks;
const withTrack = (ledger: Ledger, a: NotificationState): Ledger => ({
  ...ledger,
  networks: ledger.networks.map((one, index) => (index === 0 ? { ...one, tracks: { a } } : one)),
});
const HOME = withTrack(recognise(EMPTY_LEDGER, 'wifi', 'home'), track('up'));
const MOBILE = withTrack(recognise(HOME, 'cellular', 'mobile'), track('down'));

describe('which network this is', () => {
  test('another look is another network, and coming home compares with home', () => {
    expect(keys(MOBILE)).toEqual(['mobile', 'home']);
    const away = recognise(HOME, 'cellular', 'x');
    expect([tracksOf(away), away.moved]).toEqual([{}, 'known']);
    const back = recognise(MOBILE, 'wifi', 'x');
    expect(keys(back)).toEqual(['home', 'mobile']);
    expect([tracksOf(back), back.moved]).toEqual([{ a: track('up') }, 'known']);
  });

  test('the same look is the same network', () => {
    expect(recognise(HOME, 'wifi', 'x')).toEqual(HOME);
    expect(moveTo(HOME, 'home')).toBe(HOME);
  });

  test('where the browser sees no difference, the user says that it is another', () => {
    const office = nameHere(moveTo(HOME, 'office'), 'Office', 'x');
    expect(office.networks[0]).toMatchObject({ key: 'office', name: 'Office', sign: null });
    const seen = recognise(office, 'wifi', 'x');
    expect(keys(seen)).toEqual(['office', 'home']);
    expect(tracksOf(moveTo(seen, 'home'))).toEqual(tracksOf(HOME));
  });

  test('a name may come before the first round', () => {
    const named = recognise(nameHere(EMPTY_LEDGER, 'Home', 'home'), 'wifi', 'x');
    expect(named.networks).toMatchObject([{ key: 'home', name: 'Home', sign: 'wifi' }]);
  });

  test('however one moves, keys are unique and few, and nothing told on a kept network is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'abcdefghijkl'), { maxLength: 40 }), (visits) => {
        let ledger: Ledger = EMPTY_LEDGER;
        const told: Record<string, number> = {};
        for (const [index, sign] of visits.entries()) {
          ledger = recognise(ledger, sign, `${sign}${index}`);
          const key = ledger.networks[0]?.key ?? '';
          if (told[key] !== undefined) expect(tracksOf(ledger)?.a?.sinceMs).toBe(told[key]);
          told[key] = index;
          ledger = withTrack(ledger, { ...track('up'), sinceMs: index });
        }
        expect(new Set(keys(ledger)).size).toBe(keys(ledger).length);
        expect(ledger.networks.length).toBeLessThanOrEqual(8);
      }),
    );
  });
});

test('a round stands on the one before it, but on none after a move, a sleep, or at first', () => {
  const lastRound = { id: 'r', reason: 'click', startedMs: 1, finishedMs: 2 } as const;
  const known = { ...HOME, lastRound };
  expect([footingOf(known, false), footingOf(known, true)]).toEqual(['settled', 'unsure']);
  expect([footingOf(HOME, false), footingOf(HOME, true)]).toEqual(['first', 'first']);
  expect(footingOf({ ...moveTo(known, 'office') }, false)).toBe('moved_to_known');
  expect(footingOf({ ...known, moved: 'unknown' }, true)).toBe('moved_to_unknown');
});

describe('a number that was looked up', () => {
  const known = [
    { asn: 1, key: 'home' },
    { asn: 2, key: 'mobile' },
  ];

  test('belongs to the present network at first', () => {
    expect(keyOfNumber(HOME, [], 1, 'x')).toBe('home');
    expect(keyOfNumber(HOME, known, 1, 'x')).toBe('home');
    expect(keyOfNumber(EMPTY_LEDGER, known, 1, 'x')).toBeNull();
  });

  test('another number on a network that had one is another network', () => {
    expect(keyOfNumber(HOME, known, 3, 'x')).toBe('x');
  });

  test('a known number leads back, but not to a network that looks different', () => {
    const twin = recognise(moveTo(HOME, 'office'), 'wifi', 'x');
    expect(keyOfNumber(twin, [...known, { asn: 3, key: 'office' }], 1, 'x')).toBe('home');
    expect(keyOfNumber(MOBILE, known, 1, 'x')).toBe('x');
  });
});

describe('the ledger', () => {
  test('an old one without networks is completed', () => {
    const { networks: _, moved: __, pulses: ___, ...old } = EMPTY_LEDGER;
    expect(isLedger(old)).toBe(true);
    expect(completed(old as Ledger)).toEqual(EMPTY_LEDGER);
  });

  test('an old one with what was told here beside the networks gives it to the present one', () => {
    const [present, home] = MOBILE.networks;
    const old = { ...MOBILE, networks: [{ ...present, tracks: {} }, home], tracks: present?.tracks };
    expect(completed(old as Ledger)).toEqual(MOBILE);
  });

  test.each([[null], ['x'], [[null, 1, {}, { key: 7 }, 'x']]])(
    'networks that a fault left as %j are left out',
    (fault) => {
      const broken = { ...HOME, networks: fault, pulses: fault } as unknown as Ledger;
      expect(completed(broken)).toEqual({ ...HOME, networks: [], pulses: [] });
    },
  );

  test('a service that is forgotten is forgotten on every network', () => {
    const forgotten = forget(MOBILE, ['a']);
    expect(forgotten.networks.map(({ tracks }) => tracks)).toEqual([{}, {}]);
  });

  test('pulses are fifty at most', () => {
    const pulse = (atMs: number) => ({ atMs, network: 'home' }) as Pulse;
    let ledger = EMPTY_LEDGER;
    for (let at = 1; at <= 200; at += 1) ledger = { ...ledger, pulses: withPulse(ledger, pulse(at)) };
    expect(ledger.pulses).toHaveLength(50);
    expect(withPulse(ledger, null)).toBe(ledger.pulses);
  });
});

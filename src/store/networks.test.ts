import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Track } from '../core/diff.ts';
import type { Pulse } from '../core/pulse.ts';
import { completed, EMPTY_LEDGER, forget, isLedger, type Ledger } from './ledger.ts';
import { keyOfNumber, moveTo, nameHere, recognise, withPulse } from './networks.ts';

const track = (told: 'up' | 'down'): Track => ({ told, candidate: null, rounds: 0, toldMs: [], sinceMs: 1 });
const keys = ({ networks }: Ledger) => networks.map(({ key }) => key);
const HOME = { ...recognise(EMPTY_LEDGER, 'wifi', 'home'), tracks: { a: track('up') } };
const MOBILE = { ...recognise(HOME, 'cellular', 'mobile'), tracks: { a: track('down') } };

describe('which network this is', () => {
  test('the first one keeps what was told before networks had keys', () => {
    const old = { ...EMPTY_LEDGER, tracks: { a: track('up') } };
    expect(recognise(old, 'wifi', 'home')).toMatchObject({ tracks: { a: { told: 'up' } }, moved: null });
  });

  test('another look is another network, and coming home compares with home', () => {
    expect(keys(MOBILE)).toEqual(['mobile', 'home']);
    expect(recognise(HOME, 'cellular', 'x')).toMatchObject({ tracks: {}, moved: 'known' });
    const back = recognise(MOBILE, 'wifi', 'x');
    expect(keys(back)).toEqual(['home', 'mobile']);
    expect(back).toMatchObject({ tracks: { a: { told: 'up' } }, moved: 'known' });
  });

  test('the same look is the same network', () => {
    expect(recognise(HOME, 'wifi', 'x').tracks).toBe(HOME.tracks);
    expect(moveTo(HOME, 'home')).toBe(HOME);
  });

  test('where the browser sees no difference, the user says that it is another', () => {
    const office = nameHere(moveTo(HOME, 'office'), 'Office', 'x');
    expect(office.networks[0]).toMatchObject({ key: 'office', name: 'Office', sign: null });
    const seen = recognise(office, 'wifi', 'x');
    expect(keys(seen)).toEqual(['office', 'home']);
    expect(moveTo(seen, 'home').tracks).toEqual(HOME.tracks);
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
          if (told[key] !== undefined) expect(ledger.tracks.a?.sinceMs).toBe(told[key]);
          told[key] = index;
          ledger = { ...ledger, tracks: { a: { ...track('up'), sinceMs: index } } };
        }
        expect(new Set(keys(ledger)).size).toBe(keys(ledger).length);
        expect(ledger.networks.length).toBeLessThanOrEqual(8);
      }),
    );
  });
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

  test.each([[null], ['x'], [[null, 1, {}, { key: 7 }, 'x']]])(
    'networks that a fault left as %j are left out',
    (fault) => {
      const broken = { ...HOME, networks: fault, pulses: fault } as unknown as Ledger;
      expect(completed(broken)).toEqual({ ...HOME, networks: [], pulses: [] });
    },
  );

  test('a service that is forgotten is forgotten on every network', () => {
    const forgotten = forget(MOBILE, ['a']);
    expect(forgotten.tracks).toEqual({});
    expect(forgotten.networks.map(({ tracks }) => tracks)).toEqual([{}, {}]);
  });

  test('pulses are those of the last day, fifty at most', () => {
    const hour = 3_600_000;
    const pulse = (atMs: number) => ({ atMs, network: 'home' }) as Pulse;
    let ledger = EMPTY_LEDGER;
    for (let at = 1; at <= 200; at += 1) ledger = { ...ledger, pulses: withPulse(ledger, pulse(at), at) };
    expect(ledger.pulses).toHaveLength(50);
    expect(withPulse(ledger, pulse(30 * hour), 30 * hour)).toHaveLength(1);
    expect(withPulse(ledger, null, 10)).toEqual([]);
  });
});

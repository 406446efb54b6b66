import { describe, expect, test } from 'vitest';
import { answered, failed, frozen, helper, named, TRUE_ADDRESS, voices } from '../../../tests/support/observations.ts';
import type { Failure } from '../failure.ts';
import type { Observation } from '../types.ts';
import { attemptFacts, sameFailures } from './attempt.ts';
import { flapsOf, isEnough, isNoisy } from './noise.ts';

const times = (count: number, failure: Failure): Observation[] =>
  Array.from({ length: count }, (_, index) => failed(index === 0 ? 'first' : 'repeat', failure));
const proofOf = (observations: readonly Observation[], flaps = 0) =>
  attemptFacts('blocked.example', observations, { isWarm: false, flaps });
const ownHttps = [
  { from: 'http://blocked.example/', to: 'https://blocked.example/', status: 301, address: TRUE_ADDRESS },
];

describe('flapsOf', () => {
  test('counts sites that failed and answered in one round, and no others', () => {
    const flapped = [failed('first', 'connection_reset'), answered('repeat')];
    const largeFlapped = [answered(), frozen(), answered('large')];
    expect(flapsOf([flapped, largeFlapped, [answered()], times(3, 'connection_reset'), []])).toBe(2);
  });

  test('two flaps make a round of which nothing is told', () => {
    expect([0, 1, 2, 9].map(isNoisy)).toEqual([false, false, true, true]);
  });
});

describe('proof', () => {
  test('takes three failures of a kind, four beside one flap, and does not exist beside two', () => {
    expect([2, 3, 4].map((count) => isEnough(count, 0))).toEqual([false, true, true]);
    expect([3, 4].map((count) => isEnough(count, 1))).toEqual([false, true]);
    expect(isEnough(99, 2)).toBe(false);
  });

  test('does not grow with noise', () => {
    for (let failures = 0; failures < 9; failures += 1)
      for (let flaps = 0; flaps < 4; flaps += 1)
        expect(Number(isEnough(failures, flaps + 1))).toBeLessThanOrEqual(Number(isEnough(failures, flaps)));
  });

  test('is given by port 80 too, where it leads to the same failure', () => {
    const twice = times(2, 'connection_reset');
    expect(proofOf(twice).proof).toBe('thin');
    expect(proofOf([...twice, failed('plain_http', 'connection_reset')]).proof).toBe('enough');
    expect(proofOf([...twice, failed('plain_http', 'generic_timeout_error')]).proof).toBe('thin');
  });

  test('is not given by failures of different kinds', () => {
    const mixed = [failed('first', 'connection_reset'), ...times(3, 'connection_refused').slice(1)];
    expect(proofOf(mixed)).toMatchObject({ signs: 'mixed', proof: 'thin' });
  });

  test('is muddled by an address that is dead in another way', () => {
    const thrice = times(3, 'generic_timeout_error');
    expect(proofOf([...thrice, failed('by_address', 'generic_timeout_error')]).proof).toBe('enough');
    expect(proofOf([...thrice, failed('by_address', 'connection_reset')]).proof).toBe('thin');
  });

  test('is void once port 80 led to the site itself and it came', () => {
    const led = answered('plain_http', { hops: ownHttps });
    expect(proofOf([...times(3, 'connection_reset'), led]).attempt).toBe('flapped');
  });

  test('counts a resolver that is silent and one that says no as one', () => {
    const nameless = [failed('first', 'dns_lookup_error'), failed('repeat', 'generic_timeout_error')];
    expect(sameFailures([...nameless, named('system_resolver', [])])).toEqual({ sign: 'name', count: 3 });
  });
});

describe('a TLS failure that the browser does not explain', () => {
  const sentence = (probe: 'first' | 'repeat' | 'by_address', words: string): Observation => ({
    ...(failed(probe, 'ssl_failed') as Extract<Observation, { step: 'tls' }>),
    step: 'tls',
    words,
  });
  const signOf = (observations: readonly Observation[]) => proofOf(observations).sign;
  const byName = (words: string) => [sentence('first', words), sentence('repeat', words)];

  test('is compared with what the address says without the name, in any language', () => {
    expect(signOf([...byName('Имя не то'), sentence('by_address', 'Имя не то')])).toBe('tls_same');
    expect(signOf([...byName('Издатель неизвестен'), sentence('by_address', 'Имя не то')])).toBe('tls_other');
    expect(signOf(byName('Имя не то'))).toBe('tls');
  });

  test('is no certificate where the browser names certificates', () => {
    expect(signOf([...times(2, 'ssl_failed'), failed('by_address', 'ssl_invalid_hostname')])).toBe('not_tls');
  });

  test('stays unexplained beside whatever else is known', () => {
    expect(signOf([...times(2, 'ssl_failed'), ...voices([TRUE_ADDRESS]), helper({})])).toBe('tls');
  });
});

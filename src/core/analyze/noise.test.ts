import { describe, expect, test } from 'vitest';
import {
  answered,
  control,
  failed,
  frozen,
  helper,
  named,
  network,
  TRUE_ADDRESS,
  voices,
} from '../../../tests/support/observations.ts';
import type { Failure } from '../failure.ts';
import type { ControlResult, Observation } from '../types.ts';
import { attemptFacts, sameFailures } from './attempt.ts';
import { flapsOf, haveFlapped, isEnough, isNoisy } from './noise.ts';

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

  test('leaves out what was ended on this side', () => {
    const ours = (['aborted_by_us', 'network_changed', 'blocked_by_client', 'permission_missing'] as const).map(
      (failure) => [failed('first', failure), answered('repeat')],
    );
    expect(flapsOf(ours)).toBe(0);
  });

  test('two flaps make a round of which nothing is told', () => {
    expect([0, 1, 2, 9].map(isNoisy)).toEqual([false, false, true, true]);
  });
});

describe('haveFlapped', () => {
  const dead = (failure: Failure) => control({ ok: false, failure, status: null });
  const flapped = (before: ControlResult, now: ControlResult) =>
    haveFlapped(network({ controls: [before] }), network({ controls: [now] }));

  test('is true of a control that failed once and answered once, in either order', () => {
    expect(flapped(control(), dead('connection_reset'))).toBe(true);
    expect(flapped(dead('generic_timeout_error'), control())).toBe(true);
  });

  test('is false of one that is blocked itself, that was cut off on this side, or was asked once', () => {
    expect(flapped(dead('connection_reset'), dead('generic_timeout_error'))).toBe(false);
    expect(flapped(dead('aborted_by_us'), control())).toBe(false);
    expect(flapped(control({ id: 'another' }), dead('connection_reset'))).toBe(false);
    expect(haveFlapped(null, network({ controls: [dead('connection_reset')] }))).toBe(false);
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

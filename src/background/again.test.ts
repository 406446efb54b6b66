import { expect, test } from 'vitest';
import { answered, failed, named, network, target, voices } from '../../tests/support/observations.ts';
import { PLACES } from '../catalog/places.ts';
import type { NotificationState } from '../core/diff.ts';
import type { Observation } from '../core/types.ts';
import { begin, EMPTY_LEDGER, type Ledger, noteFound, noteNetwork } from '../store/ledger.ts';
import { dueMs, withFinality } from './again.ts';

const TARGET = target({ id: 'a/web/0', service: 'a', largeUrl: null });
const POLICY = { policy: PLACES.outside };

/** A name that is cut, seen at these times. */
const cutAt = (...times: number[]): Observation[] => [
  ...times.map((atMs, index) => failed(index === 0 ? 'first' : 'repeat', 'connection_reset', { atMs })),
  named('system_resolver', ['93.184.215.14']),
  ...voices(['93.184.215.14']),
  failed('by_address', 'ssl_invalid_hostname'),
];

function running(told: NotificationState['told'], reason: 'click' | 'page' = 'click'): Ledger {
  const track = { told, candidate: null, rounds: 0, toldMs: [], sinceMs: 0 };
  const before = { ...EMPTY_LEDGER, networks: [{ key: 'here', sign: null, name: null, tracks: { a: track } }] };
  const chosen = { id: 'r', reason, startedMs: 0, footing: 'settled', isWarm: false, large: [] } as const;
  return noteNetwork(begin(before, { ...chosen, targets: [TARGET.id] }), 'r', network(), 500);
}

function isFinal(ledger: Ledger, observations: Observation[], wave: number): boolean {
  return withFinality(ledger, POLICY, TARGET, { observations, notAsked: [], isFinal: true }, wave).isFinal;
}

test('what would be called blocked is asked again once; what no asking would make a block is final', () => {
  expect(isFinal(running(null), cutAt(0, 1_000, 2_000), 0)).toBe(false);
  expect(isFinal(running(null), cutAt(0, 1_000, 2_000), 1)).toBe(true);
  expect(isFinal(running(null), [failed('first', 'dns_lookup_error'), failed('repeat', 'dns_lookup_error')], 0)).toBe(
    true,
  );
  expect(isFinal(running(null), [failed('first', 'connection_reset', { atMs: 0 }), answered('repeat')], 0)).toBe(true);
});

test('what people would hear of is asked a third time', () => {
  const lasted = cutAt(0, 1_000, 12_000);
  expect(isFinal(running('up'), lasted, 1)).toBe(false);
  expect(isFinal(running('down'), lasted, 1)).toBe(true);
  expect(isFinal(running('up', 'page'), lasted, 1)).toBe(true);
  expect(isFinal(running('up'), cutAt(0, 1_000, 12_000, 26_000), 2)).toBe(true);
});

test('the next asking is due after the last of the first failures', () => {
  const other = target({ id: 'b/web/0', service: 'b' });
  let ledger = running(null);
  const found = (observations: Observation[]) => ({ observations, notAsked: [], isFinal: false });
  ledger = noteFound(ledger, 'r', TARGET.id, found(cutAt(0, 3_000)), 0);
  ledger = noteFound(ledger, 'r', other.id, found(cutAt(700, 3_000)), 0);
  expect(ledger.running && dueMs(ledger.running, [TARGET, other], 10_000)).toBe(10_700);
});

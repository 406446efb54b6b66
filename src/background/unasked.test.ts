import { expect, test } from 'vitest';
import { network } from '../../tests/support/observations.ts';
import type { NetworkState } from '../core/types.ts';
import type { LastResult } from '../store/ledger.ts';
import { unaskedIn } from './unasked.ts';

const HOUR = 3_600_000;

function known(checkedMs: number | null, state: NetworkState, services: readonly string[] = ['a']) {
  const lastRound = { id: 'r', reason: 'click', startedMs: HOUR, finishedMs: HOUR + 9_000, services } as const;
  const stored = checkedMs === null ? {} : { a: { checkedMs } as LastResult };
  return { lastRound, stored, network: network({ state }) };
}

test('what the last round found, or a later one, is its own word', () => {
  expect(unaskedIn(known(HOUR, 'online'), 'a', 'scheduled')).toBeNull();
  expect(unaskedIn(known(2 * HOUR, 'online'), 'a', 'scheduled')).toBeNull();
  expect(unaskedIn({ ...known(null, 'online'), lastRound: null }, 'a', 'scheduled')).toBeNull();
});

test('an older result is told to be older, and why', () => {
  expect(unaskedIn(known(1, 'offline'), 'a', 'scheduled')).toBe('network');
  expect(unaskedIn(known(1, 'captive_portal'), 'a', 'scheduled')).toBe('network');
  expect(unaskedIn(known(1, 'online'), 'a', 'scheduled')).toBe('cut_short');
  expect(unaskedIn(known(1, 'offline', ['b']), 'a', 'scheduled')).toBe('not_due');
  expect(unaskedIn(known(null, 'online', ['b']), 'a', 'never')).toBe('place');
});

import { expect, test } from 'vitest';
import { STATES } from './gallery/snapshots.ts';
import { mayCheck, sceneOf } from './scene.ts';

const sceneIn = (state: string) => sceneOf(STATES[state]?.());

test.each([
  ['bad-day', 'day'],
  ['all-well', 'day'],
  ['checking', 'day'],
  ['first-check', 'first_check'],
  ['first-run', 'first_run'],
  ['no-permission', 'no_permission'],
  ['unchecked', 'unchecked'],
  ['offline', 'offline'],
  ['captive-portal', 'captive_portal'],
  ['domestic-only', 'domestic_only'],
  ['impaired', 'impaired'],
  ['forbidden', 'forbidden'],
  ['empty', 'loading'],
] as const)('%s is %s', (state, scene) => {
  expect(sceneIn(state)).toBe(scene);
});

test('a round can be asked for only with consent, permission and something to check', () => {
  expect(mayCheck(STATES['bad-day']?.())).toBe(true);
  expect(mayCheck(STATES['first-run']?.())).toBe(false);
  expect(mayCheck(STATES['no-permission']?.())).toBe(false);
  expect(mayCheck(STATES.forbidden?.())).toBe(false);
  expect(mayCheck(null)).toBe(false);
});

import { expect, test } from 'vitest';
import { HEALTHY, type Truth } from '../../lab/truth.ts';
import { isFair, isFairIn, isFalseBlocked, type Scored, type Told } from '../../scripts/accuracy/score.ts';

const BY_THE_DEVICE: Truth = { reach: 'unreachable', cause: 'network', method: null };
const scored = (told: Partial<Told>, fair: Scored['fair'] = [], truth: Truth = BY_THE_DEVICE): Scored => ({
  id: 'x',
  truth,
  fair,
  told: { reach: 'unreachable', cause: 'network', method: null, confidence: null, ...told },
});

test('a verdict is honest in whole or not at all: that neither names a method makes none right', () => {
  expect(isFair(scored({}))).toBe(true);
  expect(isFair(scored({ reach: 'reachable', cause: null }))).toBe(false);
  expect(isFair(scored({ cause: 'unknown' }))).toBe(false);
  expect(isFair(scored({ cause: 'unknown' }, [{ reach: 'unreachable', cause: 'unknown' }]))).toBe(true);
  expect(isFairIn(scored({ reach: 'reachable', cause: null }), 'cause')).toBe(false);
});

test('an accusation that is fair as possible only is false as more', () => {
  const fair = [{ reach: 'unreachable', cause: 'blocking', most: 'possible' }] as const;
  const accused = (confidence: Told['confidence']) => scored({ cause: 'blocking', confidence }, fair);
  expect([accused('possible'), accused('likely')].map(isFalseBlocked)).toEqual([false, true]);
  expect(isFalseBlocked(scored({ cause: 'blocking' }, [], HEALTHY))).toBe(true);
});

import { describe, expect, test } from 'vitest';
import { expectedOf, ids, recordedOf, replay } from './scenario.ts';

describe('what was recorded in the lab', () => {
  test('is a corpus of at least eighty scenarios', () => {
    expect(ids().length).toBeGreaterThanOrEqual(80);
  });

  test.each(ids())('%s is judged as expected', (id) => {
    expect(replay(recordedOf(id))).toEqual(expectedOf(id));
  });

  test.each(ids())('%s is not called blocked unless it is, or looks just so', (id) => {
    const { truth } = recordedOf(id);
    const { cause, confidence } = expectedOf(id).verdict;
    if (truth.cause === 'blocking' || cause !== 'blocking') return;
    expect([truth.reach === 'reachable', confidence]).toEqual([false, 'possible']);
  });

  test.each(ids())('%s has the same verdict whatever was noted first', (id) => {
    const recorded = recordedOf(id);
    const observations = [...recorded.measurement.observations].reverse();
    const { verdict } = replay({ ...recorded, measurement: { ...recorded.measurement, observations } });
    expect({ ...verdict, witness: [] }).toEqual({ ...expectedOf(id).verdict, witness: [] });
  });
});

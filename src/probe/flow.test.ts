import { expect, test } from 'vitest';
import { flowOf } from './flow.ts';

const pieces = Array.from({ length: 41 }, (_, index) => [index * 50, 800] as const);

test('a body that came evenly has even tenths, the last piece aside', () => {
  const { bodyMs, tenths = [] } = flowOf({ bytes: 32_800, bodyMs: 2_000, pieces });
  expect(bodyMs).toBe(2_000);
  expect(tenths).toEqual(new Array(10).fill(3_200));
});

test('what came in a moment, or is small, tells no flow', () => {
  expect(flowOf({ bytes: 64_000, bodyMs: 80, pieces: [[0, 64_000]] })).toEqual({ bodyMs: 80 });
  expect(flowOf({ bytes: 1_200, bodyMs: 0, pieces: [[0, 1_200]] })).toEqual({});
});

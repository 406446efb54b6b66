import { expect, test } from 'vitest';
import { NO_TIMING, timingOf } from './timing.ts';

const FRESH = {
  domainLookupStart: 10,
  domainLookupEnd: 37,
  connectStart: 37,
  connectEnd: 84,
  secureConnectionStart: 37,
  requestStart: 85,
  responseStart: 87,
  nextHopProtocol: 'h2',
};

test('a fresh connection has times', () => {
  const phases = { dnsMs: 27, connectMs: 47, tlsMs: 47, firstByteMs: 2, protocol: 'h2' };
  expect(timingOf(FRESH)).toEqual({ reused: false, phases });
});

test('an older connection has none', () => {
  const reused = { ...FRESH, connectStart: 10, connectEnd: 10, secureConnectionStart: 10 };
  expect(timingOf(reused)).toMatchObject({ reused: true, phases: { connectMs: 0, tlsMs: null } });
});

test('hidden times say nothing', () => {
  expect(timingOf({ ...FRESH, requestStart: 0 })).toEqual(NO_TIMING);
  expect(timingOf(undefined)).toEqual(NO_TIMING);
});

import type { BodyFault } from '../scenario.ts';
import { HEALTHY, impaired, type Truth } from '../truth.ts';
import { BLOCKED_SOMEHOW, type Condition, IN_RANGE, on, SIBLING, SLOW, UNEXPLAINED } from './condition.ts';

const FROZEN = impaired('body_freeze');
const THROTTLED = impaired('throttling');
const SLOW_NETWORK: Truth = { reach: 'impaired', cause: 'network', method: null };
const FROZEN_SOMEHOW: Truth = { reach: 'impaired', cause: 'blocking', method: null };

const FREEZE: BodyFault = { layer: 'body', kind: 'freeze', after: 16_384 };

function frozen(after: number): Condition {
  return on(
    `body-freeze-${after}`,
    { layer: 'body', kind: 'freeze', after },
    FROZEN,
    'Small objects pass, large ones stall.',
    [FROZEN_SOMEHOW],
  );
}

function dripping(
  id: string,
  fault: Partial<BodyFault> & { bitsPerSecond: number },
  truth: Truth,
  note: string,
): Condition {
  return on(id, { layer: 'body', kind: 'drip', ...fault } as BodyFault, truth, note, [SLOW]);
}

export const BODY_CONDITIONS: readonly Condition[] = [
  frozen(14_336),
  frozen(16_384),
  frozen(20_480),
  frozen(34_816),
  on(
    'body-freeze-by-name',
    { layer: 'body', kind: 'freeze', after: 16_384, on: 'name' },
    FROZEN,
    'Only when the name is sent.',
    [FROZEN_SOMEHOW],
  ),
  {
    ...on('body-freeze-range', FREEZE, FROZEN, 'A whole provider freezes.', [FROZEN_SOMEHOW]),
    around: { addresses: IN_RANGE, hosts: { [SIBLING]: [FREEZE] } },
  },
  {
    ...on('body-freeze-in-range', FREEZE, FROZEN, 'One site of a provider freezes, others do not.', [FROZEN_SOMEHOW]),
    around: { addresses: IN_RANGE, hosts: { [SIBLING]: [] } },
  },
  on('body-merely-large', { layer: 'site', kind: 'page', bytes: 400_000 }, HEALTHY, 'A large page, and nothing else.'),
  on(
    'body-freeze-full-records',
    [{ layer: 'site', kind: 'full_records' }, FREEZE],
    FROZEN,
    'The server sends records of 16 kB: of the page headers come and then not one byte, or nothing at all.',
    [FROZEN_SOMEHOW, BLOCKED_SOMEHOW],
    [SLOW],
  ),
  on(
    'body-freeze-20480-full-records',
    [
      { layer: 'site', kind: 'full_records' },
      { ...FREEZE, after: 20_480 },
    ],
    FROZEN,
    'The same with a little more.',
    [FROZEN_SOMEHOW],
  ),
  dripping('body-drip-24k', { bitsPerSecond: 24_000 }, THROTTLED, 'A policer so tight that the page is never whole.'),
  on('body-cut', { layer: 'body', kind: 'cut', after: 20_480 }, FROZEN_SOMEHOW, 'FIN before the end of the body.', [
    FROZEN,
    SLOW,
  ]),
  on('body-reset', { layer: 'body', kind: 'reset', after: 20_480 }, FROZEN_SOMEHOW, 'RST in the middle of the body.', [
    FROZEN,
    SLOW,
    BLOCKED_SOMEHOW,
  ]),
  dripping('body-drip-128k', { bitsPerSecond: 128_000 }, THROTTLED, 'A policer at 128 kbit/s; controls are fast.'),
  dripping('body-drip-64k', { bitsPerSecond: 64_000 }, THROTTLED, 'A policer at 64 kbit/s; controls are fast.'),
  dripping(
    'body-drip-burst',
    { bitsPerSecond: 96_000, burst: 12_000 },
    THROTTLED,
    'A policer whose bucket lets the first 12 kB through at once.',
  ),
  dripping('body-drip-wild', { bitsPerSecond: 128_000, wild: true }, SLOW, 'A wild rate, as congestion gives.'),
  {
    ...dripping(
      'body-slow-network',
      { bitsPerSecond: 112_000 },
      SLOW_NETWORK,
      'Everything is slow: 14 kB/s for all hosts.',
    ),
    around: { state: 'impaired', hosts: { '*': [{ layer: 'body', kind: 'drip', bitsPerSecond: 112_000 }] } },
  },
  on(
    'body-latency',
    { layer: 'body', kind: 'latency', ms: 800 },
    HEALTHY,
    'A satellite away: slow to begin, not blocked.',
    [UNEXPLAINED, SLOW],
  ),
];

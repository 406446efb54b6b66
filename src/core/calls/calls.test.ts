import { describe, expect, test } from 'vitest';
import { CALL_LONGEST_MS } from '../times.ts';
import { deadlineMs } from './deadline.ts';
import type { CallMeasurement } from './facts.ts';
import { judgeCalls } from './judge.ts';
import { singlesOf, steadinessOf } from './loss.ts';
import { CALL_RULES } from './rules.ts';
import { udpState } from './state.ts';
import { control, measurement, seen, server } from './testing.test-kit.ts';
import type { CallOutcome } from './types.ts';

const ONLINE = { isOnline: true, isQuicTold: true };
const YES = [true, true, true, true, true, true];
const CUT = [true, true, false, false, false, false];
const LOSSY = [true, false, true, false, false, true];

describe('what UDP is here', () => {
  const silent = [control('a', 'silent'), control('b', 'silent'), control('c', 'silent', 'turn')];
  const quic = (outcome: CallOutcome) => control('q', outcome, 'quic');

  test.each([
    ['one answer from abroad', [...silent, control('d', 'refused', 'turn')], 'open'],
    ['UDP of another shape answers', [...silent, quic('answered')], 'stun_filtered'],
    ['no UDP answers, sites do', [...silent, quic('silent')], 'closed'],
    [
      'inside the country alone',
      [...silent, quic('silent'), control('d', 'answered', 'stun', 'domestic')],
      'domestic_only',
    ],
    ['the browser has none', [control('a', 'forbidden'), control('b', 'forbidden')], 'forbidden'],
    [
      'the browser has none, and lets a relay look silent',
      [control('a', 'forbidden'), control('b', 'silent', 'turn'), control('c', 'silent', 'turn'), quic('answered')],
      'forbidden',
    ],
    [
      'the browser keeps STUN alone to itself',
      [control('a', 'forbidden'), control('b', 'refused', 'turn'), quic('answered')],
      'open',
    ],
    ['one owner says nothing of a network', [control('a', 'silent'), quic('silent')], 'not_told'],
    ['names not found are no silence', [control('a', 'no_name'), control('b', 'no_name'), quic('silent')], 'not_told'],
    ['other UDP was not asked', silent, 'not_told'],
    ['a relay over TLS is no UDP', [...silent, quic('silent'), control('t', 'refused', 'turns')], 'closed'],
    ['nothing was asked', [], 'not_told'],
  ] as const)('%s: %s', (_, controls, state) => {
    expect(udpState(controls, ONLINE)).toBe(state);
  });

  test('without sites, silence says nothing of UDP', () => {
    expect(udpState([...silent, quic('silent')], { ...ONLINE, isOnline: false })).toBe('not_told');
  });

  test('a firewall that says "closed" is not taken for an answer of HTTP/3', () => {
    expect(udpState([...silent, quic('answered')], { ...ONLINE, isQuicTold: false })).toBe('closed');
  });
});

describe('the verdict on calls', () => {
  const ruleOf = (more: Partial<CallMeasurement>, outcomes?: readonly CallOutcome[]) =>
    judgeCalls(measurement(more, outcomes)).ruleId;
  const ROWS: readonly [string, Partial<CallMeasurement>, (readonly CallOutcome[])?][] = [
    ['calls-list-old', { observations: [], tooOld: 2 }],
    ['calls-not-asked', { observations: [] }],
    ['calls-forbidden-here', { udp: 'forbidden' }, ['forbidden', 'forbidden']],
    ['calls-first-packets', { singles: CUT, controlSingles: YES }, ['refused', 'refused']],
    ['calls-lossy-here', { singles: LOSSY, controlSingles: LOSSY }, ['refused', 'refused']],
    ['calls-lossy', { singles: LOSSY, controlSingles: YES }, ['refused', 'refused']],
    ['calls-answer', { singles: YES, controlSingles: YES }, ['refused', 'answered']],
    ['calls-answer-some', {}, ['refused', 'silent']],
    ['calls-offline', { network: 'offline', udp: 'not_told' }],
    ['calls-udp-closed', { udp: 'closed' }],
    ['calls-domestic-only', { udp: 'domestic_only' }],
    ['calls-shape-filtered', { udp: 'stun_filtered' }],
    ['calls-shape-once', { udp: 'stun_filtered', isRepeated: false }],
    ['calls-no-controls', { udp: 'not_told' }],
    ['calls-unclear', {}, ['silent', 'no_name']],
    ['calls-proxy', { viaProxy: true }],
    ['calls-one-address', {}, ['silent']],
    ['calls-unproven', { servers: measurement().servers.map((one) => ({ ...one, isProven: false })) }],
    ['calls-few-controls', { answeringOwners: ['Google'] }],
    [
      'calls-ports-in-doubt',
      {
        ports: { answered: [3478, 443], silent: [19302] },
        servers: measurement().servers.map((one) => ({ ...one, port: 1400 })),
      },
    ],
    ['calls-service-silent', { messages: false }],
    ['calls-messages-unknown', { messages: null }],
    ['calls-filtered-elsewhere-open', { isAliveElsewhere: true }],
    ['calls-filtered', {}],
    ['calls-silent-once', { isRepeated: false, isAliveElsewhere: true }],
  ];

  test.each(ROWS)('%s', (id, more, outcomes) => {
    expect(ruleOf(more, outcomes)).toBe(id);
  });

  test('each row is reached, has an id of its own, a reason, a harmless look-alike and a source', () => {
    const ids = CALL_RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !ROWS.some(([one]) => one === id))).toEqual(['calls-unexplained']);
    for (const { reason, lookAlike, source } of CALL_RULES)
      expect([reason, lookAlike, source].every((one) => one !== '')).toBe(true);
  });

  test('a control of the same owner does not count', () => {
    expect(ruleOf({ answeringOwners: ['Google', 'App'] })).toBe('calls-few-controls');
  });

  test('a filter of one port is told from a firewall that lets usual ones out alone', () => {
    const servers = measurement().servers.map((one) => ({ ...one, port: 1400 }));
    for (const ports of [
      { answered: [3478, 443, 19302], silent: [] },
      { answered: [3478, 443], silent: [] },
      { answered: [3478, 19302], silent: [5000] },
    ])
      expect(ruleOf({ servers, ports })).toBe('calls-filtered');
    // One on an unusual port, one that may be down.
    const mixed = measurement().servers.map((one, index) => (index === 0 ? { ...one, port: 19302 } : one));
    expect(ruleOf({ servers: mixed, ports: { answered: [3478], silent: [] } })).toBe('calls-ports-in-doubt');
    // On a usual port the same silence is its own.
    expect(ruleOf({ ports: { answered: [3478, 443], silent: [19302] } })).toBe('calls-filtered');
  });

  test('two ports of one address are one address', () => {
    const [one] = measurement().servers;
    const servers = one ? [one, { ...one, id: 'other', port: 443 }] : [];
    expect(ruleOf({ servers, observations: servers.map((each) => seen(each, 'silent')) })).toBe('calls-one-address');
  });

  test('the way round over TLS neither clears nor accuses', () => {
    const round = server({ host: 'relay', transport: 'turns', service: 'app', owner: 'App' });
    const before = measurement();
    const servers = [...before.servers, round];
    for (const outcome of ['refused', 'failed'] as const)
      expect(ruleOf({ servers, observations: [...before.observations, seen(round, outcome)] })).toBe('calls-filtered');
  });

  test('blocking is said with its method, and is never confirmed', () => {
    const accusing = CALL_RULES.filter(({ outcome }) => outcome.cause === 'blocking');
    expect(accusing.map(({ id }) => id)).toEqual([
      'calls-shape-filtered',
      'calls-filtered-elsewhere-open',
      'calls-filtered',
    ]);
    for (const { outcome } of accusing)
      expect(outcome).toMatchObject({ reach: 'unreachable', method: 'udp_filtering' });
    expect(accusing.map(({ outcome }) => outcome.confidence)).toEqual(['possible', 'likely', 'possible']);
  });
});

describe('single questions', () => {
  test('on a slow way an answer may be as much later as it is slow', () => {
    const one = server({ host: 'a' });
    expect(singlesOf([seen(one, 'refused', 1_650), seen(one, 'refused', 2_000), seen(one, 'silent')], 1_600)).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('an answer to a second question is no answer to the first', () => {
    const one = server({ host: 'a' });
    expect(singlesOf([seen(one, 'refused', 90), seen(one, 'refused', 340), seen(one, 'silent')], 80)).toEqual([
      true,
      false,
      false,
    ]);
  });

  test.each([
    [YES, 'steady'],
    [[true, true, false, true, true, true], 'steady'],
    [LOSSY, 'lossy'],
    [CUT, 'first_only'],
    [[false, false, false, false, false, false], 'lossy'],
    [[], 'not_asked'],
  ] as const)('%j: %s', (singles, word) => {
    expect(steadinessOf(singles)).toBe(word);
  });
});

test('the deadline follows what controls took, and is never longer than all six questions need', () => {
  expect(deadlineMs([])).toBe(CALL_LONGEST_MS);
  expect(deadlineMs([40, 60])).toBe(4_600);
  expect(deadlineMs([300])).toBe(7_000);
  expect(deadlineMs([2_000])).toBe(CALL_LONGEST_MS);
});

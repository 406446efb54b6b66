import { CALL_ROWS, PER_CALL } from '../../catalog/calls.ts';
import { PLACES } from '../../catalog/places.ts';
import { CALL_RULES } from '../../core/calls/rules.ts';
import type { UdpState } from '../../core/calls/types.ts';
import type { CallsSnapshot, CallsStatus, CallsTestable, ServiceStatus, Snapshot } from '../../protocol.ts';

/** What a test of calls may have found in a fixture. */
export interface CallsFate {
  readonly udp: UdpState | null;
  /** By service, the rule that spoke. */
  readonly rules: Readonly<Record<string, string>>;
  readonly running?: CallsSnapshot['running'];
}

const UNTESTED: CallsFate = { udp: null, rules: {} };

/** Returns the snapshot with calls as the background would tell them. */
export function withCalls(snapshot: Snapshot, { udp, rules, running = null }: CallsFate = UNTESTED): Snapshot {
  const { tiers, oneAtATime, warn } = PLACES[snapshot.consent?.place ?? 'unsaid'].calls;
  const scope = tiers.length === 0 ? 'never' : oneAtATime ? 'one' : 'all';
  const checkedMs = udp === null ? null : (snapshot.round?.finishedMs ?? 0) + 600_000;
  return {
    ...snapshot,
    services: snapshot.services.map((one) => ({ ...one, calls: statusOf(one, rules[one.id], checkedMs, scope) })),
    calls: { udp, checkedMs, running, scope, warn },
  };
}

function statusOf(
  { id }: ServiceStatus,
  ruleId: string | undefined,
  atMs: number | null,
  scope: CallsSnapshot['scope'],
): CallsStatus {
  const rule = CALL_RULES.find((row) => row.id === ruleId);
  const verdict = rule ? { ...rule.outcome, ruleId: rule.id, witness: [] } : null;
  const answered = rule?.outcome.reach === 'reachable' ? 2 : 0;
  const isPoor = rule?.id === 'calls-lossy';
  return {
    testable: scope === 'never' ? 'place' : testableOf(id),
    seen: CALL_ROWS.find(({ service }) => service === id)?.seen ?? null,
    verdict,
    checkedMs: verdict && atMs,
    asked: rule ? 2 : 0,
    answered: rule?.id === 'calls-answer-some' ? 1 : answered,
    singles: isPoor ? { answered: 2, asked: 6, word: 'lossy' } : null,
    wayRound: null,
    observations: [],
    pending: false,
    elsewhere: rule?.id === 'calls-filtered-elsewhere-open' && atMs ? { name: 'Mobile', atMs: atMs - 3_600_000 } : null,
  };
}

function testableOf(id: string): CallsTestable {
  if (PER_CALL.includes(id)) return 'per_call';
  const isListed = CALL_ROWS.some(({ service }) => service === id);
  return !isListed ? 'no' : id === 'threema' ? 'too_old' : 'yes';
}

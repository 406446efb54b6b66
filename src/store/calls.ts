/** The pure steps through which what is remembered of tests of calls changes. */
import type { CallMeasurement } from '../core/calls/facts.ts';
import { judgeCalls } from '../core/calls/judge.ts';
import { type CallObservation, type CallServer, hasAnswered, type UdpState } from '../core/calls/types.ts';
import type { Change, Verdict } from '../core/types.ts';
import type { Ledger } from './ledger.ts';
import { type Answered, type Calls, NO_CALLS, type RunningCalls, type StoredCalls } from './stored-calls.ts';

/** A second test within this time may still stand on the same short trouble. */
export const APART_MS = 5 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const MOST_ANSWERED = 200;

/** What a test found of one service, before what is remembered is laid beside it. */
export type FoundCalls = Omit<CallMeasurement, 'isRepeated' | 'isAliveElsewhere'> & { readonly service: string };

export function beginCalls(ledger: Ledger, running: RunningCalls): Ledger {
  return { ...ledger, error: null, calls: { ...callsOf(ledger), running } };
}

/** Counts servers that were asked; a test that is no longer the running one counts nothing. */
export function countCalls(ledger: Ledger, id: string, done: number, total: number): Ledger {
  const calls = callsOf(ledger);
  return calls.running?.id === id
    ? { ...ledger, calls: { ...calls, running: { ...calls.running, done, total } } }
    : ledger;
}

export function dropCalls(ledger: Ledger): Ledger {
  return ledger.calls?.running ? { ...ledger, calls: { ...ledger.calls, running: null } } : ledger;
}

/** What a test that has ended brings along. */
interface Ended {
  readonly udp: UdpState;
  readonly found: readonly FoundCalls[];
  /** Neutral servers that were asked, for where they answered. */
  readonly controls: readonly CallObservation[];
  readonly nowMs: number;
  readonly historyDays: number;
}

/** Closes the running test; one that was cancelled or erased meanwhile changes nothing. */
export function finishCalls(ledger: Ledger, id: string, { udp, found, controls, nowMs, historyDays }: Ended): Ledger {
  const calls = callsOf(ledger);
  const { running } = calls;
  if (running?.id !== id) return ledger;
  const network = networkKey(ledger);
  const stored = { ...calls.stored };
  const changes: Change[] = [];
  for (const one of found) {
    const before = calls.stored[one.service];
    const next = storedOf(one, before, calls.answered, network, running.startedMs);
    stored[one.service] = next;
    const change = changeOf(one.service, before?.verdict, next.verdict, running.startedMs, network);
    if (change && historyDays > 0) changes.push(change);
  }
  const seen = [...controls, ...found.flatMap(({ observations }) => observations)];
  const last = { round: id, udp, startedMs: running.startedMs, finishedMs: nowMs };
  const answered = withAnswers(calls.answered, seen, network, running.startedMs);
  return { ...ledger, history: [...ledger.history, ...changes], calls: { last, stored, answered, running: null } };
}

export function callsOf({ calls }: Pick<Ledger, 'calls'>): Calls {
  return calls ?? NO_CALLS;
}

/** Null where nobody can tell on which network this is: then nothing found earlier is laid beside it. */
function networkKey({ networks, moved }: Ledger): string | null {
  return moved === null ? (networks[0]?.key ?? 'here') : null;
}

function storedOf(
  found: FoundCalls,
  before: StoredCalls | undefined,
  answered: readonly Answered[],
  network: string | null,
  atMs: number,
): StoredCalls {
  const kind = found.udp === 'stun_filtered' ? 'shape' : 'servers';
  const same = before?.silent?.kind === kind && before.silent.network === network ? before.silent : null;
  const isRepeated = same !== null && isApart(same.firstMs, atMs);
  const isAliveElsewhere = found.servers.some((server) => isAlive(server, answered, network, atMs));
  const verdict = judgeCalls({ ...found, isRepeated, isAliveElsewhere });
  const isSilent = SILENT_RULES.includes(verdict.ruleId) && network !== null;
  return {
    verdict,
    observations: found.observations,
    singles: found.singles,
    controlSingles: found.controlSingles,
    checkedMs: atMs,
    silent: isSilent ? { kind, network, firstMs: same && atMs - same.firstMs < DAY_MS ? same.firstMs : atMs } : null,
  };
}

/** Rows that stand on all servers being silent while others answer: only these count as a first test. */
const SILENT_RULES: readonly string[] = [
  'calls-messages-unknown',
  'calls-silent-once',
  'calls-filtered',
  'calls-filtered-elsewhere-open',
  'calls-shape-once',
  'calls-shape-filtered',
];

function isApart(firstMs: number, atMs: number): boolean {
  return atMs - firstMs >= APART_MS && atMs - firstMs < DAY_MS;
}

function isAlive({ id }: CallServer, answered: readonly Answered[], network: string | null, atMs: number): boolean {
  return (
    network !== null &&
    answered.some((one) => one.server === id && one.network !== network && one.atMs <= atMs && atMs - one.atMs < DAY_MS)
  );
}

function withAnswers(
  before: readonly Answered[],
  seen: readonly CallObservation[],
  network: string | null,
  atMs: number,
): Answered[] {
  const kept = before.filter((one) => one.atMs <= atMs && atMs - one.atMs < DAY_MS);
  if (network === null) return kept;
  const now = [...new Set(seen.filter(hasAnswered).map(({ server }) => server))];
  const others = kept.filter((one) => one.network !== network || !now.includes(one.server));
  return [...others, ...now.map((server) => ({ server, network, atMs }))].slice(-MOST_ANSWERED);
}

/** A change is told once it is more than a guess: silence found twice, and an answer after it. */
function changeOf(
  service: string,
  before: Verdict | undefined,
  now: Verdict,
  atMs: number,
  network: string | null,
): Change | null {
  const wasDown = before?.cause === 'blocking';
  const of = (to: Change['to']): Change => ({
    service,
    to,
    atMs,
    role: 'calls',
    ...(network === null ? {} : { network }),
  });
  if (now.cause === 'blocking') return wasDown ? null : of('down');
  return wasDown && now.reach === 'reachable' ? of('up') : null;
}

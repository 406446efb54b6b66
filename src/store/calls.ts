/** The pure steps through which what is remembered of tests of calls changes. */
import type { CallMeasurement } from '../core/calls/facts.ts';
import { judgeCalls } from '../core/calls/judge.ts';
import { type CallObservation, type CallServer, hasAnswered, type UdpState } from '../core/calls/types.ts';
import type { Change, Verdict } from '../core/types.ts';
import type { Ledger } from './ledger.ts';
import { here } from './networks.ts';
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
    const change = changeOf(ledger.history, one.service, next.verdict, running.startedMs, network);
    if (change && historyDays > 0) changes.push(change);
  }
  const seen = [...controls, ...found.flatMap(({ observations }) => observations)];
  const last = { round: id, udp, startedMs: running.startedMs, finishedMs: nowMs, network };
  const answered = withAnswers(calls.answered, seen, network, running.startedMs);
  return { ...ledger, history: [...ledger.history, ...changes], calls: { last, stored, answered, running: null } };
}

export function callsOf({ calls }: Pick<Ledger, 'calls'>): Calls {
  return calls ?? NO_CALLS;
}

/** A network before a round has given it a key. */
const UNNAMED = 'here';

/** Returns what was found on a network that nobody could tell, as found on the one that a round has settled on since. */
export function settleCalls(calls: Calls, key: string): Calls {
  const settled = (network: string | null) => (network === null || network === UNNAMED ? key : network);
  const placed = <T extends { readonly network?: string | null }>(found: T): T =>
    found.network === undefined ? found : { ...found, network: settled(found.network) };
  const stored = Object.entries(calls.stored).map(([service, one]) => {
    const silent = one.silent && { ...one.silent, network: settled(one.silent.network) };
    return [service, { ...placed(one), silent }] as const;
  });
  return {
    ...calls,
    last: calls.last && placed(calls.last),
    stored: Object.fromEntries(stored),
    answered: calls.answered.map((one) => ({ ...one, network: settled(one.network) })),
  };
}

/** Null where nobody can tell on which network this is: then nothing found earlier is laid beside it. */
function networkKey(ledger: Ledger): string | null {
  return ledger.moved === 'unknown' ? null : (here(ledger)?.key ?? UNNAMED);
}

/** Returns where one of these servers answered last within the day, on another network than this; null where none did. */
export function answeredElsewhere(
  ledger: Ledger,
  servers: readonly CallServer[],
  nowMs: number,
): { readonly name: string | null; readonly atMs: number } | null {
  const here = networkKey(ledger);
  const found = callsOf(ledger).answered.filter(
    (one) => one.network !== here && nowMs - one.atMs < DAY_MS && servers.some(({ id }) => id === one.server),
  );
  const last = found.toSorted((a, b) => b.atMs - a.atMs)[0];
  if (!last || here === null) return null;
  return { name: ledger.networks.find(({ key }) => key === last.network)?.name ?? null, atMs: last.atMs };
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
    network,
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

/** Whether something was found on the network that this is; what was found elsewhere says nothing of here. */
export function isOfHere(found: { readonly network?: string | null }, ledger: Ledger): boolean {
  return found.network === undefined || found.network === networkKey(ledger);
}

/** A change is told once it is more than a guess: silence found twice, and an answer after it, on the same network. */
function changeOf(
  history: readonly Change[],
  service: string,
  now: Verdict,
  atMs: number,
  network: string | null,
): Change | null {
  const isOfThis = (one: Change) =>
    one.service === service && one.role === 'calls' && one.network === (network ?? undefined);
  const wasDown = history.findLast(isOfThis)?.to === 'down';
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

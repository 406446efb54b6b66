import { isWorthWaiting } from '../core/again.ts';
import { analyze, type BlockPages, type PriorKnowledge } from '../core/analyze/analyze.ts';
import { figuresOf } from '../core/analyze/figures.ts';
import { flapsOf, isNoisy } from '../core/analyze/noise.ts';
import { isTellable } from '../core/diff.ts';
import { type Facts, keptFacts } from '../core/facts.ts';
import { judge } from '../core/judge.ts';
import { numbered } from '../core/numbered.ts';
import { type Judged, serviceVerdict } from '../core/service.ts';
import type { Measurement, Network, ServiceVerdict, Target } from '../core/types.ts';
import type { LastResult, Running, TargetResult } from '../store/ledger.ts';

export interface Assessed extends Omit<LastResult, 'sinceMs'> {
  /** True where a failure was seen over so much time, or by such evidence, that people may be told at once. */
  readonly isHeld: boolean;
}

/** Returns the verdict of a service from what the running round found, null until all its targets are final. */
export function assessService(
  service: string,
  targets: readonly Target[],
  running: Running,
  before: LastResult | undefined,
  blockPages: BlockPages,
): Assessed | null {
  const { network } = running;
  if (!network) return null;
  const asked = targets.filter(({ id }) => numbered(running.targets).has(id));
  const judged = asked.flatMap((target) => {
    const found = running.found[target.id];
    return found?.isFinal ? [judgeTarget(target, found, network, running, before, blockPages)] : [];
  });
  if (asked.length === 0 || judged.length < asked.length) return null;
  return summary(service, judged, running);
}

interface Judgement {
  readonly circumstances: string;
  readonly founds: readonly (TargetResult | undefined)[];
  readonly assessed: Assessed | null;
}

const marks = new WeakMap<Running, string>();
const judgements = new WeakMap<TargetResult, Judgement>();

/** As `assessService`, but judged again only where something has changed that the verdict stands on: what is shown is drawn often. */
export function assessOnce(...given: Parameters<typeof assessService>): Assessed | null {
  const [, targets, running, before] = given;
  const founds = targets.map(({ id }) => running.found[id]);
  const first = founds.find((found) => found !== undefined);
  if (!first) return assessService(...given);
  const circumstances = `${markOf(running)} ${before?.checkedMs}`;
  const last = judgements.get(first);
  const isSame = last?.circumstances === circumstances && last.founds.every((found, index) => found === founds[index]);
  if (last && isSame) return last.assessed;
  const assessed = assessService(...given);
  judgements.set(first, { circumstances, founds, assessed });
  return assessed;
}

/** All that the verdict on a target stands on, but the target itself. */
function markOf(running: Running): string {
  const { id, network, answeredMs, isWarm } = running;
  const mark = marks.get(running) ?? JSON.stringify([id, network, answeredMs, isWarm, flapsIn(running)]);
  marks.set(running, mark);
  return mark;
}

const counted = new WeakMap<Running, number>();

/** How noisy the round is; counted once for all targets, since a list may have thousands. */
export function flapsIn(running: Running): number {
  const flaps = counted.get(running) ?? countFlaps(running);
  counted.set(running, flaps);
  return flaps;
}

/** Counts on from the round as it was to the same with one target's findings in place of others: not all anew for each of them. */
export function carryFlaps(from: Running, to: Running, before: TargetResult | undefined, found: TargetResult): void {
  const of = (one: TargetResult | undefined) => (one ? flapsOf([one.observations]) : 0);
  counted.set(to, flapsIn(from) - of(before) + of(found));
}

function countFlaps({ found, isNetworkFlapping }: Running): number {
  return flapsOf(Object.values(found).map(({ observations }) => observations)) + (isNetworkFlapping ? 1 : 0);
}

/** Returns what a target still lacks: `lasting`, a failure must be seen to last; `telling`, long enough for a notice. */
export function missingOf(
  target: Target,
  found: TargetResult,
  running: Running,
  before: LastResult | undefined,
  blockPages: BlockPages,
): 'lasting' | 'telling' | null {
  const { network } = running;
  if (network?.state !== 'online' || isNoisy(flapsIn(running))) return null;
  const measurement = measurementOf(target, found, network, running);
  const facts = analyze(measurement, backgroundOf(running, before, blockPages));
  if (isWorthWaiting(facts, measurement)) return 'lasting';
  const verdict = judge(facts, measurement);
  return facts.lasting === 'yes' && verdict.confidence !== 'confirmed' && isTellable(verdict) ? 'telling' : null;
}

interface JudgedTarget extends Judged {
  readonly target: Target;
  readonly facts: Facts;
  readonly found: TargetResult;
  readonly isHeld: boolean;
}

function measurementOf(target: Target, found: TargetResult, network: Network, running: Running): Measurement {
  const { observations, notAsked } = found;
  return { target, atMs: running.startedMs, network, observations, notAsked, answeredMs: running.answeredMs ?? [] };
}

function standing(before: LastResult | undefined): Pick<PriorKnowledge, 'before'> {
  const reach = before?.result.verdict.reach;
  if (reach === undefined || reach === 'not_checked') return {};
  return { before: reach === 'reachable' ? 'up' : 'down' };
}

/** Whether what is known stands: an old connection answered, which neither clears nor confirms it. */
export function isNothingNew({ result }: Pick<Assessed, 'result'>, before: LastResult | undefined): boolean {
  return before !== undefined && result.verdict.ruleId === 'answer-reused';
}

function backgroundOf(running: Running, before: LastResult | undefined, blockPages: BlockPages): PriorKnowledge {
  const { isWarm } = running;
  return { blockPages, slowBefore: before?.slow ?? false, ...standing(before), isWarm, flaps: flapsIn(running) };
}

function judgeTarget(
  target: Target,
  found: TargetResult,
  network: Network,
  running: Running,
  before: LastResult | undefined,
  blockPages: BlockPages,
): JudgedTarget {
  const measurement = measurementOf(target, found, network, running);
  const facts = analyze(measurement, backgroundOf(running, before, blockPages));
  const verdict = judge(facts, measurement);
  const isHeld = verdict.cause !== 'blocking' || verdict.confidence === 'confirmed' || facts.lasting === 'long';
  return { target, found, facts, verdict, isHeld };
}

function summary(service: string, judged: readonly JudgedTarget[], running: Running): Assessed {
  const result: ServiceVerdict = serviceVerdict(service, judged);
  const speaker = speakerOf(result, judged);
  return {
    result,
    observations: speaker?.found.observations ?? [],
    notAsked: speaker?.found.notAsked ?? [],
    ...(speaker && { facts: keptFacts(speaker.facts), figures: figuresOf(speaker.target, speaker.found.observations) }),
    checkedMs: running.startedMs,
    isHeld: speaker?.isHeld ?? true,
    slow: result.roles.some(({ verdict }) => verdict.method === 'throttling'),
  };
}

/** The target whose evidence is shown: the one that speaks for the role that decided. */
function speakerOf(result: ServiceVerdict, judged: readonly JudgedTarget[]): JudgedTarget | undefined {
  const role = result.roles.find(({ verdict }) => verdict.ruleId === result.verdict.ruleId) ?? result.roles[0];
  return judged.find(({ target }) => target.id === role?.targetId);
}

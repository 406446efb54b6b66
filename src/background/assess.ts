import { isWorthWaiting } from '../core/again.ts';
import { analyze, type Background, type BlockPages } from '../core/analyze/analyze.ts';
import { figuresOf } from '../core/analyze/figures.ts';
import { flapsOf, isNoisy } from '../core/analyze/noise.ts';
import { isTellable } from '../core/diff.ts';
import { type Facts, keptFacts } from '../core/facts.ts';
import { judge } from '../core/judge.ts';
import { type Judged, serviceVerdict } from '../core/service.ts';
import type { Measurement, Network, ServiceVerdict, Target } from '../core/types.ts';
import type { Found, Running, Stored } from '../store/ledger.ts';

export interface Assessed extends Omit<Stored, 'sinceMs'> {
  /** True where a failure was seen over so much time, or by such evidence, that people may be told at once. */
  readonly isHeld: boolean;
}

/** Returns the verdict of a service from what the running round found, null until all its targets are final. */
export function assessService(
  service: string,
  targets: readonly Target[],
  running: Running,
  before: Stored | undefined,
  blockPages: BlockPages,
): Assessed | null {
  const { network } = running;
  if (!network) return null;
  const asked = targets.filter(({ id }) => running.targets.includes(id));
  const judged = asked.flatMap((target) => {
    const found = running.found[target.id];
    return found?.isFinal ? [judgeTarget(target, found, network, running, before, blockPages)] : [];
  });
  if (asked.length === 0 || judged.length < asked.length) return null;
  return summary(service, judged, running);
}

const counted = new WeakMap<Running, number>();

/** How noisy the round is; counted once for all targets, since a list may have thousands. */
export function flapsIn(running: Running): number {
  const flaps = counted.get(running) ?? countFlaps(running);
  counted.set(running, flaps);
  return flaps;
}

function countFlaps({ found, isNetworkFlapping }: Running): number {
  return flapsOf(Object.values(found).map(({ observations }) => observations)) + (isNetworkFlapping ? 1 : 0);
}

/** Returns what a target still lacks: `lasting`, a failure must be seen to last; `telling`, long enough for a notice. */
export function missingOf(
  target: Target,
  found: Found,
  running: Running,
  before: Stored | undefined,
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
  readonly found: Found;
  readonly isHeld: boolean;
}

function measurementOf(target: Target, found: Found, network: Network, running: Running): Measurement {
  const { observations, notAsked } = found;
  return { target, atMs: running.startedMs, network, observations, notAsked, answeredMs: running.answeredMs ?? [] };
}

function standing(before: Stored | undefined): Pick<Background, 'before'> {
  const reach = before?.result.verdict.reach;
  if (reach === undefined || reach === 'not_checked') return {};
  return { before: reach === 'reachable' ? 'up' : 'down' };
}

/** Whether what is known stands: an old connection answered, which neither clears nor confirms it. */
export function isNothingNew({ result }: Pick<Assessed, 'result'>, before: Stored | undefined): boolean {
  return before !== undefined && result.verdict.ruleId === 'answer-reused';
}

function backgroundOf(running: Running, before: Stored | undefined, blockPages: BlockPages): Background {
  const { isWarm } = running;
  return { blockPages, slowBefore: before?.slow ?? false, ...standing(before), isWarm, flaps: flapsIn(running) };
}

function judgeTarget(
  target: Target,
  found: Found,
  network: Network,
  running: Running,
  before: Stored | undefined,
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

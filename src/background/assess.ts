import { analyze, type BlockPages } from '../core/analyze/analyze.ts';
import { flapsOf } from '../core/analyze/noise.ts';
import { judge } from '../core/judge.ts';
import { type Judged, serviceVerdict } from '../core/service.ts';
import type { Measurement, Network, ServiceVerdict, Target } from '../core/types.ts';
import type { Found, Running, Stored } from '../store/ledger.ts';

export interface Assessed extends Omit<Stored, 'sinceMs'> {}

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

interface JudgedTarget extends Judged {
  readonly found: Found;
}

function judgeTarget(
  target: Target,
  found: Found,
  network: Network,
  running: Running,
  before: Stored | undefined,
  blockPages: BlockPages,
): JudgedTarget {
  const measurement: Measurement = { target, atMs: running.startedMs, network, ...found };
  const { isWarm } = running;
  const facts = analyze(measurement, {
    blockPages,
    slowBefore: before?.slow ?? false,
    isWarm,
    flaps: flapsIn(running),
  });
  return { target, found, verdict: judge(facts, measurement) };
}

function summary(service: string, judged: readonly JudgedTarget[], running: Running): Assessed {
  const result: ServiceVerdict = serviceVerdict(service, judged);
  const speaker = speakerOf(result, judged);
  return {
    result,
    observations: speaker?.found.observations ?? [],
    notAsked: speaker?.found.notAsked ?? [],
    checkedMs: running.startedMs,
    slow: result.roles.some(({ verdict }) => verdict.method === 'throttling'),
  };
}

/** The target whose evidence is shown: the one that speaks for the role that decided. */
function speakerOf(result: ServiceVerdict, judged: readonly JudgedTarget[]): JudgedTarget | undefined {
  const role = result.roles.find(({ verdict }) => verdict.ruleId === result.verdict.ruleId) ?? result.roles[0];
  return judged.find(({ target }) => target.id === role?.targetId);
}

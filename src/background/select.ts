import { PAGE_ID } from '../contract/page.ts';
import { CONTROLS_WHERE_FEW, type PlacePolicy, type Trigger } from '../core/place.ts';
import { isDue, shuffled } from '../core/schedule.ts';
import { ROLES, type Target } from '../core/types.ts';
import type { AskedPage, RoundReason } from '../protocol.ts';
import type { Ledger } from '../store/ledger.ts';
import { isClick, type Rules, whatMayBeAsked } from './allowed.ts';

/** What a round was asked to do. `ids` are services or targets; none means all that the place allows. */
export interface CheckRequest {
  readonly reason: RoundReason;
  readonly ids?: readonly string[] | undefined;
  readonly warned?: boolean | undefined;
  /** The page that the round turns to. */
  readonly page?: AskedPage;
}

export interface SelectionInput extends Rules {
  readonly ledger: Ledger;
  readonly nowMs: number;
  readonly random: () => number;
}

/** Returns the targets of a round in random order: every path to a request passes through here. */
export function selectTargets(all: readonly Target[], request: CheckRequest, scene: SelectionInput): readonly Target[] {
  const { policy, ledger, nowMs, random } = scene;
  const trigger = triggerOf(request, all);
  // A state that saw a visit through a proxy would learn of the proxy.
  const isSeen = ({ state }: Target) => state && ledger.network?.viaProxy === true;
  const mayBeAsked = whatMayBeAsked(scene, trigger).target;
  const allowed = all.filter((target) => isRequested(target, request) && !isSeen(target) && mayBeAsked(target));
  const isScheduled = trigger.kind === 'schedule';
  const due = isScheduled ? allowed.filter((target) => isDue(target, checkedMs(ledger, target), nowMs)) : allowed;
  return limited(atMostOneOfState(shuffled(due, random)), policy, ledger);
}

export function isRequested({ id, service }: Target, { ids }: CheckRequest): boolean {
  // A page is asked because a person asked for it, never along with others.
  return ids ? ids.includes(service) || ids.includes(id) : service !== PAGE_ID;
}

function triggerOf({ reason, ids, warned }: CheckRequest, all: readonly Target[]): Trigger {
  if (!isClick(reason)) return { kind: 'schedule' };
  const services = new Set(
    all.filter((target) => ids && isRequested(target, { reason, ids })).map(({ service }) => service),
  );
  return services.size === 1 ? { kind: 'one', warned: warned === true } : { kind: 'round' };
}

/** Hosts of a state learn who asks: one a round, whichever chance put first. */
function atMostOneOfState(targets: readonly Target[]): readonly Target[] {
  const first = targets.find(({ state }) => state);
  return targets.filter((target) => !target.state || target === first);
}

/** Where a round may ask few hosts only, services are taken whole, those first that were asked longest ago. */
function limited(targets: readonly Target[], { click }: PlacePolicy, ledger: Ledger): readonly Target[] {
  if (click.maxHosts === null) return targets;
  const room = click.maxHosts - CONTROLS_WHERE_FEW;
  const age = (service: string) => ledger.stored[service]?.checkedMs ?? Number.NEGATIVE_INFINITY;
  const services = [...new Set(targets.map(({ service }) => service))].sort((a, b) => age(a) - age(b));
  const taken: Target[] = [];
  for (const service of services) {
    const own = telling(targets.filter((target) => target.service === service));
    // One that is larger than the room is cut, when its turn comes: it would never be asked otherwise.
    if (taken.length === 0) taken.push(...own.slice(0, room));
    else if (taken.length + own.length <= room) taken.push(...own);
  }
  return taken;
}

/** Of hosts that do the same, as many are enough where each is counted. */
const MOST_OF_POOL = 2;

/** The hosts of a service: of each role the first, then the second; of a pool two, whichever chance put first. */
function telling(own: readonly Target[]): readonly Target[] {
  const inOrder = (one: Target, two: Target) => one.id.localeCompare(two.id);
  const ranked = ROLES.flatMap((role) => {
    const hosts = own.filter((target) => target.role === role);
    const [first] = hosts;
    return (first?.pool ? hosts.slice(0, MOST_OF_POOL) : hosts.sort(inOrder)).map((target, rank) => ({ target, rank }));
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ target }) => target);
}

function checkedMs({ stored }: Ledger, { service }: Target): number | null {
  return stored[service]?.checkedMs ?? null;
}

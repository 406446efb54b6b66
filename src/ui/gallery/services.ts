import { isWatched } from '../../catalog/named.ts';
import { PLACES } from '../../catalog/places.ts';
import { reportsFor } from '../../catalog/reports.ts';
import type { Service } from '../../catalog/schema.ts';
import { SERVICES } from '../../catalog/services.ts';
import { targetsOf } from '../../catalog/targets.ts';
import { permits, type Trigger } from '../../core/place.ts';
import { type Judged, serviceVerdict } from '../../core/service.ts';
import type { Network, Place, Target, Verdict } from '../../core/types.ts';
import type { Allowance, ServiceStatus, Settings } from '../../protocol.ts';
import { type Fate, VERDICTS } from './fates.ts';
import { shownOf } from './observations.ts';

export interface Scenery {
  readonly place: Place;
  readonly network: Network;
  readonly settings: Settings;
  readonly nowMs: number;
  /** By service; others answer. */
  readonly fates: Readonly<Record<string, Fate>>;
  /** Whether a service was checked at all. */
  readonly isChecked: (service: Service) => boolean;
}

const HOUR_MS = 3_600_000;

/** The watched services of the catalogue, each with what its fate left behind. */
export function servicesOf(scenery: Scenery): readonly ServiceStatus[] {
  return SERVICES.filter((service) => isWatched(service, PLACES[scenery.place])).map((service) =>
    statusOf(service, scenery),
  );
}

function statusOf(service: Service, scenery: Scenery): ServiceStatus {
  const { place, settings } = scenery;
  const targets = targetsOf(service);
  const [first] = targets;
  if (!first) throw new Error('a service without targets');
  return {
    id: service.id,
    name: service.name,
    category: service.category,
    code: service.code,
    url: first.url,
    allowance: allowanceOf(first, place, settings),
    reused: false,
    pending: false,
    reports: reportsFor(place, service.id),
    notTestable: service.notTestable,
    ...foundOf(service, targets, scenery),
  };
}

function allowanceOf(target: Target, place: Place, settings: Settings): Allowance {
  const may = (trigger: Trigger) => permits(PLACES[place], target, trigger, settings);
  if (may({ kind: 'schedule' })) return 'scheduled';
  if (may({ kind: 'round' })) return 'click';
  return may({ kind: 'one', warned: true }) ? 'one_at_a_time' : 'never';
}

function foundOf(service: Service, targets: readonly Target[], scenery: Scenery) {
  if (!scenery.isChecked(service))
    return { result: null, sinceMs: null, checkedMs: null, observations: [], notAsked: [] };
  const { network, nowMs } = scenery;
  const fate = scenery.fates[service.id] ?? 'answers';
  const judged = targets.map((target): Judged => ({ target, verdict: verdictFor(target, fate, network) }));
  const result = serviceVerdict(service.id, judged);
  const speaker = targets.find(({ id }) => result.roles.some(({ targetId }) => targetId === id)) ?? targets[0];
  return {
    result,
    sinceMs: nowMs - (result.verdict.reach === 'reachable' ? 240 : 70) * HOUR_MS,
    checkedMs: nowMs - 12 * 60_000,
    ...(speaker ? shownOf(speaker, fate) : { observations: [] }),
    notAsked: [],
  };
}

/** Small objects come through a freeze, so only hosts with a large one show it. Without a network nothing shows. */
function verdictFor({ largeUrl }: Target, fate: Fate, { state }: Network): Verdict {
  if (fate === 'freeze' && largeUrl === null) return VERDICTS.answers;
  const verdict: Verdict = VERDICTS[fate];
  return state === 'online' || verdict.reach === 'reachable' ? verdict : VERDICTS.offline;
}

import { allowanceOf } from '../../background/select.ts';
import { PLACES } from '../../catalog/places.ts';
import { reportsFor } from '../../catalog/reports.ts';
import type { Service } from '../../catalog/schema.ts';
import { SERVICES } from '../../catalog/services.ts';
import { targetsOf } from '../../catalog/targets.ts';
import { analyze } from '../../core/analyze/analyze.ts';
import { judge } from '../../core/judge.ts';
import { type Judged, serviceVerdict } from '../../core/service.ts';
import type { Network, Place, Target } from '../../core/types.ts';
import type { ServiceStatus, Settings } from '../../protocol.ts';
import { type Fate, observationsOf } from './observations.ts';

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

const NO_BLOCK_PAGES = { addresses: new Set<string>(), isKnown: () => false };
const HOUR_MS = 3_600_000;

/** The watched services of the catalogue, judged by the true rules from what their fates leave behind. */
export function servicesOf(scenery: Scenery): readonly ServiceStatus[] {
  return SERVICES.filter(({ watched }) => watched).map((service) => statusOf(service, scenery));
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
    allowance: allowanceOf(first, PLACES[place], settings),
    reused: false,
    pending: false,
    reports: reportsFor(place, service.id),
    notTestable: service.notTestable,
    ...foundOf(service, targets, scenery),
  };
}

function foundOf(service: Service, targets: readonly Target[], scenery: Scenery) {
  if (!scenery.isChecked(service))
    return { result: null, sinceMs: null, checkedMs: null, observations: [], notAsked: [] };
  const { network, nowMs } = scenery;
  const fate = scenery.fates[service.id] ?? 'answers';
  const judged = targets.map((target): Judged => {
    const measurement = { target, atMs: nowMs, network, observations: observationsOf(target, fate), notAsked: [] };
    return {
      target,
      verdict: judge(
        analyze(measurement, { blockPages: NO_BLOCK_PAGES, slowBefore: false, isWarm: false }),
        measurement,
      ),
    };
  });
  const result = serviceVerdict(service.id, judged);
  const speaker = targets.find(({ id }) => result.roles.some(({ targetId }) => targetId === id)) ?? targets[0];
  return {
    result,
    sinceMs: nowMs - (result.verdict.reach === 'reachable' ? 240 : 70) * HOUR_MS,
    checkedMs: nowMs - 12 * 60_000,
    observations: speaker ? observationsOf(speaker, fate) : [],
    notAsked: [],
  };
}

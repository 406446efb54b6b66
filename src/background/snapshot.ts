import { SERVICES } from '../catalog/services.ts';
import { PAGE_ID } from '../contract/page.ts';
import { numbered } from '../core/numbered.ts';
import type { Target } from '../core/types.ts';
import type { Activity, ServiceStatus, Snapshot } from '../protocol.ts';
import type { LastResult, Ledger, Running } from '../store/ledger.ts';
import { here } from '../store/networks.ts';
import { allowanceOf } from './allowed.ts';
import { assessOnce, isNothingNew } from './assess.ts';
import { blockPagesFor } from './block-pages.ts';
import { callsSnapshot, callsStatuses } from './calls-status.ts';
import type { Context } from './context.ts';
import { byService } from './finish.ts';
import { allTargets } from './targets.ts';
import { unaskedIn } from './unasked.ts';

/** Returns all that the UI shows. During a round, a service turns as soon as the last of its targets is settled. */
export function snapshotOf(ledger: Ledger, context: Context): Snapshot {
  const { settings, consent, permission } = context;
  const targets = byService(allTargets(context, ledger));
  const callsOfService = callsStatuses(ledger, context);
  const all = [...targets].map(([id, own]) => ({
    ...statusOf(id, own, ledger, context),
    calls: callsOfService(id, own[0]?.tier ?? 'C'),
  }));
  const { page = null, failedVisits = [] } = ledger;
  const network = ledger.running?.network ?? ledger.network;
  const networkName = here(ledger)?.name ?? settings.networkName;
  return {
    version: 1,
    consent,
    policy: context.policy,
    permission,
    network: network && { ...network, name: networkName, operator: null, asn: null },
    networks: ledger.networks.map(({ key, name }) => ({ key, name })),
    pulses: ledger.pulses,
    activity: activityOf(ledger),
    round: ledger.lastRound,
    services: all.filter(({ id }) => id !== PAGE_ID),
    page: page && { ...page, status: all.find(({ id }) => id === page.service) ?? null },
    failedVisits,
    calls: callsSnapshot(ledger, context),
    history: ledger.history,
    settings: { ...settings, networkName },
    locked: context.locked,
    policyErrors: context.policyErrors,
    error: ledger.error,
  };
}

function statusOf(id: string, targets: readonly Target[], ledger: Ledger, context: Context): ServiceStatus {
  const { policy } = context;
  const [target] = targets;
  if (!target) throw new Error('a service without targets');
  const { running } = ledger;
  const before = ledger.stored[id];
  const allowance = allowanceOf(target, context);
  const assessed = running && assessOnce(id, targets, running, before, blockPagesFor(policy.place));
  const isOver = assessed !== null;
  const fresh = assessed && !isNothingNew(assessed, before) ? assessed : null;
  return {
    id,
    name: target.name,
    category: target.category,
    code: target.code,
    url: target.url,
    allowance,
    ...resultOf(fresh ? { ...fresh, sinceMs: before?.sinceMs ?? fresh.checkedMs } : before),
    unasked: fresh
      ? null
      : unaskedIn(
          ledger,
          id,
          allowance,
          targets.some(({ url }) => context.mayReach(url)),
        ),
    pending: !isOver && isAsked(targets, running),
    again: !isOver && isAskedAgain(targets, running),
    reports: [],
    notTestable: SERVICES.find((service) => service.id === id)?.notTestable ?? [],
  };
}

function isAsked(targets: readonly Target[], running: Running | null): boolean {
  return running !== null && targets.some((target) => numbered(running.targets).has(target.id));
}

/** Whether all that still keeps it from a word is what failed, more than once, and has to be seen to last. */
function isAskedAgain(targets: readonly Target[], running: Running | null): boolean {
  const found = targets.flatMap(({ id }) => (running && numbered(running.targets).has(id) ? [running.found[id]] : []));
  const open = found.filter((one) => !one?.isFinal);
  return open.length > 0 && open.every((one) => (one?.observations ?? []).some(({ probe }) => probe === 'repeat'));
}

function resultOf(stored: LastResult | undefined) {
  if (!stored) return { result: null, sinceMs: null, checkedMs: null, reused: false, observations: [], notAsked: [] };
  const { result, sinceMs, checkedMs, observations, notAsked, facts, figures } = stored;
  const reused = observations.some(
    ({ probe, failure, reused }) => probe === 'first' && failure === null && reused === true,
  );
  return {
    result,
    sinceMs,
    checkedMs,
    reused,
    observations,
    notAsked,
    ...(facts && { facts, figures: figures ?? {} }),
  };
}

function activityOf({ running, nextMs }: Ledger): Activity {
  if (!running) return { kind: 'idle', nextMs };
  const done = running.targets.filter((id) => running.found[id]?.isFinal).length;
  const { reason, startedMs, targets } = running;
  return { kind: 'checking', reason, done, total: targets.length, startedMs };
}

/** What the pages show of calls, from the ledger and what the place allows. */
import { PER_CALL } from '../catalog/calls.ts';
import { steadinessOf } from '../core/calls/loss.ts';
import { type CallObservation, hasAnswered } from '../core/calls/types.ts';
import { permitsCalls } from '../core/place.ts';
import type { Tier } from '../core/types.ts';
import type { CallsSnapshot, CallsStatus, CallsTestable } from '../protocol.ts';
import { answeredElsewhere, callsOf, isOfHere } from '../store/calls.ts';
import type { Ledger } from '../store/ledger.ts';
import type { RunningCalls, StoredCalls } from '../store/stored-calls.ts';
import { type ServiceServers, servicesWithServers } from './calls-servers.ts';
import type { Context } from './context.ts';

export function callsSnapshot(ledger: Ledger, { policy }: Context): CallsSnapshot {
  const { last: latest, running } = callsOf(ledger);
  const last = latest && isOfHere(latest, ledger) ? latest : null;
  const { tiers, oneAtATime, warn } = policy.calls;
  return {
    udp: last?.udp ?? null,
    checkedMs: last?.startedMs ?? null,
    running: running && progressOf(running),
    scope: tiers.length === 0 ? 'never' : oneAtATime ? 'one' : 'all',
    warn,
  };
}

function progressOf({ done, total, services }: RunningCalls) {
  return { done, total, service: services.length === 1 ? (services[0] ?? null) : null };
}

/** Returns what is known of the calls of each service, by id. */
export function callsStatuses(ledger: Ledger, context: Context): (id: string, tier: Tier) => CallsStatus {
  const known = new Map(servicesWithServers(context.settings, Date.now()).map((one) => [one.service, one]));
  const { stored, running } = callsOf(ledger);
  return (id, tier) => {
    const servers = known.get(id);
    return {
      testable: testableOf(id, tier, servers, context),
      seen: servers?.seen ?? null,
      pending: running?.services.includes(id) === true,
      elsewhere: servers ? answeredElsewhere(ledger, servers.servers, Date.now()) : null,
      ...resultOf(hereOf(stored[id], ledger)),
    };
  };
}

/** After a move nothing is shown of where the person was. */
function hereOf(stored: StoredCalls | undefined, ledger: Ledger): StoredCalls | undefined {
  return stored && isOfHere(stored, ledger) ? stored : undefined;
}

function testableOf(id: string, tier: Tier, servers: ServiceServers | undefined, context: Context): CallsTestable {
  if (!servers) return PER_CALL.includes(id) ? 'per_call' : 'no';
  if (!permitsCalls(context.policy, tier, context.settings)) return 'place';
  return servers.servers.length > 0 ? 'yes' : 'too_old';
}

const NOTHING = {
  verdict: null,
  checkedMs: null,
  asked: 0,
  answered: 0,
  singles: null,
  wayRound: null,
  observations: [],
} as const;

function resultOf(stored: StoredCalls | undefined): Omit<CallsStatus, 'testable' | 'seen' | 'pending' | 'elsewhere'> {
  if (!stored) return NOTHING;
  const { verdict, checkedMs, observations, singles } = stored;
  const direct = observations.filter(isDirect);
  const round = observations.filter((one) => !isDirect(one));
  return {
    verdict,
    checkedMs,
    asked: direct.length,
    answered: direct.filter(hasAnswered).length,
    singles:
      singles.length === 0
        ? null
        : { answered: singles.filter(Boolean).length, asked: singles.length, word: steadinessOf(singles) },
    wayRound: round.length === 0 ? null : round.some(hasAnswered),
    observations,
  };
}

function isDirect({ url }: CallObservation): boolean {
  return !url.endsWith('transport=tcp');
}

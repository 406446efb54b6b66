import type { CallMeasurement } from './facts.ts';
import type { ControlSeen } from './state.ts';
import type { CallObservation, CallOutcome, CallServer, CallTransport } from './types.ts';

export function server(more: Partial<CallServer> & { readonly host: string }): CallServer {
  const { transport = 'turn', port = 3478 } = more;
  return {
    id: `${transport}:${more.host}:${port}`,
    service: null,
    owner: more.host,
    group: 'foreign',
    transport,
    port,
    isProven: true,
    ...more,
  };
}

export function seen(
  of: CallServer,
  outcome: CallOutcome,
  durationMs = outcome === 'silent' ? 8_500 : 60,
): CallObservation {
  return {
    step: 'udp',
    probe: of.transport === 'stun' || of.transport === 'quic' ? of.transport : 'turn',
    server: of.id,
    url: `${of.transport}:${of.host}`,
    atMs: 0,
    durationMs,
    outcome,
    code: outcome === 'refused' ? 401 : null,
    failure: outcome === 'silent' ? 'generic_timeout_error' : null,
  };
}

export function control(
  host: string,
  outcome: CallOutcome,
  transport: CallTransport = 'stun',
  group: CallServer['group'] = 'foreign',
): ControlSeen {
  const own = server({ host, transport, group });
  return { server: own, seen: seen(own, outcome) };
}

const ONE = server({ host: '198.18.9.1', service: 'app', owner: 'App' });
const TWO = server({ host: '198.18.9.2', service: 'app', owner: 'App' });

/** Two silent addresses of a service whose messages answer, on an open network, for the second time. */
export function measurement(
  more: Partial<CallMeasurement> = {},
  outcomes: readonly CallOutcome[] = ['silent', 'silent'],
): CallMeasurement {
  const servers = [ONE, TWO];
  return {
    servers,
    observations: outcomes.map((outcome, index) => seen(servers[index] ?? ONE, outcome)),
    tooOld: 0,
    udp: 'open',
    network: 'online',
    viaProxy: false,
    answeringOwners: ['Cloudflare', 'Google'],
    ports: { answered: [3478, 19302], silent: [] },
    messages: true,
    singles: [],
    controlSingles: [],
    isRepeated: true,
    isAliveElsewhere: false,
    ...more,
  };
}

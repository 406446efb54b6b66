/** The call servers of the catalogue, for a lab that plays them. */
import type { Relay } from '../../lab/calls/relay.ts';
import { CALL_CONTROLS, CALL_ROWS, QUIC_HOSTS } from '../../src/catalog/calls.ts';
import { callUrl } from '../../src/probe/calls/spec.ts';
import type { ListedRelay } from '../../src/protocol.ts';

export const RELAYS: readonly Relay[] = [
  ...[...CALL_CONTROLS, ...CALL_ROWS].map(({ transport, host, port }) => ({ transport, host, port })),
  ...QUIC_HOSTS.map(({ host }) => ({ transport: 'quic' as const, host, port: 443 })),
];

/** The servers of services as a policy would give them: asked whatever the age of the catalogue. */
export const VOUCHED: readonly ListedRelay[] = CALL_ROWS.map(({ service, transport, host, port }) => ({
  service: service ?? '',
  url: callUrl(transport, host, port),
}));

import type { CallOutcome, CallTransport } from '../../core/calls/types.ts';

/** One server to be asked, as it travels to wherever a connection of WebRTC can be made. JSON-safe. */
export interface CallSpec {
  readonly kind: 'call';
  readonly id: string;
  readonly transport: CallTransport;
  /** As `RTCIceServer.urls` takes it, or the https URL of a host for `quic`. */
  readonly url: string;
  readonly deadlineMs: number;
}

/** What came of it. Candidates, which hold addresses of the user, are no part of it. JSON-safe. */
export interface CallRaw {
  readonly id: string;
  readonly atMs: number;
  readonly durationMs: number;
  readonly outcome: CallOutcome;
  readonly code: number | null;
}

export function isCallSpec(spec: unknown): spec is CallSpec {
  return (spec as Partial<CallSpec> | null)?.kind === 'call';
}

/** Returns the URL with which a server is asked. */
export function callUrl(transport: CallTransport, host: string, port: number): string {
  if (transport === 'quic') return `https://${host}${port === 443 ? '' : `:${port}`}/`;
  const scheme = transport === 'turn_tcp' ? 'turn' : transport;
  const over = transport === 'turn' ? '?transport=udp' : transport === 'stun' ? '' : '?transport=tcp';
  return `${scheme}:${host}:${port}${over}`;
}

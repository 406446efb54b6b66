/** The closed list of failure strings, named as OONI's data format df-007 names them. Success is `null`, never a string. */
export const FAILURES = [
  'dns_nxdomain_error',
  'dns_lookup_error',
  'dns_timeout',
  'dns_bogon_error',
  'connection_refused',
  'connection_reset',
  'connection_closed',
  'host_unreachable',
  'network_changed',
  'network_down',
  'generic_timeout_error',
  'tls_alert',
  'ssl_invalid_hostname',
  'ssl_unknown_authority',
  'ssl_invalid_certificate',
  'ssl_failed',
  'ssl_client_certificate_wanted',
  'response_truncated',
  'body_stalled',
  'redirect_loop',
  'proxy_failed',
  'blocked_by_client',
  'aborted_by_us',
  'permission_missing',
] as const;

/** A failure of the list, or `unknown_failure: <browser's own text>`; the latter is never read as blocking. */
export type Failure = (typeof FAILURES)[number] | `unknown_failure: ${string}`;

/** True for a certificate that the browser read and refused: whoever answered completed a handshake. */
export function isCertificate(failure: Failure | null): boolean {
  return (
    failure === 'ssl_invalid_hostname' || failure === 'ssl_unknown_authority' || failure === 'ssl_invalid_certificate'
  );
}

const ON_THIS_SIDE: readonly (Failure | null)[] = [
  'network_changed',
  'network_down',
  'proxy_failed',
  'blocked_by_client',
  'aborted_by_us',
  'permission_missing',
];

/** True for a request that was ended on this side, which says nothing of how often the network fails. */
export function isOurs(failure: Failure | null): boolean {
  return ON_THIS_SIDE.includes(failure);
}

/** True for a name that was not resolved. */
export function isDns(failure: Failure | null): boolean {
  return failure?.startsWith('dns_') ?? false;
}

import type { Failure } from '../core/failure.ts';
import { showable } from '../core/showable.ts';
import type { Step } from '../core/types.ts';

/** What an error text says: the failure, and the step it proves to have been reached, null where it does not tell. */
export interface BrowserError {
  readonly failure: Failure;
  readonly step: Step | null;
}

type Row = readonly [failure: Failure, step: Step | null, ...texts: string[]];

/** Measured with Chromium 156 and Firefox ESR 153, or by the browsers' lists of errors. */
const ROWS: readonly Row[] = [
  ['dns_lookup_error', 'dns', 'ERR_NAME_NOT_RESOLVED', 'ERR_NAME_RESOLUTION_FAILED', 'ERR_DNS_SERVER_FAILED'],
  ['dns_lookup_error', 'dns', 'ERR_DNS_MALFORMED_RESPONSE', 'NS_ERROR_UNKNOWN_HOST', 'NS_ERROR_DNS_LOOKUP_QUEUE_FULL'],
  ['dns_timeout', 'dns', 'ERR_DNS_TIMED_OUT'],
  ['dns_bogon_error', 'dns', 'ERR_ICANN_NAME_COLLISION'],
  ['connection_refused', 'connect', 'ERR_CONNECTION_REFUSED', 'NS_ERROR_CONNECTION_REFUSED'],
  ['host_unreachable', 'connect', 'ERR_ADDRESS_UNREACHABLE', 'ERR_ADDRESS_INVALID', 'NS_ERROR_HOST_UNREACHABLE'],
  ['generic_timeout_error', null, 'ERR_CONNECTION_TIMED_OUT', 'ERR_TIMED_OUT', 'NS_ERROR_NET_TIMEOUT'],
  ['generic_timeout_error', null, 'NS_ERROR_NET_TIMEOUT_EXTERNAL'],
  ['connection_reset', null, 'ERR_CONNECTION_RESET', 'ERR_CONNECTION_ABORTED', 'NS_ERROR_NET_RESET'],
  // A reset at accept, in Firefox and over TLS only.
  ['connection_reset', null, 'NS_ERROR_FAILURE'],
  // FIN after ClientHello; over plain http Chromium says ERR_EMPTY_RESPONSE.
  ['connection_closed', 'tls', 'ERR_CONNECTION_CLOSED'],
  ['connection_closed', 'http', 'ERR_EMPTY_RESPONSE', 'NS_ERROR_NET_EMPTY_RESPONSE'],
  ['connection_closed', null, 'NS_ERROR_NET_INTERRUPT', 'ERR_SOCKET_NOT_CONNECTED'],
  ['tls_alert', 'tls', 'ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'ERR_SSL_UNRECOGNIZED_NAME_ALERT'],
  ['tls_alert', 'tls', 'ERR_SSL_DECRYPT_ERROR_ALERT'],
  ['ssl_client_certificate_wanted', 'tls', 'ERR_SSL_CLIENT_AUTH_CERT_NEEDED', 'ERR_BAD_SSL_CLIENT_AUTH_CERT'],
  ['ssl_client_certificate_wanted', 'tls', 'ERR_SSL_CLIENT_AUTH_NO_COMMON_ALGORITHMS'],
  ['ssl_unknown_authority', 'tls', 'ERR_CERT_AUTHORITY_INVALID'],
  ['ssl_invalid_hostname', 'tls', 'ERR_CERT_COMMON_NAME_INVALID'],
  ['ssl_invalid_certificate', 'tls', 'ERR_CERTIFICATE_TRANSPARENCY_REQUIRED', 'ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN'],
  ['redirect_loop', 'http', 'ERR_TOO_MANY_REDIRECTS', 'NS_ERROR_REDIRECT_LOOP'],
  ['response_truncated', 'http', 'ERR_CONTENT_LENGTH_MISMATCH', 'ERR_INCOMPLETE_CHUNKED_ENCODING'],
  ['response_truncated', 'http', 'ERR_RESPONSE_HEADERS_TRUNCATED', 'NS_ERROR_NET_PARTIAL_TRANSFER'],
  ['network_down', null, 'ERR_INTERNET_DISCONNECTED', 'NS_ERROR_OFFLINE'],
  // A proxy that does not get there may be down itself, or say so of the site: the network behind it is not ours.
  ['proxy_failed', null, 'ERR_PROXY_CONNECTION_FAILED', 'ERR_TUNNEL_CONNECTION_FAILED', 'ERR_PROXY_AUTH_REQUESTED'],
  ['proxy_failed', null, 'ERR_SOCKS_CONNECTION_FAILED', 'ERR_SOCKS_CONNECTION_HOST_UNREACHABLE'],
  ['proxy_failed', null, 'ERR_PROXY_CERTIFICATE_INVALID', 'ERR_PROXY_AUTH_UNSUPPORTED', 'ERR_UNEXPECTED_PROXY_AUTH'],
  [
    'proxy_failed',
    null,
    'ERR_NO_SUPPORTED_PROXIES',
    'ERR_MANDATORY_PROXY_CONFIGURATION_FAILED',
    'ERR_PAC_SCRIPT_FAILED',
  ],
  ['proxy_failed', null, 'ERR_PROXY_UNABLE_TO_CONNECT_TO_DESTINATION'],
  ['proxy_failed', null, 'NS_ERROR_UNKNOWN_PROXY_HOST'],
  ['network_changed', null, 'ERR_NETWORK_CHANGED', 'ERR_NETWORK_IO_SUSPENDED'],
  ['blocked_by_client', null, 'ERR_BLOCKED_BY_CLIENT', 'ERR_BLOCKED_BY_ADMINISTRATOR', 'ERR_NETWORK_ACCESS_DENIED'],
  ['blocked_by_client', null, 'ERR_UNSAFE_PORT', 'NS_ERROR_PORT_ACCESS_NOT_ALLOWED', 'NS_ERROR_ABORT'],
  ['blocked_by_client', null, 'NS_ERROR_TRACKING_URI', 'NS_ERROR_BLOCKED_URI', 'NS_ERROR_HARMFUL_URI'],
  ['aborted_by_us', null, 'ERR_ABORTED', 'NS_BINDING_ABORTED'],
];

/** Families of errors whose other members mean the same. */
const PREFIXES: readonly (readonly [string, BrowserError])[] = [
  ['NS_ERROR_PROXY_', { failure: 'proxy_failed', step: null }],
  ['ERR_CERT_', { failure: 'ssl_invalid_certificate', step: 'tls' }],
  ['ERR_SSL_', { failure: 'ssl_failed', step: 'tls' }],
];

const TABLE = new Map<string, BrowserError>(
  ROWS.flatMap(([failure, step, ...texts]) => texts.map((text) => [text, { failure, step }] as const)),
);

const MAX_TEXT = 100;

/** Reads the text of an error event. A text that is not known stays `unknown_failure`, which is never read as blocking. */
export function browserError(text: string): BrowserError {
  const isChromium = text.startsWith('net::');
  const name = isChromium ? text.slice('net::'.length) : text;
  const known = TABLE.get(name) ?? PREFIXES.find(([prefix]) => name.startsWith(prefix))?.[1];
  if (known) return known;
  // Firefox's TLS errors are sentences in the language of the browser; everything else there starts with NS_.
  const isSentence = !isChromium && !text.startsWith('NS_') && text.trim().includes(' ');
  if (isSentence) return { failure: 'ssl_failed', step: 'tls' };
  return { failure: `unknown_failure: ${showable(text.slice(0, MAX_TEXT))}`, step: null };
}

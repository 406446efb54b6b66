import fc from 'fast-check';
import { expect, test } from 'vitest';
import { browserError } from './browser-errors.ts';

test.each([
  ['net::ERR_NAME_NOT_RESOLVED', 'dns_lookup_error', 'dns'],
  ['NS_ERROR_UNKNOWN_HOST', 'dns_lookup_error', 'dns'],
  ['net::ERR_CONNECTION_REFUSED', 'connection_refused', 'connect'],
  ['NS_ERROR_CONNECTION_REFUSED', 'connection_refused', 'connect'],
  ['net::ERR_ADDRESS_UNREACHABLE', 'host_unreachable', 'connect'],
  ['net::ERR_CONNECTION_TIMED_OUT', 'generic_timeout_error', null],
  ['net::ERR_CONNECTION_RESET', 'connection_reset', null],
  ['NS_ERROR_NET_RESET', 'connection_reset', null],
  ['NS_ERROR_FAILURE', 'connection_reset', null],
  ['net::ERR_CONNECTION_CLOSED', 'connection_closed', 'tls'],
  ['net::ERR_EMPTY_RESPONSE', 'connection_closed', 'http'],
  ['net::ERR_TIMED_OUT', 'generic_timeout_error', null],
  ['net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'tls_alert', 'tls'],
  ['net::ERR_SSL_PROTOCOL_ERROR', 'ssl_failed', 'tls'],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'ssl_unknown_authority', 'tls'],
  ['net::ERR_CERT_COMMON_NAME_INVALID', 'ssl_invalid_hostname', 'tls'],
  ['net::ERR_CERT_DATE_INVALID', 'ssl_invalid_certificate', 'tls'],
  ['net::ERR_CONTENT_LENGTH_MISMATCH', 'response_truncated', 'http'],
  ['NS_ERROR_NET_PARTIAL_TRANSFER', 'response_truncated', 'http'],
  ['net::ERR_TOO_MANY_REDIRECTS', 'redirect_loop', 'http'],
  ['NS_ERROR_REDIRECT_LOOP', 'redirect_loop', 'http'],
  ['net::ERR_UNSAFE_PORT', 'blocked_by_client', null],
  ['net::ERR_BLOCKED_BY_CLIENT', 'blocked_by_client', null],
  ['net::ERR_ABORTED', 'aborted_by_us', null],
  ['NS_BINDING_ABORTED', 'aborted_by_us', null],
  ['net::ERR_INTERNET_DISCONNECTED', 'network_down', null],
] as const)('%s is %s', (text, failure, step) => {
  expect(browserError(text)).toEqual({ failure, step });
});

test('a sentence in any language is of the TLS class, as Firefox writes only those', () => {
  for (const text of ['Peer’s Certificate issuer is not recognized.', 'Издатель сертификата не распознан.']) {
    expect(browserError(text)).toEqual({ failure: 'ssl_failed', step: 'tls' });
  }
});

test.each(['net::ERR_FAILED', 'net::ERR_SOMETHING_NEW', 'NS_ERROR_SOMETHING_NEW', '', 'net::two words'])(
  'unknown "%s" stays unknown',
  (text) => {
    expect(browserError(text)).toEqual({ failure: `unknown_failure: ${text}`, step: null });
  },
);

test('any text has a failure, and a bounded one', () => {
  fc.assert(fc.property(fc.string({ maxLength: 500 }), (text) => browserError(text).failure.length < 150));
});

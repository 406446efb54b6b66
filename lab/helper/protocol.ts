/** OONI's web-connectivity test helper: request and response, as in probe-cli's model of the control service. */

export interface HelperRequest {
  http_request: string;
  http_request_headers: Record<string, string[]>;
  tcp_connect: string[];
}

export interface TcpConnectResult {
  status: boolean;
  failure: string | null;
}

export interface TlsHandshakeResult extends TcpConnectResult {
  server_name: string;
}

export interface HttpRequestResult {
  body_length: number;
  failure: string | null;
  title: string;
  headers: Record<string, string>;
  status_code: number;
}

export interface HelperResponse {
  tcp_connect: Record<string, TcpConnectResult>;
  tls_handshake: Record<string, TlsHandshakeResult>;
  http_request: HttpRequestResult;
  dns: { failure: string | null; addrs: string[] };
  ip_info: Record<string, { asn: number; flags: number }>;
}

export const IP_FLAGS = { byProbe: 1, byHelper: 2, bogon: 4, validForDomain: 8 };

/** The helper's words, which are older and fewer than the probe's own. */
export const FAILURES = {
  name: 'dns_name_error',
  lookup: 'dns_lookup_error',
  refused: 'connection_refused',
  httpRefused: 'connection_refused_error',
  reset: 'connection_reset',
  timeout: 'generic_timeout_error',
  certificate: 'ssl_invalid_certificate',
  authority: 'ssl_unknown_authority',
  other: 'unknown_error',
};

/** The request in a POST body; null when it is not one. */
export function parseHelperRequest(body: string): HelperRequest | null {
  try {
    const value = JSON.parse(body) as Partial<HelperRequest>;
    if (typeof value.http_request !== 'string' || !URL.canParse(value.http_request)) return null;
    const endpoints = Array.isArray(value.tcp_connect) ? value.tcp_connect.map(String) : [];
    return { http_request: value.http_request, http_request_headers: {}, tcp_connect: endpoints };
  } catch {
    return null;
  }
}

/** What a perfect observer would say about one host. Same closed lists as the method's verdicts. */
export interface Truth {
  readonly reach: 'reachable' | 'impaired' | 'unreachable';
  readonly cause: 'blocking' | 'site' | 'network' | 'unknown' | null;
  readonly method: Method | null;
}

/**
 * A verdict that is honest, too, where the truth cannot be seen. Without a `method` any will do; `most` is the highest
 * confidence with which an accusation is still honest, because something harmless looks the same.
 */
export interface Fair {
  readonly reach: Truth['reach'] | 'not_checked';
  readonly cause: Truth['cause'];
  readonly method?: Method | null;
  readonly most?: 'possible';
}

export type Method =
  | 'dns_tampering'
  | 'ip_blocking'
  | 'sni_filtering'
  | 'tls_interception'
  | 'http_blocking'
  | 'body_freeze'
  | 'throttling'
  | 'udp_filtering';

export type NetworkState = 'online' | 'offline' | 'captive_portal' | 'domestic_only' | 'impaired';

export const HEALTHY: Truth = { reach: 'reachable', cause: null, method: null };

export function blocked(method: Method | null): Truth {
  return { reach: 'unreachable', cause: 'blocking', method };
}

export function impaired(method: Method): Truth {
  return { reach: 'impaired', cause: 'blocking', method };
}

/** A site that is dead for everybody. */
export const SITE_DOWN: Truth = { reach: 'unreachable', cause: 'site', method: null };

/** A site that answers over valid TLS and turns the visitor away itself. */
export const SITE_REFUSES: Truth = { reach: 'reachable', cause: 'site', method: null };

export const NETWORK_DOWN: Truth = { reach: 'unreachable', cause: 'network', method: null };

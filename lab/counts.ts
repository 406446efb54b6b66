/** What each host was asked, counted at the servers. Bytes are those of the TCP stream, TLS included. */
export interface HostCounts {
  connections: number;
  requests: number;
  /** Requests that carried a cookie, a sign-in or a referrer. */
  telling: number;
  /** From client to server. */
  bytesIn: number;
  /** From server to client. */
  bytesOut: number;
  /** Queries to the system resolver, by record type. */
  dns: Record<string, number>;
  /** Queries to any DNS-over-HTTPS resolver about this host, by record type. */
  doh: Record<string, number>;
}

export class Counts {
  #hosts = new Map<string, HostCounts>();

  of(host: string): HostCounts {
    const known = this.#hosts.get(host);
    if (known) return known;
    const fresh: HostCounts = { connections: 0, requests: 0, telling: 0, bytesIn: 0, bytesOut: 0, dns: {}, doh: {} };
    this.#hosts.set(host, fresh);
    return fresh;
  }

  query(host: string, via: 'dns' | 'doh', type: string): void {
    const counts = this.of(host)[via];
    counts[type] = (counts[type] ?? 0) + 1;
  }

  snapshot(): Record<string, HostCounts> {
    return structuredClone(Object.fromEntries(this.#hosts));
  }

  reset(): void {
    this.#hosts.clear();
  }
}

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

/** What a host was asked, in the order in which it came: a name, or a request with its headers. */
export interface Seen {
  readonly host: string;
  readonly atMs: number;
  /** Null where only the name was asked for. */
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly isSecure: boolean;
    readonly headers: Readonly<Record<string, string>>;
  } | null;
}

const MOST_SEEN = 20_000;

export class Counts {
  #hosts = new Map<string, HostCounts>();
  #seen: Seen[] = [];

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
    if (via === 'dns') this.see(host, null);
  }

  see(host: string, request: Seen['request']): void {
    if (this.#seen.length < MOST_SEEN) this.#seen.push({ host, atMs: Date.now(), request });
  }

  get seen(): readonly Seen[] {
    return [...this.#seen];
  }

  snapshot(): Record<string, HostCounts> {
    return structuredClone(Object.fromEntries(this.#hosts));
  }

  reset(): void {
    this.#hosts.clear();
    this.#seen = [];
  }
}

/** A censored network as data. Host facts lead to faults; each fault belongs to the layer that applies it. */
import type { UdpFault } from './calls/relay.ts';
import type { NetworkState, Truth } from './truth.ts';

export type Family = 4 | 6;

/** Who answers: the network's own resolver, or every DNS-over-HTTPS resolver. */
export type DnsVia = 'system' | 'doh' | 'both';

/** When a fault holds, in ms after the host was first asked for; always when absent. */
export interface During {
  from: number;
  for: number;
}

interface Timed {
  during?: During;
}

export type DnsFault = Timed & { layer: 'dns'; via?: DnsVia; family?: Family } & (
    | { kind: 'nxdomain' | 'servfail' | 'refused' | 'silent' | 'empty' }
    /** Forged addresses. An entry that is a host name stands for the true addresses of that host. */
    | { kind: 'addresses'; addresses: readonly string[] }
    /** A forged answer that arrives before the true one; UDP only, as on the wire. */
    | { kind: 'injected'; addresses: readonly string[] }
    /** An address of a range that stands for the host in this network, as of a VPN client or at home: the true site answers there. */
    | { kind: 'standin'; range: string }
    /** The true answer, late. */
    | { kind: 'late'; ms: number }
    /** Every so many queries for the name one goes wrong; all others are answered truly. */
    | { kind: 'flaky'; every: number; as: 'servfail' | 'silent' | 'nxdomain' }
  );

export interface AddressFault extends Timed {
  layer: 'address';
  /** `large`: only packets over 1,380 bytes are lost, both ways, and nobody is told. */
  kind: 'drop' | 'refuse' | 'unreachable' | 'large';
  family?: Family;
  /** Places in the pool of the host's addresses that are hit; all when absent. */
  only?: readonly number[];
}

/** `name`: the SNI of the ClientHello triggers it. `always`: every connection to the host's addresses. */
export type Trigger = 'name' | 'always';

export type HelloFamily = 'chromium' | 'firefox';

/** Ends of a connection after its ClientHello, without a handshake. */
export type RefusalKind = 'reset' | 'close' | 'silence' | 'alert' | 'plain';

export type TlsFault = Timed & { layer: 'tls'; on?: Trigger; onlyHello?: HelloFamily } & (
    | { kind: RefusalKind | 'expired' }
    | { kind: 'foreign_ca'; issuer?: string }
    /** A certificate for the name from an authority of this network that the device trusts. */
    | { kind: 'gateway'; issuer?: string }
    | { kind: 'wrong_name'; name?: string }
  );

export type HttpFault = Timed & { layer: 'http'; port: 80 | 443 | 'any' } & (
    | { kind: 'reset' | 'silence' | 'empty' | 'challenge' }
    /** A page of the censor instead of the site; with `location` it is a redirect. */
    | { kind: 'page'; status: number; location?: string; text?: string; headers?: Readonly<Record<string, string>> }
    /** The site itself turns the visitor away. */
    | { kind: 'refusal'; status: 403 | 451 }
    | { kind: 'redirect'; to: string }
    | { kind: 'chain'; hops: number | 'endless' }
  );

export type BodyFault = Timed & {
  layer: 'body';
  on?: Trigger;
} /** Counted in bytes from server to client on the wire of one connection, the handshake included. */ & (
    | { kind: 'freeze' | 'cut' | 'reset'; after: number }
    /** `burst`: bytes that pass at once before the rate sets in, as a policer's bucket lets them. */
    | { kind: 'drip'; bitsPerSecond: number; wild?: boolean; burst?: number }
    | { kind: 'latency'; ms: number }
  );

/** Facts about the site itself, seen from everywhere, also from the uncensored side. */
export type SiteFault = Timed & { layer: 'site' } & (
    | { kind: 'gone' }
    | { kind: 'refuse' }
    | { kind: 'silent' }
    | { kind: 'expired' }
    /** Ends every handshake with an alert, whoever asks for what. */
    | { kind: 'no_tls' }
    /** A front page of another size. */
    | { kind: 'page'; bytes: number }
    | { kind: 'error'; status: number }
    /** Words that stand on the genuine page. */
    | { kind: 'text'; text: string }
    /** TLS stands, and the request is answered after so long, or never. */
    | { kind: 'hang'; ms?: number }
    /** Sends at a steady rate, to everybody. */
    | { kind: 'slow'; bitsPerSecond: number }
    /** Sends so many bytes and falls silent, to everybody. */
    | { kind: 'stall'; after: number }
    | { kind: 'client_certificate' }
    /** The machine does not serve this name, and ends a handshake for it so, whoever asks. */
    | { kind: 'unserved'; as: RefusalKind }
    /** Shows everybody the certificate of another name. */
    | { kind: 'misnamed' }
    /** Resets the connection at each request, once TLS stands. */
    | { kind: 'crash' }
    /** Publishes keys for encrypted hellos. */
    | { kind: 'ech' }
    /** A certificate of an authority that only some trust; the control helper's machine may be one of them. */
    | { kind: 'private_ca'; helperTrusts?: boolean }
    /** Serves its pages over plain http, without sending visitors to https. */
    | { kind: 'plain' }
    /** TLS records of full size, where large sites begin with small ones. */
    | { kind: 'full_records' }
    /** Sent with every genuine answer over https, as large sites send more than a page needs. */
    | { kind: 'headers'; headers: Readonly<Record<string, string>> }
  );

export interface NoiseFault extends Timed {
  layer: 'noise';
  /** Chance, 0 to 1, that a new connection is reset or falls silent. */
  probability: number;
  /** All the unlucky ones are reset, rather than half. */
  kind?: 'reset';
}

/** The whole line is lost, once the host has been asked for: no name is answered, no packet arrives. */
export interface LineFault extends Timed {
  layer: 'line';
  kind: 'lost';
}

/** The control helper's own misbehaviour: it says the opposite of the truth. */
export interface HelperFault extends Timed {
  layer: 'helper';
  kind: 'lying';
}

export type Fault =
  | DnsFault
  | AddressFault
  | TlsFault
  | HttpFault
  | BodyFault
  | SiteFault
  | NoiseFault
  | HelperFault
  | LineFault;
export type Layer = Fault['layer'];
export type FaultOf<L extends Layer> = Extract<Fault, { layer: L }>;

export interface Portal {
  by: 'redirect' | 'dns';
  host: string;
  tls: 'drop' | 'certificate';
  /** Hosts that it lets through. */
  lets?: readonly string[];
}

/** A network that translates IPv6 to IPv4: its resolver makes IPv6 addresses of what has none. */
export interface Translation {
  /** The /96, such as `64:ff9b::`. */
  prefix: string;
  /** IPv4 works as well, as with 464XLAT; else there is none. */
  ipv4: boolean;
}

export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly place: string;
  readonly description: string;
  readonly network: 'up' | 'down';
  readonly state: NetworkState;
  /** Host name, `*.parent` or `*`; the most specific entry alone counts. */
  readonly hosts: Readonly<Record<string, readonly Fault[]>>;
  /** Truth by host or pattern; hosts that are not mentioned are healthy. */
  readonly truth: Readonly<Record<string, Truth>>;
  readonly portal?: Portal;
  /** Seed of every random choice in this scenario. */
  readonly seed?: number;
  /** Patterns of the hosts that have AAAA records. */
  readonly ipv6?: readonly string[];
  /** Addresses of hosts where the derived ones will not do, such as two names on one address. */
  readonly addresses?: Readonly<Record<string, readonly string[]>>;
  /** Addresses that relay to whatever site the ClientHello names, as a transparent proxy does. */
  readonly proxies?: readonly string[];
  /** What happens to packets of UDP, where call servers are played. */
  readonly udp?: readonly UdpFault[];
  readonly translation?: Translation;
}

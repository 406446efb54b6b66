/** What one request saw, as a union by step: a DNS fact cannot carry bytes. */
import type { Failure } from './failure.ts';

/** Which question a request asked; L1-L7 of the ladder in docs/methodology.md. */
export const PROBES = [
  'first',
  'repeat',
  'resolver',
  'system_resolver',
  'by_address',
  'plain_http',
  'large',
  'sibling',
  'control',
  'helper',
] as const;
export type Probe = (typeof PROBES)[number];

/** The furthest step that is known to have been reached. */
export type Step = 'dns' | 'connect' | 'tls' | 'http' | 'body';

interface Seen {
  readonly probe: Probe;
  readonly url: string;
  /** Unix time in ms at which the request began. */
  readonly atMs: number;
  readonly durationMs: number;
  /** True when an older connection carried it, null where the browser does not tell. */
  readonly reused: boolean | null;
  readonly failure: Failure | null;
}

/** A name was asked for. `addresses` are those of the answer, empty when there was none. */
export interface DnsObservation extends Seen {
  readonly step: 'dns';
  /** Host name of the resolver, `system` for the system's own. */
  readonly resolver: string;
  readonly addresses: readonly string[];
  /** The browser's own encrypted resolver gave the answer; or it fails, and the network's gives one. */
  readonly secure?: 'used' | 'broken';
  /** True where the name publishes keys for encrypted hellos (ECH). */
  readonly ech?: true;
}

/** A request failed before it is known to have had a TCP connection: the earliest step that the evidence allows. */
export interface ConnectObservation extends Seen {
  readonly step: 'connect';
  readonly address: string | null;
}

/** A TCP connection stood and TLS did not come about. */
export interface TlsObservation extends Seen {
  readonly step: 'tls';
  readonly address: string | null;
  /** The browser's own sentence, in its own language, where that is all it tells; only ever compared with another. */
  readonly words?: string;
}

/** One hop of a redirect chain, as the browser followed it. */
export interface Hop {
  readonly from: string;
  readonly to: string;
  readonly status: number;
  /** Address that served the redirect, where the browser shows it. */
  readonly address: string | null;
}

/** Why a redirect was not followed, so that the observation ends with it. */
export const UNFOLLOWED = [
  /** The question was answered by the redirect itself. */
  'not_wanted',
  /** The place lets nobody be asked there. */
  'place',
  /** It leads into a private network, or to this device. */
  'private',
  /** A host that is never asked, whatever led to it. */
  'refused',
  /** To no web address, or to one too long. */
  'not_web',
  /** The browser did not tell where it leads. */
  'unseen',
] as const;
export type Unfollowed = (typeof UNFOLLOWED)[number];

/**
 * Headers arrived and nothing more is known: a later hop failed, or the answer was a redirect that is not followed, with
 * failure null and its own status.
 */
export interface HttpObservation extends Seen {
  readonly step: 'http';
  readonly address: string | null;
  readonly status: number | null;
  readonly hops: readonly Hop[];
  /** As in a `TlsObservation`, where a later hop failed so. */
  readonly words?: string;
  /** Set where the last of `hops` was not followed: the site answered, and nothing is known of what lies behind. */
  readonly unfollowed?: Unfollowed;
}

/** Headers arrived and the body was read, to its end or to the failure. */
export interface BodyObservation extends Seen {
  readonly step: 'body';
  readonly address: string | null;
  readonly status: number;
  readonly hops: readonly Hop[];
  /** Body bytes received, after content decoding. */
  readonly bytes: number;
  /** Longest silence between two pieces of the body, in ms. */
  readonly longestGapMs: number;
  /** From the headers to the last piece of the body, in ms, where it was measured. */
  readonly bodyMs?: number;
  /** Bytes that came in each tenth of that time, of a body long enough to tell. */
  readonly tenths?: readonly number[];
  /** Marker of a known answer or of a block page found in the first bytes of a plain http or helper answer; else null. */
  readonly fingerprint: string | null;
  /** A word for the kind of page where headers tell it: a challenge of a protection service; else null. */
  readonly challenge: boolean;
  /** Title and names of headers of an answer over plain http, to be compared with what a helper gets. */
  readonly page?: { readonly title: string | null; readonly headers: readonly string[] };
}

export type Observation =
  | DnsObservation
  | ConnectObservation
  | TlsObservation
  | HttpObservation
  | BodyObservation
  | HelperObservation;

/** What a control helper outside saw of the same site (OONI test-helper protocol). */
export interface HelperObservation extends Seen {
  readonly step: 'http';
  readonly probe: 'helper';
  readonly outside: {
    readonly status: number | null;
    readonly failure: string | null;
    readonly addresses: readonly string[];
    readonly title: string | null;
    readonly bodyBytes: number | null;
    /** Names of the headers, lower case; absent in what older versions wrote. */
    readonly headers?: readonly string[];
    /** Whether any address took its connection, null where it did not say; absent in what older versions wrote. */
    readonly connects?: boolean | null;
  };
}

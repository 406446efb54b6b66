/** The nouns, in the order in which they flow: Target -> Measurement -> Analysis -> Verdict -> Assessment -> Change, Advice. */
import type { Failure } from './failure.ts';

/** Where the user said to be; decides what may be checked. Wire values of the contract. */
export const PLACES = [
  'outside',
  'russia',
  'filtered',
  'belarus',
  'iran',
  'occupied',
  'unsaid',
  'china',
  'turkmenistan',
] as const;
export type Place = (typeof PLACES)[number];

/** How exposed a person is by a check: A everyday, B sensitive, C dangerous to be seen with, X never. */
export type Tier = 'A' | 'B' | 'C' | 'X';

/** Group under which a service is shown. */
export const CATEGORIES = [
  'messenger',
  'social',
  'video',
  'news-ua',
  'news-ru',
  'news-intl',
  'reference',
  'circumvention',
  'state',
  'custom',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** What a host does for its service. Roles are judged apart and shown apart. */
export const ROLES = ['web', 'chat', 'media', 'api'] as const;
export type RoleName = (typeof ROLES)[number];

/** One host to be checked, flattened from the catalogue or from an imported list. */
export interface Target {
  /** `<service>/<role>/<index>`, unique. */
  readonly id: string;
  readonly service: string;
  readonly name: string;
  readonly category: Category;
  /** Citizen Lab category code, such as NEWS or COMT. */
  readonly code: string;
  readonly tier: Tier;
  /** True for hosts of a state: asked only where the place has a domestic group. */
  readonly state: boolean;
  readonly role: RoleName;
  /** True when several hosts of the role do the same, so that one that answers is enough. */
  readonly pool: boolean;
  /** ASCII host name, lower case. */
  readonly host: string;
  /** A small object, such as a favicon. */
  readonly url: string;
  /** An object of more than 36 KB of the same host, or null where none is known. */
  readonly largeUrl: string | null;
  /** True where the service uses a certificate authority of its own, so that a certificate error means an answer. */
  readonly privateCa: boolean;
}

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

export type ControlGroup = 'foreign' | 'domestic' | 'portal';

/** A control and what came of it. `ok` means the exact expected answer. */
export interface ControlResult {
  readonly id: string;
  readonly group: ControlGroup;
  readonly ok: boolean;
  readonly failure: Failure | null;
  readonly status: number | null;
  readonly durationMs: number;
  /** Body bytes per second, null when too little was read to tell. */
  readonly bytesPerSecond: number | null;
  /** Where a redirect led, for a captive portal. */
  readonly redirectedTo: string | null;
}

export type NetworkState = 'online' | 'offline' | 'captive_portal' | 'domestic_only' | 'impaired';

/** A cause on the user's own side that explains failures everywhere. */
export type LocalCause = 'clock' | 'interception' | 'extension' | 'proxy' | null;

/** The network, as controls and the browser show it. */
export interface Network {
  readonly state: NetworkState;
  readonly localCause: LocalCause;
  /** True when the browser says that requests go through a proxy or VPN it knows of; null where it does not tell. */
  readonly viaProxy: boolean | null;
  /** Page that wants a sign-in, for `captive_portal`. */
  readonly portalUrl: string | null;
  readonly controls: readonly ControlResult[];
}

/** All that was observed of one target in one round. */
export interface Measurement {
  readonly target: Target;
  readonly atMs: number;
  readonly network: Network;
  /** In the order in which they were made. */
  readonly observations: readonly Observation[];
  /** When controls were asked and found the network in order, in Unix ms. */
  readonly answeredMs?: readonly number[];
  /** Questions that the place did not allow to be asked. */
  readonly notAsked: readonly Probe[];
}

export type Reach = 'reachable' | 'impaired' | 'unreachable' | 'not_checked';
export type Cause = 'blocking' | 'site' | 'network' | 'unknown';
/** How something is blocked. Wire values of the contract. */
export const METHODS = [
  'dns_tampering',
  'ip_blocking',
  'sni_filtering',
  'tls_interception',
  'http_blocking',
  'body_freeze',
  'throttling',
  'udp_filtering',
] as const;
export type Method = (typeof METHODS)[number];
export type Confidence = 'confirmed' | 'likely' | 'possible';

/** What was observed, what explains it, and which rule said so. */
export interface Verdict {
  readonly reach: Reach;
  /** Null only for `reachable` and `not_checked`. */
  readonly cause: Cause | null;
  /** Non-null only with cause `blocking`. */
  readonly method: Method | null;
  readonly confidence: Confidence | null;
  readonly ruleId: string;
  /** Indices into the measurement's observations. */
  readonly witness: readonly number[];
}

/** The verdict of one role of a service. */
export interface RoleVerdict {
  readonly role: RoleName;
  readonly verdict: Verdict;
  /** The target whose verdict speaks for the role. */
  readonly targetId: string;
}

/** The verdict of a service: the worst of its roles. */
export interface ServiceVerdict {
  readonly service: string;
  readonly verdict: Verdict;
  readonly roles: readonly RoleVerdict[];
}

/** Of calls: servers of a service, or of all, do not answer; nothing gets out to any; packets get lost. */
export type CallsTrouble = 'cut' | 'closed' | 'poor';

/** All that a round found. */
export interface Assessment {
  readonly atMs: number;
  readonly place: Place;
  readonly network: Network;
  readonly services: readonly ServiceVerdict[];
  /** How the connection was over the last hours, where that is worth a word. */
  readonly quality?: 'unsteady' | 'slow' | null;
  /** What the last test of calls found on this network, where that is worth a word. */
  readonly calls?: CallsTrouble | null;
}

/** A service went from answering to not answering, or back. */
export interface Change {
  readonly service: string;
  readonly to: 'down' | 'up';
  readonly atMs: number;
  /** Local key of the network on which it was seen; absent in what older versions kept. */
  readonly network?: string;
  /** Present where it is about the calls of the service alone. */
  readonly role?: 'calls';
}

/** One card of guidance. Its texts are messages `advice_<id>_title`, `_body`, `_step1`... */
export interface Advice {
  readonly id: string;
  readonly severity: 'info' | 'do' | 'care';
  /** Services that made the card appear, most telling first. */
  readonly because: readonly string[];
  readonly steps: number;
  /** True once the day of review has passed, so that the card shows its age. */
  readonly overdue: boolean;
  readonly reviewed: string;
  /** `said` names a message where the source has words of its own rather than a name. */
  readonly sources: readonly { readonly text: string; readonly date: string; readonly said?: string }[];
}

/** What a round was begun for. */
export type RoundReason = 'click' | 'schedule' | 'network_change' | 'page';

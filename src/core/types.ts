/** The nouns, in the order in which they flow: Target -> Measurement -> Analysis -> Verdict -> Assessment -> Change, Advice. */
import type { Failure } from './failure.ts';
import type { Observation, Probe } from './observations.ts';

export * from './observations.ts';

/** Where the user said to be, in the order in which people look for theirs; decides what may be checked. Wire values of the contract. */
export const PLACES = [
  'outside',
  'russia',
  'occupied',
  'belarus',
  'iran',
  'china',
  'turkmenistan',
  'filtered',
  'unsaid',
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

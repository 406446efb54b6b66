/** What background and UI say to each other. Message names and settings keys are a contract: docs/automation.md. */
import type { Report } from './contract/report-types.ts';
import type { Steadiness } from './core/calls/loss.ts';
import type { CallObservation, UdpState } from './core/calls/types.ts';
import type { Figures, KeptFacts } from './core/facts.ts';
import type { PlacePolicy } from './core/place.ts';
import type { Pulse } from './core/pulse.ts';
import type {
  Category,
  Change,
  Network,
  Observation,
  Place,
  Probe,
  RoundReason,
  ServiceVerdict,
  Verdict,
} from './core/types.ts';
import type { Unasked } from './core/unasked.ts';
import type { ListedTarget, Settings } from './settings.ts';

export * from './settings.ts';
export type { RoundReason };

/** What the place lets this service be: checked by itself, on a click, one at a time after a warning, or never. */
export type Allowance = 'scheduled' | 'click' | 'one_at_a_time' | 'never';

/** A published statement about what this program cannot or may not test; always shown as a report, never as a measurement. */
export interface DatedReport {
  readonly id: string;
  readonly place: Place;
  readonly service: string;
  /** `calls`, `app`, `web`... */
  readonly function: string;
  readonly status: 'restricted' | 'blocked' | 'throttled' | 'partial';
  /** ISO date, day or month. */
  readonly since: string;
  /** What kind of source said it; names are not shown where reports are. */
  readonly source: 'press' | 'regulator' | 'ministry' | 'users';
  /** ISO date of the source. */
  readonly date: string;
}

/** Whether the way of a service's calls can be tested: `per_call` servers are known to nobody beforehand. */
export type CallsTestable = 'yes' | 'per_call' | 'too_old' | 'place' | 'no';

/** What is known of the way of a service's calls. */
export interface CallsStatus {
  readonly testable: CallsTestable;
  /** The day on which its servers were last seen, where the list has any. */
  readonly seen: string | null;
  /** Null until it was first tested. */
  readonly verdict: Verdict | null;
  readonly checkedMs: number | null;
  /** Of the servers asked over UDP. */
  readonly asked: number;
  readonly answered: number;
  /** Of single questions, where they were put: so many of so many answered. */
  readonly singles: { readonly answered: number; readonly asked: number; readonly word: Steadiness } | null;
  /** The way round over TCP that apps use, where it was asked. */
  readonly wayRound: boolean | null;
  readonly observations: readonly CallObservation[];
  /** True while it waits in the running test. */
  readonly pending: boolean;
  /** Where one of its servers answered last within the day, on another network of the person's. */
  readonly elsewhere: { readonly name: string | null; readonly atMs: number } | null;
}

/** What is known of calls on this network. */
export interface CallsSnapshot {
  /** Null before the first test. */
  readonly udp: UdpState | null;
  readonly checkedMs: number | null;
  readonly running: { readonly done: number; readonly total: number; readonly service: string | null } | null;
  /** What a click may ask here. */
  readonly scope: 'all' | 'one' | 'never';
  /** Whether a warning of the place comes before each test. */
  readonly warn: boolean;
}

/** One service as the popup shows it. */
export interface ServiceStatus {
  readonly id: string;
  readonly name: string;
  readonly category: Category;
  readonly code: string;
  readonly url: string;
  readonly allowance: Allowance;
  /** Null until it was first checked. */
  readonly result: ServiceVerdict | null;
  /** Unix ms since when the present reach holds, null when not known. */
  readonly sinceMs: number | null;
  readonly checkedMs: number | null;
  readonly reused: boolean;
  /** Evidence of the last check. */
  readonly observations: readonly Observation[];
  readonly notAsked: readonly Probe[];
  /** From what the verdict was drawn, as it is kept; absent where that is not known. */
  readonly facts?: KeptFacts;
  readonly figures?: Figures;
  /** Why the last round has no word on it, so that `result`, if any, is older; null where it has. */
  readonly unasked?: Unasked | null;
  /** True while it waits in the running round. */
  readonly pending: boolean;
  /** True where it failed in the running round and is asked again, to see whether that lasts. */
  readonly again?: boolean;
  /** Empty as the background writes it; the pages join them, so that the worker need not carry them. */
  readonly reports: readonly DatedReport[];
  /** Functions that a browser cannot test, such as `calls`. */
  readonly notTestable: readonly string[];
  /** Absent in what older versions wrote. */
  readonly calls?: CallsStatus;
}

export type Activity =
  | { readonly kind: 'idle'; readonly nextMs: number | null }
  | {
      readonly kind: 'checking';
      readonly reason: RoundReason;
      readonly done: number;
      readonly total: number;
      readonly startedMs: number;
    };

/** The page that a person asked about: its site, never more of the address. */
export interface AskedPage {
  /** Origin, null where the place refused and nothing of the page is kept. */
  readonly url: string | null;
  /** The service that stands for it: a listed one, or one of its own. */
  readonly service: string | null;
  /** Why it was not asked. */
  readonly refusal: Refusal | null;
}

/** A listed service that did not load when the user opened it. */
export interface FailedVisit {
  readonly service: string;
  readonly atMs: number;
}

/** Everything the UI shows, in one versioned piece. */
export interface Snapshot {
  readonly version: 1;
  readonly consent: { readonly place: Place; readonly atMs: number } | null;
  /** What the place allows; before consent, what the strictest does. */
  readonly policy: PlacePolicy;
  /** Host permission as last seen. */
  readonly permission: boolean;
  readonly network:
    | (Network & {
        readonly name: string | null;
        readonly operator: string | null;
        readonly asn: number | null;
        /** When the operator was looked up; absent where it was not. */
        readonly atMs?: number;
        /** True once the user said that the place is right on a network of this number. */
        readonly isPlaceKept?: boolean;
      })
    | null;
  /** Networks by local key, the present one first; absent in what older versions wrote. */
  readonly networks?: readonly { readonly key: string; readonly name: string | null }[];
  /** How the connection was in the rounds of the last day, oldest first. */
  readonly pulses?: readonly Pulse[];
  readonly activity: Activity;
  readonly round: {
    readonly id: string;
    readonly startedMs: number;
    readonly finishedMs: number;
    readonly reason: RoundReason;
  } | null;
  readonly services: readonly ServiceStatus[];
  /** Changes of the last days, oldest first, as far as they are kept. */
  readonly history: readonly Change[];
  /** The page last asked about; its service is in no list where it stands for itself. */
  readonly page?: (AskedPage & { readonly status: ServiceStatus | null }) | null;
  /** Absent in what older versions wrote. */
  readonly calls?: CallsSnapshot;
  /** What passive watch noticed lately. */
  readonly failedVisits?: readonly FailedVisit[];
  readonly settings: Settings;
  /** Keys of settings that a policy gives. */
  readonly locked: readonly (keyof Settings)[];
  /** What of a policy was passed over, and why. */
  readonly policyErrors: readonly string[];
  /** Short text of the last internal error, null when all is well. */
  readonly error: string | null;
}

/** Why a request is refused: closed, so that pages need to read no sentence. */
export type Refusal =
  | 'consent'
  | 'permission'
  | 'place'
  | 'warned'
  | 'url'
  | 'input'
  | 'policy'
  | 'nothing_due'
  | 'internal';

/** A refusal in words: what and where, in English, for the contract and for reports of faults. */
export type RefusalText = `${Refusal}: ${string}`;

export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
  readonly error: string;
}

export function refused(refusal: Refusal, error: string): Refused {
  return { ok: false, refusal, error };
}

/** The same, of a text that begins with the word for it. */
export function refusedBy(error: RefusalText): Refused {
  return refused(error.slice(0, error.indexOf(':')) as Refusal, error);
}

/** Requests from the extension's own pages, and what each answers with besides `ok`. */
export interface Requests {
  'accept-consent': { in: { place: Place }; out: object };
  'withdraw-consent': { in: object; out: object };
  'import-targets': {
    in: { text: string; format: 'citizenlab-csv' | 'json' | 'text' };
    out: { added: number; skipped: { line: number; reason: string }[] };
  };
  'replace-targets': { in: { targets: ListedTarget[] }; out: { count: number } };
  'reset-targets': { in: object; out: object };
  'check-now': { in: { ids?: string[]; warned?: boolean }; out: { round: string } };
  /** `url` of any page of a site; only its origin is taken. */
  'check-page': { in: { url: string; warned?: boolean }; out: { round: string } };
  /** `ids`: services; `stun` and `turn`: `host:port` in place of the neutral servers. */
  'check-calls': {
    in: { ids?: string[]; stun?: string[]; turn?: string[]; warned?: boolean };
    out: { round: string; udp: UdpState };
  };
  'cancel-check': { in: object; out: object };
  /** Answered with the report itself, without `ok`: it is what would be saved. */
  'export-report': { in: { exactTimes?: boolean; network?: boolean }; out: Report };
  set: { in: { settings: Partial<Settings> }; out: object };
  /** Asks the look-up service who runs the present network. */
  'look-up-network': { in: object; out: { asn: number; operator: string } };
  /** Says that this is another network: a known one, or a new one where no key is given. */
  'move-network': { in: { to?: string }; out: object };
  /** Says that the place is right, whatever the number of the network hints at. */
  'keep-place': { in: object; out: object };
  'get-snapshot': { in: object; out: { snapshot: Snapshot } };
  erase: { in: object; out: object };
}

export type RequestName = keyof Requests;
export type Message<N extends RequestName = RequestName> = { [K in N]: { request: K } & Requests[K]['in'] }[N];
/** What a request brings where it is not refused. */
export type Done<N extends RequestName = 'erase'> = N extends 'export-report'
  ? Requests[N]['out']
  : { readonly ok: true } & Requests[N]['out'];
export type Answer<N extends RequestName> = Done<N> | Refused;

export function isRefused(answer: object): answer is Refused {
  return 'ok' in answer && answer.ok === false;
}

/** The report as it is written: `reach.report/1` of docs/automation.md. Keys and closed lists are added to, never renamed. */
import type { CallProbe, UdpState } from '../core/calls/types.ts';
import type { Failure } from '../core/failure.ts';
import type {
  Cause,
  Confidence,
  Method,
  NetworkState,
  Place,
  Probe,
  Reach,
  RoleName,
  RoundReason,
  Step,
} from '../core/types.ts';

/** ISO 8601, UTC. */
type Time = string;

interface ReportedVerdict {
  readonly reach: Reach;
  readonly cause: Cause | null;
  readonly method: Method | null;
  readonly confidence: Confidence | null;
}

export interface ReportedRole extends ReportedVerdict {
  readonly role: RoleName | 'calls';
}

/** One observation. */
export interface Witness {
  /** `udp`: a call server was asked; its URL tells where the way was TCP or TLS. */
  readonly step: Step | 'udp';
  readonly probe: Probe | CallProbe;
  readonly url: string;
  /** Milliseconds after `checked_at`. */
  readonly at_ms: number;
  readonly duration_ms: number;
  readonly failure: Failure | null;
  /** Of HTTP, or the error code of a call server's answer. */
  readonly status: number | null;
  /** Body bytes received, after content decoding. */
  readonly bytes: number | null;
  /** Public address of the site, never one of the user's network. */
  readonly address: string | null;
  readonly reused: boolean | null;
}

export interface ReportedResult extends ReportedVerdict {
  readonly id: string;
  readonly name: string;
  readonly input: string;
  readonly category: string;
  readonly rule_id: string;
  readonly since: Time | null;
  readonly checked_at: Time;
  readonly reused_connection: boolean;
  readonly roles: readonly ReportedRole[];
  readonly witness: readonly Witness[];
}

export interface Report {
  readonly schema: 'reach.report/1';
  readonly generated_at: Time;
  readonly software: { readonly name: 'reach'; readonly version: string; readonly browser: string };
  readonly network: {
    /** Null until controls were asked for the first time. */
    readonly state: NetworkState | null;
    readonly place: Place;
    readonly asn: number | null;
    readonly name: string | null;
    readonly via_proxy: boolean | null;
    /** Null before the first test of calls. */
    readonly udp: UdpState | null;
  };
  /** Null until a first round has ended. */
  readonly round: {
    readonly id: string;
    readonly started_at: Time;
    readonly finished_at: Time;
    readonly reason: RoundReason;
  } | null;
  readonly results: readonly ReportedResult[];
}

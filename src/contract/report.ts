import type { Snapshot } from '../protocol.ts';
import { resultsOf } from './report-results.ts';
import type { Report } from './report-types.ts';

export type { Report } from './report-types.ts';

export interface Software {
  readonly version: string;
  /** `chromium` or `firefox`, no more exact. */
  readonly browser: string;
  /** Unix ms. */
  readonly nowMs: number;
}

export interface ReportOptions {
  /** False rounds every time down to the hour, for exports that a person hands on; true when absent. */
  readonly exactTimes?: boolean;
  /** False leaves out where the person is and what the network is called: the place is then `unsaid`; true when absent. */
  readonly network?: boolean;
  /** Whether public addresses of sites are told where the place is `outside`; as `exactTimes` when absent. */
  readonly addresses?: boolean;
}

const HOUR_MS = 3_600_000;

/**
 * Returns the report of what the snapshot holds: once there was a round, a row for each service. Addresses of the user
 * never occur: of addresses, only public ones of sites are told, and in places other than `outside` none at all, since
 * caches inside a provider's network tell where a person is.
 */
export function reportOf(snapshot: Snapshot, software: Software, options: ReportOptions = {}): Report {
  const { exactTimes = true, addresses = exactTimes, network: isNamed = true } = options;
  const place = snapshot.consent?.place ?? snapshot.settings.place ?? 'unsaid';
  const time = (ms: number) => new Date(exactTimes ? ms : Math.floor(ms / HOUR_MS) * HOUR_MS).toISOString();
  const { network, round } = snapshot;
  return {
    schema: 'reach.report/1',
    generated_at: time(software.nowMs),
    software: { name: 'reach', version: software.version, browser: software.browser },
    network: {
      state: network?.state ?? null,
      place: isNamed ? place : 'unsaid',
      asn: (isNamed ? network?.asn : null) ?? null,
      name: (isNamed ? network?.name : null) ?? null,
      via_proxy: network?.viaProxy ?? null,
      udp: snapshot.calls?.udp ?? null,
    },
    round: round && {
      id: round.id,
      started_at: time(round.startedMs),
      finished_at: time(round.finishedMs),
      reason: round.reason,
    },
    results: resultsOf(snapshot.services, {
      time,
      addresses: addresses && place === 'outside',
      round: round && { startedMs: round.startedMs, state: network?.state ?? null },
    }),
  };
}

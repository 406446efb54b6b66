import { hostOf } from '../core/address.ts';
import type { ControlGroup, ControlResult } from '../core/types.ts';
import type { Exchanged, HttpProbe } from './http-probe.ts';
import { bytesPerSecond } from './rate.ts';
import { keptText } from './raw.ts';

/** A known answer; a row of the catalogue. */
export interface ControlRow {
  readonly id: string;
  readonly group: ControlGroup;
  readonly url: string;
  readonly status: number;
  readonly body?: string;
}

/** Asks one control and compares the answer with the one expected. */
export async function askControl(httpProbe: Pick<HttpProbe, 'exchange'>, row: ControlRow): Promise<ControlResult> {
  const exchanged = await httpProbe.exchange({ probe: 'control', url: row.url });
  const { raw, seen, observation } = exchanged;
  const last = seen.hops.at(-1);
  return {
    id: row.id,
    group: row.group,
    ok: isExpected(row, exchanged),
    failure: observation.failure,
    status: raw.status,
    durationMs: raw.durationMs,
    bytesPerSecond: bytesPerSecond(raw),
    redirectedTo: last && hostOf(last.to) !== hostOf(row.url) ? originOf(last.to) : null,
  };
}

/** The address of a sign-in page names the device, the room, the guest: no more of it is kept than whose page it is. */
function originOf(url: string): string | null {
  return /^https?:/.test(url) && URL.canParse(url) ? `${new URL(url).origin}/` : null;
}

/**
 * Asks all controls. What was cut off on this side counts as not asked; where that befell all, the document that asks died
 * or never loaded, and they are asked once more if `reopen` brings another. Rejects where nothing came of that either:
 * silence of our own making would read as a network without internet.
 */
export async function askControls(
  rows: readonly ControlRow[],
  ask: (row: ControlRow) => Promise<ControlResult | null>,
  reopen: () => Promise<boolean>,
): Promise<readonly ControlResult[]> {
  const askAll = async () => (await Promise.all(rows.map(ask))).filter(isAnswered);
  let results = await askAll();
  if (results.length === 0 && (await reopen())) results = await askAll();
  if (results.length === 0 && rows.length > 0) throw new Error('nothing could be asked from here');
  return results;
}

/** False for what was cut off on this side, or not asked at all. */
export function isAnswered(result: ControlResult | null): result is ControlResult {
  return result !== null && result.failure !== 'aborted_by_us';
}

/** Over https the certificate proves who answered, whatever the status; over plain http only the exact answer counts. */
function isExpected(row: ControlRow, { raw, seen, observation }: Exchanged): boolean {
  if (observation.failure !== null || seen.hops.some(({ to }) => hostOf(to) !== hostOf(row.url))) return false;
  if (row.url.startsWith('https:')) return true;
  if (raw.status !== row.status) return false;
  return row.body === undefined || keptText(raw).trim() === row.body.trim();
}

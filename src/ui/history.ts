import type { Change } from '../core/types.ts';

const DAY_MS = 86_400_000;
const WINDOWS = [1, 7, 30];

/** A stretch of time in which a service did not load, as shares of the window: 0 is its beginning, 1 is now. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface Strip {
  readonly service: string;
  /** Local key of the network, where one is known: what happened on another is another story. */
  readonly network: string | undefined;
  /** Present where it is about the calls of the service alone. */
  readonly role: Change['role'];
  readonly down: readonly Stretch[];
  readonly last: Change;
}

/** The shortest window, in days, that holds all changes. */
export function windowOf(history: readonly Change[], nowMs: number): number {
  const oldest = Math.min(nowMs, ...history.map(({ atMs }) => atMs));
  return WINDOWS.find((days) => nowMs - oldest <= days * DAY_MS) ?? 30;
}

/** When each service did not load on each network, the latest change first. Before its first change a service was the opposite. */
export function stripsOf(history: readonly Change[], nowMs: number): readonly Strip[] {
  const lengthMs = windowOf(history, nowMs) * DAY_MS;
  const share = (atMs: number) => Math.min(1, Math.max(0, 1 - (nowMs - atMs) / lengthMs));
  const lines = new Map<string, Change[]>();
  for (const change of history) {
    const line = lineOf(change);
    const own = lines.get(line);
    if (own) own.push(change);
    else lines.set(line, [change]);
  }
  const strips = [...lines.values()].flatMap((line) => {
    const own = line.sort((a, b) => a.atMs - b.atMs);
    const last = own.at(-1);
    return last
      ? [{ service: last.service, network: last.network, role: last.role, down: stretchesOf(own, share), last }]
      : [];
  });
  return strips.sort((a, b) => b.last.atMs - a.last.atMs);
}

const lineOf = ({ service, network, role }: Change) => [service, network, role].join(' ');

function stretchesOf(own: readonly Change[], share: (atMs: number) => number): Stretch[] {
  const stretches: Stretch[] = [];
  let from = own[0]?.to === 'up' ? 0 : null;
  for (const { to, atMs } of own) {
    if (to === 'down') from ??= share(atMs);
    else if (from !== null) {
      stretches.push({ from, to: share(atMs) });
      from = null;
    }
  }
  return from === null ? stretches : [...stretches, { from, to: 1 }];
}

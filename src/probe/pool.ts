/** Firefox keeps an idle HTTP/2 connection for 170 s by default, Chromium longer; frames there do not live that long. */
const KEPT_MS = 180_000;

const answeredMs = new Map<string, number>();

/** Notes that a connection to this origin stood just now, and may still. */
export function notePooled(url: string, nowMs: number): void {
  for (const [origin, ms] of answeredMs) if (nowMs - ms > KEPT_MS) answeredMs.delete(origin);
  answeredMs.set(originOf(url), nowMs);
}

/** Returns whether an earlier request of this context may have left a connection to this origin. */
export function mayBePooled(url: string, nowMs: number): boolean {
  const ms = answeredMs.get(originOf(url));
  return ms !== undefined && nowMs - ms <= KEPT_MS;
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url;
}

import type { Failure } from '../core/failure.ts';
import { showable } from '../core/showable.ts';
import type { Observation, Probe, Step, Unfollowed } from '../core/types.ts';
import { browserError } from './browser-errors.ts';
import { isChallenge } from './challenge.ts';
import { flowOf } from './flow.ts';
import { pageOf } from './page.ts';
import { keptText, type Raw } from './raw.ts';
import type { RequestEvents } from './request-log.ts';

/** Names what the first bytes of an answer are known as: a block page, an expected body. Null for anything else. */
export type Matcher = (text: string, status: number) => string | null;

/** A request as it was asked. */
export interface Asked {
  readonly probe: Probe;
  readonly url: string;
}

/** What is known beside the request itself. */
export interface ProbeContext {
  /** Whether the browser lets us ask sites at all; null where nobody looked. */
  readonly isPermitted?: boolean | null;
  readonly match?: Matcher;
  /** Why the redirect with which it ended was not followed. */
  readonly unfollowed?: Unfollowed;
  /** Whether it led back to where it had been, or on and on. */
  readonly isLoop?: boolean;
}

/** Their answers may be compared with what a helper gets. */
const COMPARED: readonly Probe[] = ['first', 'repeat'];

/** Only what came so may be compared with known pages: over valid https a genuine page may contain any words. */
function isPlain(url: string): boolean {
  return url.startsWith('http:');
}

const HTTPS = 'https:';

interface Failed {
  readonly failure: Failure | null;
  readonly step: Step | null;
}

/** Returns the observation of a request: how it failed, and the furthest step that it is known to have reached. */
export function observe(asked: Asked, raw: Raw, seen: RequestEvents, circumstances: ProbeContext = {}): Observation {
  const { failure, step } = failedHow(raw, seen, circumstances);
  const unfollowed = unfollowedIn(raw, seen, circumstances);
  const { probe, url } = asked;
  const base = { probe, url, atMs: raw.atMs, durationMs: raw.durationMs, reused: raw.reused, failure };
  const { address, hops } = seen;
  if (unfollowed !== null && failure === null) {
    const { status = null, address: from = null } = hops.at(-1) ?? {};
    return { ...base, step: 'http', address: from, status, hops, unfollowed };
  }
  if (raw.status !== null) {
    const { status, bytes, longestGapMs } = raw;
    const isOpen = isPlain(hops.at(-1)?.to ?? url);
    const isMatched = probe === 'control' || probe === 'plain_http' || isOpen;
    const fingerprint = isMatched ? (circumstances.match?.(keptText(raw), status) ?? null) : null;
    const page = (isOpen || isPlain(url)) && COMPARED.includes(probe) ? { page: pageOf(raw) } : {};
    const body = { bytes, longestGapMs, fingerprint, challenge: isChallenge(raw), ...page, ...flowOf(raw) };
    return { ...base, step: 'body', address, status, hops, ...body };
  }
  const words =
    failure === 'ssl_failed' && seen.error !== null ? { words: showable(seen.error.slice(0, MAX_WORDS)) } : {};
  if (hops.length > 0) return { ...base, step: 'http', address, status: null, hops, ...words };
  const reached = reachedStep(step, address, url);
  if (reached === 'dns') return { ...base, step: 'dns', resolver: 'system', addresses: [] };
  if (reached === 'http') return { ...base, step: 'http', address, status: null, hops };
  if (reached === 'tls') return { ...base, step: reached, address, ...words };
  return { ...base, step: reached, address };
}

/** Chromium has an error for a redirect to what is no web address; it answers all the same. */
const ASTRAY = 'net::ERR_UNSAFE_REDIRECT';

function unfollowedIn({ end }: Raw, { error }: RequestEvents, { unfollowed }: ProbeContext): Unfollowed | null {
  if (end === 'error' && error === ASTRAY) return 'not_web';
  return end === 'redirect' ? (unfollowed ?? 'unseen') : null;
}

const MAX_WORDS = 200;

/** An address beside a failure means that TCP stood: Firefox shows it then, and not for a connection that never was. */
function reachedStep(step: Step | null, address: string | null, url: string): 'dns' | 'connect' | 'tls' | 'http' {
  const isSecure = url.startsWith(HTTPS);
  if (step === 'dns') return 'dns';
  if (step === 'http' || step === 'body') return 'http';
  const isConnected = step === 'tls' || (step === null && address !== null);
  if (!isConnected) return 'connect';
  return isSecure ? 'tls' : 'http';
}

function failedHow(raw: Raw, seen: RequestEvents, { isPermitted, isLoop = false }: ProbeContext): Failed {
  switch (raw.end) {
    case 'complete':
    case 'max_bytes':
      return { failure: null, step: null };
    case 'redirect':
      // The error event beside it only says that we went no further.
      if (!seen.any && isPermitted === false) return { failure: 'permission_missing', step: null };
      return { failure: isLoop ? 'redirect_loop' : null, step: 'http' };
    case 'deadline_headers':
      return { failure: 'generic_timeout_error', step: null };
    case 'deadline_body':
    case 'stalled':
      return { failure: 'body_stalled', step: null };
    case 'aborted':
      return { failure: 'aborted_by_us', step: null };
    case 'error':
      return erroredHow(raw, seen, isPermitted ?? null);
  }
}

function erroredHow(raw: Raw, seen: RequestEvents, isPermitted: boolean | null): Failed {
  if (isPermitted === false) return { failure: 'permission_missing', step: null };
  if (seen.error === ASTRAY) return { failure: null, step: 'http' };
  // A host that the browser keeps from extensions fails with access to all hosts, and without any event: measured, docs/browsers.md.
  if (!seen.any) return { failure: 'blocked_by_client', step: null };
  if (seen.error === null)
    return { failure: `unknown_failure: no error event, ${raw.error?.slice(0, 80)}`, step: null };
  const { failure, step } = browserError(seen.error);
  // Firefox says NS_ERROR_ABORT of an HTTP/2 connection that was closed on it; a blocker stops a request that has no address yet.
  if (failure === 'blocked_by_client' && seen.address !== null) return { failure: 'connection_closed', step: 'http' };
  // Once headers were there, a connection that ends early has cut the answer short.
  const isCut = raw.status !== null && failure === 'connection_closed';
  return { failure: isCut ? 'response_truncated' : failure, step };
}

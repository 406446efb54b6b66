/**
 * Every time that the extension itself waits for, and those it judges waiting by, in ms. A build for the simulated network
 * lives faster: there a round trip takes a millisecond, and waiting tells nothing more. Times that belong to a browser
 * (when it ends a worker, how long it keeps a connection) stand where they are used, and are never scaled; nor is the calendar.
 */

/** Given by the build. Absent, as in tests and scripts, time runs as it does for people. */
declare const __TIME_SCALE__: number | undefined;

const SCALE = typeof __TIME_SCALE__ === 'undefined' ? 1 : __TIME_SCALE__;

/** Returns a time of our own, in ms, as this build lives it. */
export function scaledMs(ms: number): number {
  return Math.round(ms * SCALE);
}

/**
 * Of one request, over headers and body. Chromium's worker would end after 30 s; Firefox says NS_ERROR_UNKNOWN_HOST of
 * dropped SYNs after 10.3 s (seen), which would read as a DNS failure.
 */
export const REQUEST_MS = scaledMs(10_000);
/** Silence inside a body after which it will not come back: the known freeze never does. */
export const STALL_MS = scaledMs(6_000);
/** A request is given no less, however little of a budget is left. */
export const SHORTEST_REQUEST_MS = scaledMs(1_000);
/** For a request made once more since the browser mistook it: with less, silence would prove nothing. */
export const ONCE_MORE_MS = scaledMs(4_000);

/**
 * Shorter than the first, which had its full time: where controls answer within seconds, a host that was silent for ten
 * seconds and then for four more is silent. Controls that take longer make the network `impaired`.
 */
export const REPEAT_MS = scaledMs(4_500);
export const PLAIN_HTTP_MS = scaledMs(2_500);
/** Enough for a freeze to show. */
export const SIBLING_MS = scaledMs(7_000);
/** For a large object that stalled once: a frozen connection that is used again tells nothing at all. */
export const LARGE_AGAIN_MS = scaledMs(7_000);
export const RESOLVER_MS = scaledMs(6_000);
export const HELPER_MS = scaledMs(10_000);
/** A silent resolver makes Firefox reject by itself after about 6 s. */
export const SYSTEM_RESOLVER_MS = scaledMs(7_000);
/** Firefox has one error for all; only the time tells a resolver that said no from one that said nothing. */
export const SYSTEM_SILENT_MS = scaledMs(4_000);
/** A name that is looked up before a request; a resolver that takes longer is waited for inside the request. */
export const FRESH_NAME_MS = scaledMs(2_000);
/** For all questions about who runs the network together. */
export const NETWORK_LOOKUP_MS = scaledMs(10_000);

/** What the diagnosis of one target may take at most; time spent waiting for a turn is not counted. */
export const DIAGNOSIS_MS = scaledMs(20_000);
/** With less time left than this, silence would prove nothing. */
export const LEAST_LEFT_MS = scaledMs(4_000);

/** A connection that is not open after this long waits for its deadline: most open within 0.3 s. */
export const OPENING_MS = scaledMs(1_000);

/** Failures so far apart outlast a router that starts anew, a route that moves, a server that is restarted. */
export const LASTING_MS = scaledMs(10_000);
/** So long something has to last before people are disturbed by a notice. */
export const TELLING_MS = scaledMs(25_000);

/** Silence after which a body counts as frozen rather than slow. */
export const FROZEN_MS = scaledMs(3_000);
/** Of what came in for so long a rate can be told, however little it was. */
export const FLOWED_MS = scaledMs(8_000);
/** Time over which a body has to come before its rate is called even or wild. */
export const FLOWING_MS = scaledMs(1_000);
/** Time to answer from which a control counts as crawling. With less than this, a busy machine would look like a slow network. */
export const CRAWL_MS = Math.max(2_000, scaledMs(5_000));

/** For a call server. Chromium asks at 0, 0.25, 0.75, 1.75, 3.75 and 7.75 s: by then all six questions were put. */
export const CALL_LONGEST_MS = scaledMs(8_500);
/** Five questions of Chromium, six of Firefox, and time for the last answer. */
export const CALL_SHORTEST_MS = scaledMs(4_500);
/** For HTTP/3. Chromium itself gives it up after 4.0 s, in the same words as for an answer: earlier is the only way to tell. */
export const CALL_QUIC_MS = scaledMs(3_000);
/** Between single questions to a call server, and for each of them. */
export const CALL_APART_MS = scaledMs(2_000);

import { keptText, type Raw, type RequestSpec } from './raw.ts';

/** Larger answers are none that we asked for, in bytes. */
const MOST = 65_536;

/** Returns the request for a small answer of a service that is not under test; its fate tells nothing of the network. */
export function smallRequest(url: string, deadlineMs: number): RequestSpec {
  return {
    id: `r-${crypto.randomUUID()}`,
    probe: 'control',
    url,
    method: 'GET',
    deadlineMs,
    maxBytes: MOST,
    keepBytes: MOST,
  };
}

/** Returns the JSON of a small answer. Throws for anything else: no answer in time, a redirect, an error, too much of it. */
export function smallAnswer(raw: Raw): unknown {
  const { end, status } = raw;
  if (end !== 'complete' || status !== 200) throw new Error(`${end}, status ${status}`);
  return JSON.parse(keptText(raw));
}

import { resolveBySystem, type SystemAnswer } from '../browser/dns.ts';
import type { Failure } from '../core/failure.ts';
import type { DnsObservation } from '../core/types.ts';

/** A silent resolver makes Firefox reject by itself after about 6 s. */
const DEADLINE_MS = 7_000;

/** Asks the system's own resolver past its cache; null where the browser cannot. */
export async function askSystem(url: string, resolve = resolveBySystem): Promise<DnsObservation | null> {
  const atMs = Date.now();
  const answer = await Promise.race([resolve(new URL(url).hostname), late()]);
  if (answer === null) return null;
  const durationMs = Date.now() - atMs;
  const base = {
    step: 'dns',
    probe: 'system_resolver',
    url,
    atMs,
    durationMs,
    reused: null,
    resolver: 'system',
  } as const;
  const addresses = 'addresses' in answer ? answer.addresses : [];
  return { ...base, addresses, failure: 'error' in answer ? failureOf(answer.error, durationMs) : null };
}

const SILENT_MS = 4_000;

/** Firefox has one error for all; only the time tells a resolver that said no from one that said nothing. */
function failureOf(error: string, durationMs: number): Failure {
  return error === LATE || durationMs >= SILENT_MS ? 'dns_timeout' : 'dns_lookup_error';
}

const LATE = 'late';

function late(): Promise<SystemAnswer> {
  return new Promise((resolve) => setTimeout(() => resolve({ error: LATE }), DEADLINE_MS));
}

import { resolveBySystem, type SystemAnswer } from '../browser/dns.ts';
import type { Failure } from '../core/failure.ts';
import { SYSTEM_RESOLVER_MS, SYSTEM_SILENT_MS } from '../core/times.ts';
import type { DnsObservation } from '../core/types.ts';

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
  const secure = 'secure' in answer && answer.secure ? { secure: answer.secure } : {};
  return { ...base, ...secure, addresses, failure: 'error' in answer ? failureOf(answer.error, durationMs) : null };
}

/** Firefox has one error for all; only the time tells a resolver that said no from one that said nothing. */
function failureOf(error: string, durationMs: number): Failure {
  return error === LATE || durationMs >= SYSTEM_SILENT_MS ? 'dns_timeout' : 'dns_lookup_error';
}

const LATE = 'late';

function late(): Promise<SystemAnswer> {
  return new Promise((resolve) => setTimeout(() => resolve({ error: LATE }), SYSTEM_RESOLVER_MS));
}

import { hostOf } from '../core/address.ts';
import type { Failure } from '../core/failure.ts';
import { isDns } from '../core/failure.ts';
import { RESOLVER_MS } from '../core/times.ts';
import type { DnsObservation } from '../core/types.ts';
import { queryOf, type RecordType, readAnswer, type Said } from './dns-message.ts';
import type { Exchanged, HttpProbe } from './http-probe.ts';
import { keptBytes } from './raw.ts';

export type ResolverProbe = Pick<HttpProbe, 'exchange'>;

/** One name, for the site at `url`, asked of the resolver at `resolver` (a DNS-over-HTTPS URL). */
export interface NameQuestion {
  readonly url: string;
  readonly resolver: string;
  /** Ask for IPv6 whatever came of IPv4. */
  readonly both?: true | undefined;
  readonly deadlineMs?: number;
}

interface Voice {
  readonly exchanged: Exchanged;
  /** Null where the resolver could not be reached or spoke nonsense. */
  readonly said: Said | null;
}

/**
 * Asks one resolver for the addresses of a name. A failure `dns_…` is the resolver's word about the name; any other
 * failure is that of reaching the resolver, and says nothing about the site.
 */
export async function askResolver(httpProbe: ResolverProbe, question: NameQuestion): Promise<DnsObservation> {
  const host = hostOf(question.url);
  const first = await ask(httpProbe, question, host, 'A');
  // A second question where the first leaves it open: a name with IPv6 alone is found all the same.
  const isOpen = first.said?.failure === null && (question.both === true || first.said.addresses.length === 0);
  const second = isOpen ? await ask(httpProbe, question, host, 'AAAA') : first;
  const keys = question.both === true && isOpen ? await ask(httpProbe, question, host, 'HTTPS') : null;
  const voices = isOpen ? [first, second] : [first];
  const spoken = voices.filter((voice) => voice.said !== null);
  const addresses = spoken.flatMap(({ said }) => said?.addresses ?? []);
  return {
    step: 'dns',
    probe: 'resolver',
    url: question.url,
    atMs: first.exchanged.raw.atMs,
    durationMs: voices.reduce((sum, { exchanged }) => sum + exchanged.raw.durationMs, 0),
    reused: first.exchanged.raw.reused,
    resolver: hostOf(question.resolver),
    addresses,
    ...(keys?.said?.ech ? { ech: true } : {}),
    failure: addresses.length > 0 ? null : failureOf(spoken[0] ?? first, spoken[1] ?? second),
  };
}

async function ask(
  httpProbe: ResolverProbe,
  { resolver, deadlineMs }: NameQuestion,
  host: string,
  type: RecordType,
): Promise<Voice> {
  const exchanged = await httpProbe.exchange({
    probe: 'resolver',
    url: `${resolver}${resolver.includes('?') ? '&' : '?'}dns=${queryOf(host, type)}`,
    accept: 'application/dns-message',
    deadlineMs: Math.min(deadlineMs ?? RESOLVER_MS, RESOLVER_MS),
  });
  const { raw } = exchanged;
  const said = raw.status === 200 && raw.end === 'complete' ? readAnswer(keptBytes(raw), host, type) : null;
  return { exchanged, said };
}

function failureOf(one: Voice, other: Voice): Failure {
  if (!one.said) return unreached(one.exchanged);
  // The name exists and has no address at all: as good as not found, but not "no such name".
  return one.said.failure ?? other.said?.failure ?? 'dns_lookup_error';
}

function unreached({ raw, observation }: Exchanged): Failure {
  const { failure } = observation;
  if (failure === null) return `unknown_failure: resolver answered ${raw.status}`;
  // The resolver's own name was not found; as a DNS failure it would read as the site's.
  return isDns(failure) ? 'host_unreachable' : failure;
}

/** A recorded measurement as the network of a fake browser: each address answers as it did then, in the order in which it was asked. */
import type { Failure } from '../../../src/core/failure.ts';
import type { Measurement, Observation } from '../../../src/core/types.ts';
import { type Build, openWorld, type Reply, redirect, resolved, SILENT, WORDS, type World } from './world.ts';

/** The browsers' own words for failures; where a browser has none of its own, a scenario with it is no replay for it. */
const SAID: Readonly<Record<Build, Partial<Record<Failure, string>>>> = {
  chrome: {
    dns_lookup_error: WORDS.chrome.name,
    connection_refused: WORDS.chrome.refused,
    connection_reset: WORDS.chrome.reset,
    connection_closed: 'net::ERR_CONNECTION_CLOSED',
    tls_alert: 'net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
    ssl_invalid_hostname: WORDS.chrome.wrongName,
    ssl_unknown_authority: 'net::ERR_CERT_AUTHORITY_INVALID',
    ssl_invalid_certificate: 'net::ERR_CERT_DATE_INVALID',
    ssl_client_certificate_wanted: 'net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED',
    ssl_failed: 'net::ERR_SSL_PROTOCOL_ERROR',
    host_unreachable: 'net::ERR_ADDRESS_UNREACHABLE',
    response_truncated: 'net::ERR_CONTENT_LENGTH_MISMATCH',
  },
  firefox: {
    dns_lookup_error: WORDS.firefox.name,
    connection_refused: WORDS.firefox.refused,
    connection_reset: WORDS.firefox.reset,
    connection_closed: 'NS_ERROR_NET_INTERRUPT',
    host_unreachable: 'NS_ERROR_HOST_UNREACHABLE',
    response_truncated: 'NS_ERROR_NET_PARTIAL_TRANSFER',
  },
};

/** Probes that are asked of the site, or of its address; the others are asked of somebody else about it. */
const OF_SITE: readonly string[] = ['first', 'repeat', 'large', 'plain_http', 'by_address'];

/** Returns the network of a measurement, and the names as the system's resolver told them. */
export function replayOf({ observations }: Measurement, build: Build) {
  const open = openWorld(build);
  const replies = new Map<string, Reply[]>();
  const add = (url: string, reply: Reply) => replies.set(url, [...(replies.get(url) ?? []), reply]);
  for (const seen of [...observations].sort((a, b) => a.atMs - b.atMs)) {
    if (!OF_SITE.includes(seen.probe)) continue;
    const hops = 'hops' in seen ? seen.hops : [];
    for (const { from, to, status, address } of hops)
      add(from, { ...redirect(to, status), ...(address && { address }) });
    add(hops.at(-1)?.to ?? seen.url, replyTo(seen, build));
  }
  const nameOf = nameIn(observations);
  const world: World = (asked) => {
    const own = replies.get(asked.url);
    if (own) return own[Math.min(asked.nth, own.length - 1)] ?? null;
    const question = new URL(asked.url).searchParams.get('dns');
    if (question === null) return open(asked);
    const said = nameOf(asked.host);
    return said ? { kind: 'answer', status: 200, body: resolved(question, said) } : SILENT;
  };
  return { world, names: () => namesIn(observations) };
}

function replyTo(seen: Observation, build: Build): Reply {
  const { failure, durationMs } = seen;
  const address = 'address' in seen && seen.address !== null ? { address: seen.address } : {};
  if (seen.step === 'body') {
    const cut =
      failure === 'body_stalled' ? { cut: 'stalls' } : failure ? { cut: SAID[build][failure] ?? failure } : {};
    return { kind: 'answer', status: seen.status, pieces: [[seen.bytes, 0]], ...cut, ...address };
  }
  if (failure === 'generic_timeout_error' || failure === null) return { ...SILENT, ...address };
  const words = 'words' in seen ? seen.words : undefined;
  return { kind: 'fails', error: words ?? SAID[build][failure] ?? failure, afterMs: durationMs, ...address };
}

/** What a resolver said, null for one that was silent. */
function nameIn(observations: readonly Observation[]): (resolver: string) => readonly string[] | null {
  const said = observations.flatMap((seen) => (seen.probe === 'resolver' && seen.step === 'dns' ? [seen] : []));
  return (resolver) => {
    const one = said.find((seen) => seen.resolver === resolver) ?? said[0];
    // Nobody was asked then: whoever is asked now says what the site's connections showed.
    if (!one) return namesIn(observations) ?? [];
    return one.failure === null || one.failure === 'dns_nxdomain_error' ? one.addresses : null;
  };
}

function namesIn(observations: readonly Observation[]): readonly string[] | null {
  const system = observations.find(({ probe }) => probe === 'system_resolver');
  if (system?.step === 'dns') return system.failure === null ? system.addresses : null;
  return observations.flatMap((seen) => ('address' in seen && seen.address ? [seen.address] : [])).slice(0, 1);
}

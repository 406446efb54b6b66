/** The view from an uncensored network: only the site's own state counts. */
import { isIP } from 'node:net';
import { isBogon } from '../addresses.ts';
import type { Content } from '../content/content.ts';
import { siteContent } from '../content/site.ts';
import { faultyAnswer } from '../http/answer.ts';
import type { Fault, FaultOf, Scenario } from '../scenario.ts';
import { World } from '../world.ts';
import { FAILURES, type HttpRequestResult } from './protocol.ts';

const MAX_REDIRECTS = 10;
/** How long a helper waits for a page, and how much of it there is. */
const PATIENCE_S = 15;
const PAGE_BYTES = 75_000;

type SiteKind = FaultOf<'site'>['kind'];

/** Faults that are the site's own doing and so met abroad too; a refusal by country is not among them. */
function sitesOwn(fault: Fault): boolean {
  if (fault.layer === 'site') return true;
  return fault.layer === 'http' && ['challenge', 'redirect', 'chain', 'empty'].includes(fault.kind);
}

/** The same world without its censor. */
export function uncensored(world: World): World {
  const { portal: _portal, ...rest } = world.scenario;
  const hosts = Object.fromEntries(world.entries().map(([host, faults]) => [host, faults.filter(sitesOwn)]));
  const scenario: Scenario = { ...rest, hosts };
  return new World(scenario);
}

/** Why an address of the site does not take connections; null when it does. */
export function connectFailure(world: World, host: string): string | null {
  if (world.site(host, 'refuse')) return FAILURES.refused;
  // From out there nobody gets into a private network.
  if (world.addresses(host, 4).length > 0 && world.addresses(host, 4).every(isBogon)) return FAILURES.timeout;
  return world.site(host, 'silent') ? FAILURES.timeout : null;
}

/** What fetching the URL gives out there, redirects followed. */
export function fetchOutside(world: World, start: string): HttpRequestResult {
  let url = new URL(start);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const failure = fetchFailure(world, url);
    if (failure) return failed(failure);
    const answer = load(world, url);
    if (answer === null) return failed(FAILURES.other);
    if (!answer.headers.location) return summary(answer);
    const { location } = answer.headers;
    if (!URL.canParse(location, url.href)) return failed(FAILURES.other);
    url = new URL(location, url);
  }
  return failed(FAILURES.other);
}

function fetchFailure(world: World, { hostname, protocol, port }: URL): string | null {
  if (!world.exists(hostname)) return FAILURES.lookup;
  if ((isIP(hostname) !== 0 && isBogon(hostname)) || port !== '') return FAILURES.httpRefused;
  if (world.site(hostname, 'crash')) return FAILURES.reset;
  if (world.site(hostname, 'refuse')) return FAILURES.httpRefused;
  if (connectFailure(world, hostname) || world.site(hostname, 'stall')) return FAILURES.timeout;
  const rate = world.site(hostname, 'slow')?.bitsPerSecond ?? Number.POSITIVE_INFINITY;
  if ((PAGE_BYTES * 8) / rate > PATIENCE_S) return FAILURES.timeout;
  if (protocol !== 'https:') return null;
  const hang = world.site(hostname, 'hang');
  if (hang && (hang.ms ?? Number.POSITIVE_INFINITY) > PATIENCE_S * 1000) return FAILURES.timeout;
  const authority = world.site(hostname, 'private_ca');
  if (authority && !authority.helperTrusts) return FAILURES.authority;
  return ['expired', 'no_tls', 'client_certificate', 'unserved', 'misnamed'].some((kind) =>
    world.site(hostname, kind as SiteKind),
  )
    ? FAILURES.other
    : null;
}

function load(world: World, url: URL): Content | null {
  const secure = url.protocol === 'https:';
  const asked = { host: url.hostname, path: url.pathname, query: url.searchParams, secure };
  const answer = faultyAnswer(world, asked) ?? siteContent(world, asked);
  return typeof answer === 'string' ? null : answer;
}

function summary({ status, headers, body }: Content): HttpRequestResult {
  const title = /<title>([^<]*)<\/title>/i.exec(body.toString())?.[1] ?? '';
  return { body_length: body.length, failure: null, title, headers, status_code: status };
}

function failed(failure: string): HttpRequestResult {
  return { body_length: -1, failure, title: '', headers: {}, status_code: -1 };
}

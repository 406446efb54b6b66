import { blockPage } from '../content/block-pages.ts';
import { type Asked, type Content, html, redirect } from '../content/content.ts';
import type { HttpFault } from '../scenario.ts';
import type { World } from '../world.ts';

/** What becomes of a request: an answer, or an end of the connection without one. */
export type Outcome = Content | 'reset' | 'silence' | 'empty';

const CHALLENGE_HEADERS = { 'cf-mitigated': 'challenge', server: 'cloudflare', 'cache-control': 'no-store' };

const BY_HOST: readonly HttpFault['kind'][] = ['reset', 'silence', 'page'];

/** What the network or the site does to a request instead of answering it; null when it does nothing. */
export function faultyAnswer(world: World, asked: Asked): Outcome | null {
  const portal = world.scenario.portal;
  if (portal && asked.host !== portal.host && !portal.lets?.includes(asked.host))
    return redirect(302, `http://${portal.host}/login`);
  const port = asked.secure ? 443 : 80;
  for (const fault of world.faults(asked.host, 'http')) {
    // A censor looks for the name; the site itself knows who it is.
    if (asked.unnamed && BY_HOST.includes(fault.kind)) continue;
    const outcome = fault.port === port || fault.port === 'any' ? outcomeOf(fault, asked) : null;
    if (outcome !== null) return outcome;
  }
  return null;
}

function outcomeOf(fault: HttpFault, asked: Asked): Outcome | null {
  switch (fault.kind) {
    case 'page':
      return pageOf(fault);
    case 'refusal':
      return html(fault.status, '<title>Not available</title><h1>This content is not available in your country</h1>');
    case 'challenge':
      return html(
        403,
        '<!doctype html><title>Just a moment...</title><h1>Checking your browser</h1>',
        CHALLENGE_HEADERS,
      );
    case 'redirect':
      return isAt(fault.to, asked) ? null : redirect(302, fault.to);
    case 'chain':
      return nextHop(fault.hops, asked.path);
    default:
      return fault.kind;
  }
}

function pageOf({ status, location, text, headers = {} }: Extract<HttpFault, { kind: 'page' }>): Content {
  const page = location ? redirect(status, location) : html(status, blockPage(text));
  return { ...page, headers: { ...page.headers, ...headers } };
}

function isAt(target: string, { host, path, secure }: Asked): boolean {
  return target === path || target === `${secure ? 'https' : 'http'}://${host}${path}`;
}

function nextHop(hops: number | 'endless', path: string): Content | null {
  const at = Number(/^\/hop\/(\d+)$/.exec(path)?.[1] ?? 0);
  return hops === 'endless' || at < hops ? redirect(302, `/hop/${at + 1}`) : null;
}

import type { World } from '../world.ts';
import { blockPageOf } from './block-pages.ts';
import { fixedBytes } from './bytes.ts';
import { connectivityCheck } from './connectivity.ts';
import { type Asked, type Content, content, html, json, noContent, redirect, text } from './content.ts';
import { favicon } from './favicon.ts';
import { EXAMPLE_DOMAIN, frontPage } from './page.ts';
import { LOOKUP_HOST, lookupAnswer } from './ripestat.ts';

const ROBOTS = 'User-agent: *\nDisallow: /search\nDisallow: /private/\n';

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  css: 'text/css',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  mp4: 'video/mp4',
};
const STATIC_SIZE = 100_000;
const LARGEST = 32_000_000;

const EXACT: Readonly<Record<string, (host: string) => Content>> = {
  '/favicon.ico': (host) => content(200, 'image/x-icon', favicon(host)),
  '/robots.txt': () => text(ROBOTS),
  '/generate_204': noContent,
  '/_matrix/client/versions': () => json({ versions: ['v1.1', 'v1.11'], unstable_features: {} }),
};

/** What the true server of a host answers; nothing in here knows of censorship. */
export function siteContent(world: World, asked: Asked): Content {
  const answer = ownContent(world, asked);
  const extra = asked.secure ? world.site(asked.host, 'headers')?.headers : undefined;
  return extra ? { ...answer, headers: { ...answer.headers, ...extra } } : answer;
}

function ownContent(world: World, asked: Asked): Content {
  const { host, path } = asked;
  const known = connectivityCheck(host, path) ?? blockPageOf(host);
  if (known) return known;
  if (world.scenario.portal?.host === host) return html(200, loginPage(host));
  if (!asked.secure && !world.site(host, 'plain'))
    return redirect(301, `https://${host}${path}${searchOf(asked.query)}`);
  const failing = world.site(host, 'error');
  if (failing) return html(failing.status, `<h1>${failing.status} Server Error</h1>`);
  const told = host === LOOKUP_HOST ? lookupAnswer(path, world.site(host, 'text')?.text ?? null) : null;
  return told ?? EXACT[path]?.(host) ?? sized(asked) ?? page(world, host);
}

function sized({ path, query }: Asked): Content | null {
  const type = TYPES[path.slice(path.lastIndexOf('.') + 1)];
  const wanted = query.get('bytes');
  if (wanted === null && type === undefined) return null;
  const size = wanted === null ? STATIC_SIZE : Math.min(Math.max(0, Number(wanted) || 0), LARGEST);
  return content(200, type ?? 'application/octet-stream', fixedBytes(size));
}

function page(world: World, host: string): Content {
  if (host === 'example.com') return html(200, EXAMPLE_DOMAIN);
  const words = world.site(host, 'text')?.text ?? null;
  return html(200, frontPage(host, words, world.site(host, 'page')?.bytes));
}

function searchOf(query: URLSearchParams): string {
  return query.size > 0 ? `?${query}` : '';
}

function loginPage(host: string): string {
  return `<!doctype html><title>Hotel guest network</title><h1>Welcome to ${host}</h1><form><input name="room"></form>\n`;
}

import { addressKind } from '../core/address.ts';
import { insideRefusal } from './inside.ts';
import { isRefusedPort } from './ports.ts';
import { cut } from './words.ts';

/** Longest URL, in characters, as given and as normalised. */
export const MAX_URL = 2048;

export type SiteUrl = { readonly ok: true; readonly url: URL } | { readonly ok: false; readonly reason: string };

const HOST_NAME = /^(?=.{1,253}$)([a-z0-9_-]{1,63}\.)+[a-z0-9-]{2,63}$/;

type Rule = readonly [reason: string, breaks: (url: URL) => boolean];

/** In this order, so that the reason names the first thing to mend. */
const RULES: readonly Rule[] = [
  ['not an http or https URL', ({ protocol }) => protocol !== 'http:' && protocol !== 'https:'],
  ['not a host name', ({ hostname }) => !isAddress(hostname) && !HOST_NAME.test(hostname)],
  ['a port that browsers refuse', ({ port }) => isRefusedPort(port)],
  [`longer than ${MAX_URL} characters`, ({ href }) => href.length > MAX_URL],
];

/**
 * Returns the URL of a public site in the browser's own spelling - ASCII host, no fragment, no final dot - or why it is
 * none. Numbers in odd spellings (decimal, octal, hex) have become addresses by then. Never throws.
 */
export function siteUrl(text: string): SiteUrl {
  if (text.length > MAX_URL) return refused(`longer than ${MAX_URL} characters`, text);
  // The parser would drop or encode these without a word.
  if (/[\s\p{Cc}]/u.test(text)) return refused('white space in the URL', text);
  const url = parseUrl(text);
  if (!url) return refused('not a URL', text);
  // The value is not repeated: errors are shown and logged.
  if (url.username || url.password) return refused('a user name or password in the URL', url.hostname);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  const rule = (isWeb ? insideRefusal(url.hostname) : null) ?? RULES.find(([, breaks]) => breaks(url))?.[0];
  return rule === undefined ? { ok: true, url } : refused(rule, text);
}

/** Returns the URL without fragment and without a final dot of the name, null where the text is none. */
export function parseUrl(text: string): URL | null {
  // Asked first, because a quarter of a million exceptions take seconds.
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  url.hash = '';
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.slice(0, -1);
  return url;
}

function isAddress(host: string): boolean {
  return addressKind(host) !== null;
}

function refused(rule: string, value: string): SiteUrl {
  return { ok: false, reason: `${rule}: ${cut(value)}` };
}

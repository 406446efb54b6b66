import { PLACES } from '../core/types.ts';
import { LANGUAGES, type ListedControl, type Settings } from '../protocol.ts';
import { callRelays } from './call-relays.ts';
import { type Check, flag, listOf, oneOf, orNull, text, wholeNumber } from './check.ts';
import { label, listedTargets, MAX_TARGETS, targetId } from './listed.ts';
import { exactShape, maybe } from './shape.ts';
import { MAX_URL, parseUrl } from './site-url.ts';

const MINUTES_A_DAY = 1440;

const choice = orNull(flag);
const ids = listOf(targetId, MAX_TARGETS);
const httpsUrl = text((url) => isChosenUrl(url, ['https:']), 'not an https URL');

const control = exactShape<ListedControl>({
  url: text((url) => isChosenUrl(url, ['https:', 'http:']), 'not an http or https URL'),
  group: oneOf(['foreign', 'domestic']),
  status: wholeNumber(200, 599),
  body: maybe(text((body) => body.length <= 4096, 'longer than 4096 characters')),
});

/** A URL of infrastructure that the user or an organisation chose: it may stand in a private network, unlike a target. */
function isChosenUrl(given: string, protocols: readonly string[]): boolean {
  const url = given.length <= MAX_URL ? parseUrl(given) : null;
  return url !== null && protocols.includes(url.protocol) && !url.username && !url.password;
}

/** What each setting may be. */
export const FIELDS: { readonly [K in keyof Settings]: Check<Settings[K]> } = {
  place: orNull(oneOf(PLACES)),
  targets: listedTargets,
  replaceTargets: flag,
  resolvers: orNull(listOf(httpsUrl, 20)),
  controls: orNull(listOf(control, 50)),
  controlHelper: listOf(httpsUrl, 10),
  callRelays: orNull(callRelays),
  intervalMinutes: orNull(wholeNumber(5, MINUTES_A_DAY)),
  language: oneOf(['auto', ...LANGUAGES]),
  scheduled: choice,
  // X is no choice anywhere.
  tiers: listOf(oneOf(['A', 'B', 'C']), 3),
  notices: orNull(oneOf(['full', 'discreet', 'off'])),
  badge: choice,
  history: choice,
  excluded: ids,
  included: ids,
  theme: oneOf(['auto', 'light', 'dark']),
  networkName: orNull(label(0, 80)),
  discreet: choice,
  memoryOnly: choice,
  cover: flag,
  passiveWatch: flag,
  asnLookup: flag,
};

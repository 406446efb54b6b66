/**
 * The one gate before the network: whatever is sent, each URL of it, passes here first - targets, hops of redirects,
 * controls, resolvers, helpers, siblings, the page of a tab, look-ups, call servers, and names that are asked for by themselves. It looks
 * at the place, the scheme, the port, the host and the reason; what chose the URL before has been believed in nothing.
 */
import { CONTROLS } from '../catalog/controls.ts';
import { LOOKUP_SERVICE } from '../catalog/lookup.ts';
import { PROVIDERS } from '../catalog/providers.ts';
import { isRefusedHost } from '../catalog/refused.ts';
import { RESOLVERS } from '../catalog/resolvers.ts';
import { addressKind } from '../core/address.ts';
import type { PlacePolicy } from '../core/place.ts';
import type { Probe } from '../core/types.ts';
import type { Settings } from '../protocol.ts';
import { exposureOf } from './exposure.ts';
import { type CallTest, callHostRefusal, urlOfCall } from './gate-calls.ts';
import { insideRefusal } from './inside.ts';
import { isPlainObject, isShipped } from './plain-object.ts';
import { parseUrl } from './site-url.ts';

/** Why something is sent: the question of the ladder, a look-up of who runs the network, or a test of calls. */
export type SendReason = Probe | 'lookup' | 'call';

/** What a round, or a look-up, may turn to. */
export interface GateContext {
  readonly policy: PlacePolicy;
  readonly settings: Pick<Settings, 'controls' | 'resolvers' | 'controlHelper' | 'asnLookup'>;
  /** Hosts of the round's targets, and of the redirects that were followed from them. */
  readonly hosts: ReadonlySet<string>;
  /** Whether a proxy may be in the way: hosts of a state would learn of it. */
  readonly isProxied: boolean;
  /** Of a test of calls alone. */
  readonly call?: CallTest;
}

/** Why a URL is not sent; `null` from the gate means that it may be. */
export type GateRefusal =
  | 'not_web'
  | 'plain_http'
  | 'port'
  | 'private'
  | 'refused'
  | 'state'
  | 'tier'
  | 'object'
  | 'not_chosen'
  | 'place';

type Rule = (url: URL, gate: GateContext) => GateRefusal | null;

/** Returns why this URL may not be sent for this reason, null where it may be. Pure; an unknown reason never passes. */
export function mayBeSent(text: string, reason: SendReason, gate: GateContext): GateRefusal | null {
  const url = reason === 'call' ? urlOfCall(text) : parseUrl(text);
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password) return 'not_web';
  const { place, ladder } = gate.policy;
  if (url.protocol === 'http:' && !ladder.plainHttp) return 'plain_http';
  if (url.port !== '' && !ladder.plainHttp) return 'port';
  if (place !== 'outside' && isRefusedHost(url.hostname)) return 'refused';
  return (Object.hasOwn(RULES, reason) ? RULES[reason] : refuse)(url, gate);
}

const refuse: Rule = () => 'place';

/** A site: chosen for this round, public, and no more exposed than the place lets anything be asked. */
const site: Rule = (url, { policy, hosts, isProxied }) => {
  const { hostname } = url;
  if (insideRefusal(hostname) !== null) return 'private';
  if (!hosts.has(hostname)) return 'not_chosen';
  const { tier, state } = exposureOf(hostname, '');
  if (tier === 'X') return 'refused';
  if (state && (!policy.domestic || isProxied)) return 'state';
  const { scheduled, click } = policy;
  const tiers = [scheduled.tiers, scheduled.optional, click.tiers, click.optional, click.oneAtATime].flat();
  if (!tiers.includes(tier)) return 'tier';
  return policy.ladder.plainHttp || isShipped(url) || isPlainObject(url) ? null : 'object';
};

/** Infrastructure that was chosen stands where people choose it on an open network; elsewhere everybody must know it. */
const chosen =
  (shipped: readonly string[], own: (settings: GateContext['settings']) => readonly string[] | undefined): Rule =>
  (url, { policy, settings }) => {
    const asked = bare(url);
    if (shipped.includes(asked)) return null;
    if (!own(settings)?.some((one) => URL.canParse(one) && bare(new URL(one)) === asked)) return 'not_chosen';
    return policy.place === 'outside' || isEveryday(url) ? null : 'tier';
  };

/** What stands behind `?` is the question. */
function bare({ origin, pathname }: URL): string {
  return origin + pathname;
}

function isEveryday({ hostname }: URL): boolean {
  const { tier, state } = exposureOf(hostname, '');
  return tier === 'A' && !state && insideRefusal(hostname) === null;
}

const BY_GROUP = (isDomestic: boolean) =>
  CONTROLS.filter(({ group }) => (group === 'domestic') === isDomestic).map(({ url }) => bare(new URL(url)));

const neutral = chosen(BY_GROUP(false), ({ controls }) => controls?.map(({ url }) => url));
const DOMESTIC = BY_GROUP(true);

const control: Rule = (url, gate) => {
  if (DOMESTIC.includes(bare(url))) return gate.policy.domestic && !gate.isProxied ? null : 'state';
  return neutral(url, gate);
};

const resolver = chosen(
  RESOLVERS.flatMap(({ url, byAddress }) => [url, ...byAddress]),
  ({ resolvers }) => resolvers ?? undefined,
);

const helper: Rule = (url, { policy, settings }) => {
  if (!policy.lookups || url.protocol !== 'https:') return 'place';
  return settings.controlHelper.some((one) => URL.canParse(one) && new URL(one).href === url.href)
    ? null
    : 'not_chosen';
};

const byAddress: Rule = ({ hostname }, { policy }) => {
  if (!policy.ladder.resolver || addressKind(hostname) === null) return 'place';
  return insideRefusal(hostname) === null ? null : 'private';
};

const sibling: Rule = ({ href }, { policy }) => {
  if (policy.click.maxHosts !== null) return 'place';
  return PROVIDERS.some(({ url }) => url === href) ? null : 'not_chosen';
};

const lookup: Rule = ({ href }, { policy, settings }) =>
  policy.lookups && settings.asnLookup && href.startsWith(LOOKUP_SERVICE) ? null : 'place';

const call: Rule = ({ hostname }, { policy, isProxied, call: test }) =>
  callHostRefusal(hostname, policy, test, isProxied);

const RULES: Readonly<Record<SendReason, Rule>> = {
  first: site,
  repeat: site,
  large: site,
  plain_http: site,
  system_resolver: site,
  by_address: byAddress,
  resolver: (url, gate) => (gate.policy.ladder.resolver && url.protocol === 'https:' ? resolver(url, gate) : 'place'),
  control,
  helper,
  sibling,
  lookup,
  call,
};

/**
 * What may be asked, here and for this reason: of sites and of the ladder's own questions alike, for a round and for what pages
 * say of it. Whatever comes of it, `src/contract/gate.ts` looks at each request once more and believes none of this.
 */
import { PROVIDERS } from '../catalog/providers.ts';
import { RESOLVERS } from '../catalog/resolvers.ts';
import { permits, type Trigger } from '../core/place.ts';
import type { Allowed } from '../core/plan.ts';
import type { Probe, Target, Tier } from '../core/types.ts';
import type { Allowance, RoundReason } from '../protocol.ts';
import type { Context } from './context.ts';

export type Rules = Pick<Context, 'policy' | 'settings'>;

export function isClick(reason: RoundReason): boolean {
  return reason === 'click' || reason === 'page';
}

interface MayBeAsked {
  readonly target: (target: Pick<Target, 'tier' | 'state'>) => boolean;
  /** `hasNames`: whether the browser tells what the system's resolver says. */
  readonly ladder: (hasNames: boolean) => Allowed;
}

export function whatMayBeAsked({ policy, settings }: Rules, trigger: Trigger): MayBeAsked {
  const target: MayBeAsked['target'] = (one) => permits(policy, one, trigger, settings);
  const everyday = (tier: Tier) => target({ tier, state: false });
  return {
    target,
    ladder: (hasNames) => ({
      // DNS over HTTPS is of tier B.
      resolvers: policy.ladder.resolver && everyday('B') ? resolverUrls(settings.resolvers) : [],
      // It goes past what the user chose to ask names of, which stands out as much as asking others.
      systemResolver: policy.ladder.resolver && hasNames,
      plainHttp: policy.ladder.plainHttp,
      large: false,
      helpers: policy.lookups ? settings.controlHelper : [],
      // Where hosts are counted, none is asked that nobody chose.
      providers: policy.click.maxHosts === null && everyday('A') ? PROVIDERS : [],
    }),
  };
}

/** By name and by address in turn: a network that hides one may let the other through. */
function resolverUrls(own: readonly string[] | null): readonly string[] {
  if (own && own.length > 0) return own;
  const [first, second, third] = RESOLVERS;
  return [first?.byAddress[0], second?.byAddress[0], third?.url, first?.url, second?.url].filter(
    (url) => url !== undefined,
  );
}

/** Returns the probes that place or user rule out. */
export function ruledOut({ resolvers, plainHttp }: Allowed): Probe[] {
  const missing: Probe[] = [];
  if (resolvers.length === 0) missing.push('resolver', 'by_address');
  if (!plainHttp) missing.push('plain_http');
  return missing;
}

/** Returns the widest way in which the place lets a service be checked. */
export function allowanceOf(target: Target, rules: Rules): Allowance {
  const may = (trigger: Trigger) => whatMayBeAsked(rules, trigger).target(target);
  if (may({ kind: 'schedule' })) return 'scheduled';
  if (may({ kind: 'round' })) return 'click';
  return may({ kind: 'one', warned: true }) ? 'one_at_a_time' : 'never';
}

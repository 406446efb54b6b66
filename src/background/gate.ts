/** The gate of a round: what it may turn to, kept up while redirects are followed. */
import { type GateContext, mayBeSent } from '../contract/gate.ts';
import type { CallTest } from '../contract/gate-calls.ts';
import { type Redirect, redirectRefusal } from '../contract/redirects.ts';
import { hostOf } from '../core/address.ts';
import type { Probe, Target, Unfollowed } from '../core/types.ts';
import type { Refuses } from '../probe/fresh/gated.ts';
import type { Context } from './context.ts';

/** Returns why a server of a test of calls may not be asked, or its site over https; null where it may be. */
export function callRefuses(context: Context, call: CallTest, isProxied: () => boolean): Refuses {
  const { policy, settings } = context;
  const gate = () => ({ policy, settings, hosts: new Set<string>(), isProxied: isProxied(), call });
  return (url) => accessRefusal(url, context) ?? mayBeSent(url, 'call', gate());
}

/** Without access a browser asks a web address all the same, and tells whoever is asked which extension it was. What leads to no address is not for this to refuse. */
function accessRefusal(url: string, { mayReach }: Context): 'access' | null {
  return !/^https?:/.test(url) || !URL.canParse(url) || mayReach(url) ? null : 'access';
}

export interface Gate {
  readonly refuses: Refuses;
  /** As `Follow` of the prober; a host to which a redirect was followed belongs to the round from then on. */
  readonly follow: (turn: Redirect) => Unfollowed | null;
}

/** Returns the gate of a round over these targets. `isProxied`: whether a proxy may be in the way, as known by now. */
export function gateFor(context: Context, targets: readonly Target[], isProxied: () => boolean): Gate {
  const { policy, settings } = context;
  const hosts = new Set(targets.map(({ host }) => host));
  const gate = (): GateContext => ({ policy, settings, hosts, isProxied: isProxied() });
  return {
    refuses: (url: string, reason: Probe) => accessRefusal(url, context) ?? mayBeSent(url, reason, gate()),
    follow: (turn) => {
      if (accessRefusal(turn.to, context)) return 'not_wanted';
      const refusal = redirectRefusal(turn, policy);
      if (refusal === null) hosts.add(hostOf(turn.to));
      return refusal;
    },
  };
}

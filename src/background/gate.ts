/** The gate of a round: what it may turn to, kept up while redirects are followed. */
import { type GateContext, mayBeSent } from '../contract/gate.ts';
import type { CallTest } from '../contract/gate-calls.ts';
import { type Redirect, redirectRefusal } from '../contract/redirects.ts';
import { hostOf } from '../core/address.ts';
import type { Probe, Target, Unfollowed } from '../core/types.ts';
import type { Refuses } from '../probe/fresh/gated.ts';
import type { Context } from './context.ts';

/** Returns why a server of a test of calls may not be asked, or its site over https; null where it may be. */
export function callRefuses({ policy, settings }: Context, call: CallTest, isProxied: () => boolean): Refuses {
  return (url) => mayBeSent(url, 'call', { policy, settings, hosts: new Set(), isProxied: isProxied(), call });
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
    refuses: (url: string, reason: Probe) => mayBeSent(url, reason, gate()),
    follow: (turn) => {
      const refusal = redirectRefusal(turn, policy);
      if (refusal === null) hosts.add(hostOf(turn.to));
      return refusal;
    },
  };
}

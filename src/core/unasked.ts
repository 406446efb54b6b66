import type { NetworkState, Verdict } from './types.ts';

/**
 * Why the last round did not ask a site: `place`, it is never asked there; `permission`, the browser gives no access to it; `network`, nothing could be asked of anybody;
 * `not_due`, the round was about others; `cut_short`, the round ended before an answer was there.
 */
export type Unasked = 'place' | 'permission' | 'network' | 'not_due' | 'cut_short';

const RULE_IDS: Readonly<Record<Unasked, string>> = {
  place: 'local-place',
  permission: 'local-permission',
  network: 'local-offline',
  not_due: 'local-not-due',
  cut_short: 'local-interrupted',
};

/** Returns what is to be said of a site that a round did not ask; `state` is the network's at the end of that round. */
export function unaskedVerdict(why: Unasked, state: NetworkState | null): Verdict {
  const isNetwork = why === 'network';
  const ruleId = isNetwork && state === 'captive_portal' ? 'local-captive-portal' : RULE_IDS[why];
  return {
    reach: 'not_checked',
    cause: isNetwork ? 'network' : null,
    method: null,
    confidence: null,
    ruleId,
    witness: [],
  };
}

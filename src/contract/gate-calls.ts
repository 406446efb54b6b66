/** What the gate knows of a test of calls: each server of it passes here, over UDP, TCP or HTTP/3 alike. */
import { CALL_CONTROLS, CALL_ROWS, QUIC_HOSTS } from '../catalog/calls.ts';
import { type CallsWish, type Choices, callsRefusal, type PlacePolicy, permitsCalls } from '../core/place.ts';
import { callAddress } from './call-relays.ts';
import { exposureOf } from './exposure.ts';
import { insideRefusal } from './inside.ts';
import { parseUrl } from './site-url.ts';

/** The test under way: what was wished for, and what it comes to. */
export interface CallTest {
  readonly wish: CallsWish;
  readonly choices: Choices;
  /** Hosts of the services' own servers. */
  readonly servers: ReadonlySet<string>;
  /** Hosts of the neutral ones, HTTP/3 included. */
  readonly neutral: ReadonlySet<string>;
}

export type CallGateRefusal = 'place' | 'not_chosen' | 'private' | 'refused' | 'state' | 'tier';

/** Returns `stun:`, `turn:` and `turns:` as the https URL of their host, which is all that a gate asks for; others as they are. */
export function urlOfCall(text: string): URL | null {
  const address = callAddress(text);
  return parseUrl(address ? `https://${address.host}/` : text);
}

const SHIPPED = new Set([...CALL_CONTROLS, ...CALL_ROWS, ...QUIC_HOSTS].map(({ host }) => host));
const DOMESTIC = new Set(CALL_CONTROLS.filter(({ group }) => group === 'domestic').map(({ host }) => host));

/** Returns why a host may not be asked for this test of calls, null where it may be. */
export function callHostRefusal(
  host: string,
  policy: PlacePolicy,
  test: CallTest | undefined,
  isProxied: boolean,
): CallGateRefusal | null {
  if (!test || callsRefusal(policy, test.wish, test.choices) !== null) return 'place';
  if (test.neutral.size > (policy.calls.maxControls ?? Number.POSITIVE_INFINITY)) return 'place';
  if (!test.servers.has(host) && !test.neutral.has(host)) return 'not_chosen';
  const isOpen = policy.place === 'outside';
  if (!isOpen && insideRefusal(host) !== null) return 'private';
  const { tier, state } = exposureOf(host, '');
  if (tier === 'X') return 'refused';
  if (state || (DOMESTIC.has(host) && (!policy.domestic || isProxied))) return 'state';
  if (isOpen || SHIPPED.has(host) || tier === 'A') return null;
  // What a policy names, and nobody has looked at, is as delicate as the most delicate; neutral is what everybody knows.
  return test.servers.has(host) && permitsCalls(policy, 'C', test.choices) ? null : 'tier';
}

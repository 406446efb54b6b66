import { CRAWL_RATE, controlRate } from './analyze/speed.ts';
import { isCertificate } from './failure.ts';
import { CRAWL_MS } from './times.ts';
import type { ControlResult, LocalCause, Network, NetworkState } from './types.ts';

/** States in which asking sites teaches nothing. */
export const NOTHING_TO_ASK: readonly NetworkState[] = ['offline', 'captive_portal'];

/**
 * Returns the state of the network from the controls of a round. Controls are any-of: they get blocked too, so a single
 * failure means nothing, and without a working one nothing is said about a site.
 */
export function networkOf(controls: readonly ControlResult[], viaProxy: boolean | null): Network {
  const portal = controls.find(({ group, redirectedTo }) => group === 'portal' && redirectedTo !== null);
  const state = stateOf(controls, portal !== undefined);
  return {
    state,
    localCause: localCauseOf(controls, state),
    viaProxy,
    portalUrl: state === 'captive_portal' ? (portal?.redirectedTo ?? null) : null,
    controls,
  };
}

function stateOf(controls: readonly ControlResult[], redirected: boolean): NetworkState {
  const of = (name: ControlResult['group']) => controls.filter(({ group }) => group === name);
  const foreign = of('foreign');
  const answering = foreign.filter(({ ok }) => ok);
  // Sign-in pages let some well-known hosts through; who answers the plain check in place of its host wants something.
  const isForged = redirected || of('portal').some(isForgedAnswer);
  if (isForged && foreign.length > 0 && answering.length * 2 <= foreign.length) return 'captive_portal';
  if (answering.length * 2 >= foreign.length && answering.length > 0) {
    return isCrawling(answering) ? 'impaired' : 'online';
  }
  // Where nobody may be asked, a failure proves nothing, and an answer is an answer.
  if (answering.length > 0 || controls.length === 0) return 'impaired';
  if (isForged) return 'captive_portal';
  if (of('domestic').some(({ ok }) => ok)) return 'domestic_only';
  return of('portal').some(({ ok }) => ok) ||
    foreign.some(({ failure }) => isCertificate(failure) || failure === 'ssl_failed')
    ? 'impaired'
    : 'offline';
}

/** An answer over plain http that is not the expected one: a sign-in page without a redirect. */
function isForgedAnswer({ ok, failure, status }: ControlResult): boolean {
  return !ok && failure === null && status !== null && status < 500;
}

function isCrawling(answering: readonly ControlResult[]): boolean {
  const sorted = answering.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
  return (sorted[Math.floor(sorted.length / 2)] ?? 0) > CRAWL_MS || (controlRate(answering) ?? CRAWL_RATE) < CRAWL_RATE;
}

function localCauseOf(controls: readonly ControlResult[], state: NetworkState): LocalCause {
  if (state === 'captive_portal') return null;
  const foreign = controls.filter(({ group }) => group === 'foreign');
  const most = (test: (control: ControlResult) => boolean) => {
    const count = foreign.filter(test).length;
    return count >= 2 && count * 2 > foreign.length;
  };
  if (most(({ failure }) => failure === 'ssl_invalid_certificate')) return 'clock';
  if (most(({ failure }) => isCertificate(failure) || failure === 'ssl_failed')) return 'interception';
  if (most(({ failure }) => failure === 'blocked_by_client')) return 'extension';
  return null;
}

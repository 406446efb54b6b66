import { saidOutside } from '../analyze/probes.ts';
import type { DnsObservation, Observation } from '../types.ts';
import { count, type Progress, type Question } from './progress.ts';

/** How many resolvers of different owners are to speak before their word counts in full. */
const VOICES = 2;

/** Most resolvers asked for one name; one less where a helper is to be asked, too. */
const MOST_RESOLVERS = 4;

/** One voice is enough to know whether there is IPv6. */
const BOTH = { both: true } as const;

/** Returns questions for as many voices as are still missing, the next resolver in place of one that could not be reached. */
export function nameQuestions({ target, observations, asked, allowed }: Progress): Question[] {
  const url = `https://${target.host}/`;
  const answers = resolverAnswers(observations);
  const waiting = count(asked, 'resolver') - answers.length;
  const isHelped = hasHelped(observations);
  const missing = VOICES - answers.filter(hasSpoken).length - waiting - (isHelped ? 1 : 0);
  // Silent resolvers cost the time in which more could be asked of the address.
  const all = isHelped ? VOICES : MOST_RESOLVERS - (allowed.helpers.length > 0 ? 1 : 0);
  const most = all - count(asked, 'resolver');
  const unasked = allowed.resolvers.filter((resolver) => !asked.some((one) => one.resolver === resolver));
  const outside = unasked
    .slice(0, Math.max(0, Math.min(missing, most)))
    .map((resolver, index) => ({ probe: 'resolver' as const, url, resolver, ...(index === 0 ? BOTH : {}) }));
  const isSystemDue = allowed.systemResolver && count(asked, 'system_resolver') === 0;
  return isSystemDue ? [{ probe: 'system_resolver', url }, ...outside] : outside;
}

/** A helper that found addresses is a voice as good as a resolver's. */
function hasHelped(observations: readonly Observation[]): boolean {
  return (saidOutside(observations)?.outside.addresses.length ?? 0) > 0;
}

/** Returns what resolvers outside said, reached or not. */
export function resolverAnswers(observations: readonly Observation[]): DnsObservation[] {
  return observations.filter((one): one is DnsObservation => one.step === 'dns' && one.probe === 'resolver');
}

function hasSpoken({ failure }: DnsObservation): boolean {
  return failure === null || failure === 'dns_nxdomain_error';
}

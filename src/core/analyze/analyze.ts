import type { Facts } from '../facts.ts';
import type { Measurement, Observation } from '../types.ts';
import { attemptFacts } from './attempt.ts';
import { byAddressFact, ipv6Fact } from './by-address.ts';
import { lastingFact } from './lasting.ts';
import { nameFacts } from './name.ts';
import { pageFact } from './page.ts';
import { helperFact, largeFact, plainFact } from './probes.ts';
import { siblingFact } from './sibling.ts';
import { speedFact } from './speed.ts';
import { isElsewhere, schemeOf, subjectOf } from './subject.ts';

/** What is known of block pages, for the place at hand. */
export interface BlockPages {
  readonly addresses: ReadonlySet<string>;
  /** Whether a URL is that of a known block page. */
  readonly isKnown: (url: string) => boolean;
}

/** What is known beforehand and not observed in the round. */
export interface PriorKnowledge {
  readonly blockPages: BlockPages;
  /** Whether the round before, on the same network, found the site slow. */
  readonly slowBefore: boolean;
  /** How the site was before, on the same network; absent where that is not known. */
  readonly before?: 'up' | 'down';
  /** Whether connections of an earlier round may still be open, so that a reused one may be older than a block. */
  readonly isWarm: boolean;
  /** How often the round saw something fail once and answer when asked again: its sites, and its controls as one. */
  readonly flaps?: number;
}

/** Returns the facts of a measurement. Total: any measurement has facts, and their order of arrival does not matter. */
export function analyze(measurement: Measurement, background: PriorKnowledge): Facts {
  const { target, network } = measurement;
  const { flaps = 0 } = background;
  const observations = [...measurement.observations].sort(inOrder);
  const subject = subjectOf(target, observations);
  return {
    network: network.state,
    local: network.localCause === 'proxy' || network.localCause === null ? 'none' : network.localCause,
    ...attemptFacts(subject.host, observations, { isWarm: background.isWarm, flaps }),
    hop: isElsewhere(target, subject) ? 'elsewhere' : 'own',
    scheme: schemeOf(subject, observations),
    lasting: lastingFact(observations, measurement.answeredMs ?? []),
    ...nameFacts(subject.host, observations, background.blockPages.addresses),
    byAddress: byAddressFact(observations),
    ipv6: ipv6Fact(observations),
    plain: plainFact(subject, observations, background.blockPages.isKnown),
    large: largeFact(observations, flaps),
    sibling: siblingFact(observations),
    speed: speedFact(observations, network),
    before: background.before ?? 'none',
    slowBefore: background.slowBefore ? 'yes' : 'no',
    helper: helperFact(observations),
    page: pageFact(observations),
    privateCa: target.privateCa ? 'yes' : 'no',
  };
}

/** Any fixed order will do: what a verdict says must not depend on which answer was noted first. */
function inOrder(a: Observation, b: Observation): number {
  return a.atMs - b.atMs || compare(a.url, b.url) || compare(JSON.stringify(a), JSON.stringify(b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

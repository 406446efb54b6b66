import { MAYBE_BLOCKED, SLOW, UNEXPLAINED } from '../../../lab/conditions/condition.ts';
import type { Fault, Scenario, SiteFault } from '../../../lab/scenario.ts';
import { type Fair, type Method, SITE_DOWN, type Truth } from '../../../lab/truth.ts';

export type Dimension = 'site' | 'dns' | 'address' | 'tls' | 'http' | 'body' | 'listed' | 'chain' | 'time' | 'side';

/** `plain` hits requests over plain http alone, `secure` those over TLS alone. */
type Hits = 'all' | 'secure' | 'plain';

/** What a trait makes true of the host that it is put on. */
export type Effect =
  | { readonly by: 'nobody' }
  | {
      readonly by: 'site';
      readonly truth: Truth;
      readonly hits: Hits;
      readonly fair: readonly Fair[];
      readonly alone: readonly Fair[];
    }
  | {
      readonly by: 'censor';
      readonly method: Method | null;
      readonly reach: 'unreachable' | 'impaired';
      readonly hits: Hits;
      readonly fair: readonly Fair[];
      readonly alone: readonly Fair[];
    };

export interface Trait {
  readonly id: string;
  readonly dimension: Dimension;
  readonly faults: readonly Fault[];
  readonly effect: Effect;
  /** What else is true of the network, for the host that it is put on. */
  readonly around?: (host: string) => Partial<Pick<Scenario, 'ipv6' | 'addresses' | 'proxies'>>;
}

const NOBODY: Effect = { by: 'nobody' };
export const UNSEEN: readonly Fair[] = [UNEXPLAINED, MAYBE_BLOCKED];
export const SITE_SLOW: Truth = { reach: 'impaired', cause: 'site', method: null };

/** Kinds of trouble that a plain request does not meet. */
const SECURE_ONLY: readonly SiteFault['kind'][] = [
  'hang',
  'expired',
  'no_tls',
  'client_certificate',
  'private_ca',
  'unserved',
];

export function site(
  id: string,
  fault: SiteFault,
  truth: Truth,
  fair: readonly Fair[] = [],
  alone: readonly Fair[] = UNSEEN,
): Trait {
  const hits = SECURE_ONLY.includes(fault.kind) ? 'secure' : 'all';
  return { id: `site:${id}`, dimension: 'site', faults: [fault], effect: { by: 'site', truth, hits, fair, alone } };
}

/** Cut by name, for everybody: from here a filter is the same. */
export const LIKE_A_FILTER: readonly Fair[] = [{ reach: 'unreachable', cause: 'blocking' }, UNEXPLAINED];

/** Shuts out this country and nobody else; a witness outside cannot tell it from a filter at the border. */
export function shut(id: string, fault: Fault): Trait {
  const hits = fault.layer === 'tls' ? 'secure' : 'all';
  const effect: Effect = { by: 'site', truth: SITE_DOWN, hits, fair: UNSEEN, alone: [] };
  return { id: `site:shut-${id}`, dimension: 'site', faults: [fault], effect };
}

export interface Deed {
  method: Method | null;
  reach?: 'unreachable' | 'impaired';
  hits?: Hits;
  fair?: readonly Fair[];
  alone?: readonly Fair[];
}

export function censor(dimension: Dimension, id: string, fault: Fault, deed: Deed): Trait {
  const { method, reach = 'unreachable', hits = 'all', fair = [], alone = [] } = deed;
  return {
    id: `${dimension}:${id}`,
    dimension,
    faults: [fault],
    effect: { by: 'censor', method, reach, hits, fair, alone },
  };
}

export function harmless(dimension: Dimension, id: string, ...faults: Fault[]): Trait {
  return { id: `${dimension}:${id}`, dimension, faults, effect: NOBODY };
}

/** What shows for a while, or to one browser, and is nobody's doing. */
export const DOUBT: readonly Fair[] = [UNEXPLAINED, SLOW, { reach: 'unreachable', cause: 'network' }];

/** Harmless, where an honest observer may be left without an explanation. */
export function odd(dimension: Dimension, id: string, truth: Truth, fair: readonly Fair[], ...faults: Fault[]): Trait {
  const isSecure = faults.some((fault) => fault.layer === 'tls' || (fault.layer === 'http' && fault.port === 443));
  const hits = isSecure ? 'secure' : 'all';
  return { id: `${dimension}:${id}`, dimension, faults, effect: { by: 'site', truth, hits, fair, alone: [] } };
}

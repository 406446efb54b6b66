import type { Fault, HelloFamily, Scenario } from '../scenario.ts';
import type { Fair, Truth } from '../truth.ts';

/** What somebody has set up on the device itself, before the browser starts. */
export type Device = 'secure_dns' | 'secure_dns_only' | 'https_only' | 'proxy_dead' | 'proxy_refuses' | 'socks_dead';

/** One thing that can happen to a host, alone in an otherwise healthy network, with the truth about it. */
export interface Condition {
  readonly id: string;
  readonly hosts: readonly string[];
  readonly faults: readonly Fault[];
  readonly truth: Truth;
  /** The truth for one kind of browser, where the network treats them differently. */
  readonly truthIn?: Partial<Record<HelloFamily, Truth>>;
  readonly device?: Device;
  /** What people list; the front page over https when absent. */
  readonly url?: string;
  /** Verdicts that are honest, too, where a browser cannot see the whole truth. */
  readonly fair?: readonly Fair[];
  /** Verdicts that are honest in one kind of browser, which shows less. */
  readonly fairIn?: Partial<Record<HelloFamily, readonly Fair[]>>;
  /** Verdicts that are honest where no control helper is asked. */
  readonly alone?: readonly Fair[];
  readonly note: string;
  /** What is special about the network around the hosts. */
  readonly around?: Partial<Omit<Scenario, 'id' | 'title' | 'description' | 'truth'>>;
}

export const TARGET = 'khpg.org';

export const UNEXPLAINED: Truth = { reach: 'unreachable', cause: 'unknown', method: null };
export const LOCAL_CAUSE: Truth = { reach: 'unreachable', cause: 'network', method: null };
export const BLOCKED_SOMEHOW: Truth = { reach: 'unreachable', cause: 'blocking', method: null };

export const SLOW: Truth = { reach: 'impaired', cause: 'unknown', method: null };
/** Something harmless looks the same: an accusation is fair only with the lowest confidence. */
export const MAYBE_BLOCKED: Fair = { reach: 'unreachable', cause: 'blocking', most: 'possible' };
export const MAYBE_LIMITED: Fair = { reach: 'impaired', cause: 'blocking', most: 'possible' };
/** What is told of a page that nobody can vouch for. */
export const UNVOUCHED: Fair = { reach: 'reachable', cause: 'unknown' };

/** Another site at the provider of which the program knows the ranges, and an address of the same provider. */
export const SIBLING = 'unpkg.com';
export const IN_RANGE = { [TARGET]: ['104.21.5.17'], [SIBLING]: ['104.17.249.203'] } as const;

/** The condition on the usual target. */
export function on(
  id: string,
  fault: Fault | readonly Fault[],
  truth: Truth,
  note: string,
  fair: readonly Fair[] = [],
  alone: readonly Fair[] = [],
) {
  const faults: readonly Fault[] = 'layer' in fault ? [fault] : fault;
  return { id, hosts: [TARGET], faults, truth, fair, alone, note } satisfies Condition;
}

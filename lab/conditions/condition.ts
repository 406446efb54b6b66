import type { Fault, HelloFamily, Scenario } from '../scenario.ts';
import type { Truth } from '../truth.ts';

/** One thing that can happen to a host, alone in an otherwise healthy network, with the truth about it. */
export interface Condition {
  readonly id: string;
  readonly hosts: readonly string[];
  readonly faults: readonly Fault[];
  readonly truth: Truth;
  /** The truth for one kind of browser, where the network treats them differently. */
  readonly truthIn?: Partial<Record<HelloFamily, Truth>>;
  /** Verdicts that are honest, too, where a browser cannot see the whole truth. */
  readonly fair?: readonly Truth[];
  readonly note: string;
  /** What is special about the network around the hosts. */
  readonly around?: Partial<Omit<Scenario, 'id' | 'title' | 'description' | 'truth'>>;
}

export const TARGET = 'khpg.org';

export const UNEXPLAINED: Truth = { reach: 'unreachable', cause: 'unknown', method: null };
export const LOCAL_CAUSE: Truth = { reach: 'unreachable', cause: 'network', method: null };
export const BLOCKED_SOMEHOW: Truth = { reach: 'unreachable', cause: 'blocking', method: null };

/** Another site at the provider of which the program knows the ranges, and an address of the same provider. */
export const SIBLING = 'unpkg.com';
export const IN_RANGE = { [TARGET]: ['104.21.5.17'], [SIBLING]: ['104.17.249.203'] } as const;

/** The condition on the usual target. */
export function on(
  id: string,
  fault: Fault | readonly Fault[],
  truth: Truth,
  note: string,
  fair: readonly Truth[] = [],
) {
  const faults: readonly Fault[] = 'layer' in fault ? [fault] : fault;
  return { id, hosts: [TARGET], faults, truth, fair, note } satisfies Condition;
}

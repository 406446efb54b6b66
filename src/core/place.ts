/** The place policy: one pure function that the schedule, the click and the import all pass through. */
import type { Place, Target, Tier } from './types.ts';

/** What SAFETY allows in a place; a row of `catalog/places`. Times in ms unless named otherwise. */
export interface PlacePolicy {
  readonly place: Place;
  /** Checked without a click. */
  readonly scheduled: {
    /** Tiers checked as soon as consent is given. */
    readonly tiers: readonly Tier[];
    /** Tiers that the user may add. */
    readonly optional: readonly Tier[];
    /** True where adding asks a second time. */
    readonly secondWarning: boolean;
    /** Shortest and longest time between two rounds, in minutes; jitter lies between. */
    readonly everyMinutes: readonly [number, number];
  };
  /** Checked when the user asks. */
  readonly click: {
    /** Tiers of a whole round. */
    readonly tiers: readonly Tier[];
    /** Tiers of a whole round once the user added them. */
    readonly optional: readonly Tier[];
    /** Tiers checked one site at a time, each after a warning. */
    readonly oneAtATime: readonly Tier[];
    /** True where any click is preceded by a warning. */
    readonly warn: boolean;
    /** Most hosts in a round, controls included, null for no limit. */
    readonly maxHosts: number | null;
  };
  /** Whether hosts of a state may serve as domestic controls. */
  readonly domestic: boolean;
  /** Connections being opened at once, and the pause before the next, shortest and longest. */
  readonly pace: { readonly parallel: number; readonly gapMs: readonly [number, number] };
  /** Whether the ladder may ask DNS over HTTPS and port 80. */
  readonly ladder: { readonly resolver: boolean; readonly plainHttp: boolean };
  /** Days of history, 0 for none. */
  readonly historyDays: number;
  /** Nothing of a check is written to disk. */
  readonly memoryOnly: boolean;
  readonly notices: 'full' | 'discreet';
  /**
   * What a list may name of its own accord: anything; no tools of circumvention; only what may be asked here, since a name on
   * the screen may raise questions where the device is looked through.
   */
  readonly names: 'all' | 'no_tools' | 'askable';
  /** Whether what was found may be made ready to pass on. */
  readonly share: boolean;
  /** Whether ASN look-up, control helper and public measurements may be turned on. */
  readonly lookups: boolean;
  readonly calls: CallsPolicy;
}

/** How calls may be tested: always on a click, never by the clock. */
export interface CallsPolicy {
  /** Tiers of services whose call servers may be asked; none where calls are never tested. */
  readonly tiers: readonly Tier[];
  /** True where a test is about one service; without one it asks neutral servers alone. */
  readonly oneAtATime: boolean;
  /** Most neutral servers, null for no limit. */
  readonly maxControls: number | null;
  /** True where the click is followed by a warning of its own. */
  readonly warn: boolean;
  /** Whether single packets may follow, to tell loss. */
  readonly singles: boolean;
}

/** Foreign controls where hosts are counted: with one alone, its own block would look like the network's. */
export const CONTROLS_WHERE_FEW = 2;

/** What asks for a check: the clock, a click on "check now", or a click on one site, with its warning read or not. */
export type Trigger =
  | { readonly kind: 'schedule' }
  | { readonly kind: 'round' }
  | { readonly kind: 'one'; readonly warned: boolean };

/** Choices of the user that widen what a place allows. */
export interface Choices {
  readonly scheduled: boolean | null;
  readonly tiers: readonly Tier[];
}

/** Returns whether the place lets this target be asked now. `X` and unlisted tiers: never, in any place. */
export function permits(
  policy: PlacePolicy,
  target: Pick<Target, 'tier' | 'state'>,
  trigger: Trigger,
  choices: Choices,
): boolean {
  if (target.tier === 'X') return false;
  if (target.state && !policy.domestic) return false;
  const chosen = choices.tiers.includes(target.tier);
  if (trigger.kind === 'schedule') return scheduledPermits(policy, target.tier, choices, chosen);
  const { click } = policy;
  if (click.tiers.includes(target.tier) || (chosen && click.optional.includes(target.tier))) return true;
  return trigger.kind === 'one' && trigger.warned && click.oneAtATime.includes(target.tier);
}

function scheduledPermits({ scheduled }: PlacePolicy, tier: Tier, choices: Choices, chosen: boolean): boolean {
  if (choices.scheduled === false) return false;
  if (scheduled.tiers.includes(tier)) return true;
  // Where even tier A is off at first, only an explicit yes turns it on: a list of tiers may stem from another place.
  return scheduled.optional.includes(tier) && (tier === 'A' ? choices.scheduled === true : chosen);
}

/** Returns whether titles, menus and notices say no more than "site status": where the place wants it no choice undoes that. */
export function isDiscreet({ notices }: Pick<PlacePolicy, 'notices'>, chosen: boolean | null): boolean {
  return notices === 'discreet' || chosen === true;
}

/** Returns whether a target may be in the user's list at all; an import refuses the others. */
export function mayBeListed(policy: PlacePolicy, target: Pick<Target, 'tier' | 'state'>): boolean {
  return permits(policy, target, { kind: 'one', warned: true }, { scheduled: true, tiers: ['A', 'B', 'C'] });
}

/** A wish to test calls, from whichever path it came. */
export interface CallsWish {
  /** Services whose servers are to be asked. */
  readonly services: readonly { readonly id: string; readonly tier: Tier }[];
  readonly warned: boolean;
}

/** Why a test of calls is refused: the first word tells, `ids` where another choice would do. */
export type CallsRefusal = `${'place' | 'ids' | 'warned'}: ${string}`;

/** Returns why the place refuses a test of calls, as the first word of an error, null where it lets it be. */
export function callsRefusal(
  policy: PlacePolicy,
  { services, warned }: CallsWish,
  choices: Choices,
): CallsRefusal | null {
  const { tiers, oneAtATime, warn } = policy.calls;
  if (tiers.length === 0) return 'place: calls are not tested here';
  if (oneAtATime && services.length > 1) return 'ids: one service at a time in this place';
  const refused = services.find(({ tier }) => !permitsCalls(policy, tier, choices));
  if (refused) return `place: the call servers of ${refused.id} are not asked here`;
  return warn && !warned ? 'warned: this place asks for a warning first' : null;
}

/** Returns whether servers of a service of this tier may be asked at all: never where its site may not. */
export function permitsCalls(policy: PlacePolicy, tier: Tier, choices: Choices): boolean {
  const site = { tier, state: false };
  return policy.calls.tiers.includes(tier) && permits(policy, site, { kind: 'one', warned: true }, choices);
}

/** What may be checked, where: the table of docs/safety.md as data, enforced by `permits` of core/place. */
import type { CallsPolicy, PlacePolicy } from '../core/place.ts';
import type { Place } from '../core/types.ts';

/** The same packets are said to be used to find users of VPNs: few, and one service at a time. */
const FEW_CALLS: CallsPolicy = { tiers: ['A', 'B', 'C'], oneAtATime: true, maxControls: 4, warn: false, singles: true };
const NO_CALLS: CallsPolicy = { ...FEW_CALLS, tiers: [] };

/** Filtered, but people use foreign sites daily: a sensitive name among everyday ones does not stand out. */
const FILTERED: Omit<PlacePolicy, 'place'> = {
  scheduled: { tiers: ['A'], optional: ['B'], secondWarning: false, everyMinutes: [30, 60] },
  click: { tiers: ['A', 'B'], optional: [], oneAtATime: ['C'], warn: false, maxHosts: null },
  // No host of a state is known to be harmless in a network we do not know.
  domestic: false,
  pace: { parallel: 2, gapMs: [500, 3_000] },
  // DNS over HTTPS is of tier B, which a click may ask here without a warning of its own.
  ladder: { resolver: true, plainHttp: true },
  historyDays: 7,
  memoryOnly: false,
  notices: 'discreet',
  names: 'no_tools',
  share: false,
  lookups: true,
  calls: FEW_CALLS,
};

/** Subscriptions and tools are prosecuted (Belarus), messages threaten users of tools (Iran): only what the person asks. */
const REPRESSIVE: Omit<PlacePolicy, 'place'> = {
  scheduled: { tiers: [], optional: ['A'], secondWarning: false, everyMinutes: [30, 60] },
  click: { tiers: ['A'], optional: ['B'], oneAtATime: [], warn: false, maxHosts: null },
  domestic: false,
  pace: { parallel: 2, gapMs: [1_000, 4_000] },
  // DNS over HTTPS is of tier B, and one row cannot say "once B was chosen": the stricter answer.
  ladder: { resolver: false, plainHttp: true },
  historyDays: 0,
  memoryOnly: true,
  notices: 'discreet',
  names: 'askable',
  share: false,
  lookups: true,
  calls: { ...FEW_CALLS, warn: true, singles: false },
};

/** A phone or a log may be searched, and the harm is detention rather than a fine. */
const OCCUPIED: Omit<PlacePolicy, 'place'> = {
  scheduled: { tiers: [], optional: ['A'], secondWarning: true, everyMinutes: [30, 60] },
  click: { tiers: ['A'], optional: [], oneAtATime: ['B'], warn: false, maxHosts: 4 },
  domestic: false,
  pace: { parallel: 1, gapMs: [1_000, 6_000] },
  // Neither unusual resolvers nor a host name in the clear on port 80.
  ladder: { resolver: false, plainHttp: false },
  historyDays: 0,
  memoryOnly: true,
  notices: 'discreet',
  names: 'askable',
  share: false,
  lookups: false,
  // With the one neutral server that ordinary pages use, too.
  calls: { ...FEW_CALLS, tiers: ['A'], maxControls: 1, warn: true, singles: false },
};

/** The use of tools is itself punished and every connection is kept: no clock of ours may speak. */
const CLOSED: Omit<PlacePolicy, 'place'> = {
  ...OCCUPIED,
  scheduled: { tiers: [], optional: [], secondWarning: false, everyMinutes: [30, 60] },
  click: { tiers: ['A'], optional: [], oneAtATime: [], warn: true, maxHosts: 4 },
  calls: NO_CALLS,
};

export const PLACES: Record<Place, PlacePolicy> = {
  outside: {
    place: 'outside',
    // Nobody is endangered by the name of a site here; what the user drops is left out by `excluded`.
    scheduled: { tiers: ['A', 'B', 'C'], optional: [], secondWarning: false, everyMinutes: [13, 17] },
    click: { tiers: ['A', 'B', 'C'], optional: [], oneAtATime: [], warn: false, maxHosts: null },
    // An open network has no domestic group, so hosts of a state are not asked.
    domestic: false,
    pace: { parallel: 6, gapMs: [0, 0] },
    ladder: { resolver: true, plainHttp: true },
    historyDays: 30,
    memoryOnly: false,
    notices: 'full',
    names: 'all',
    share: true,
    lookups: true,
    calls: { tiers: ['A', 'B', 'C'], oneAtATime: false, maxControls: null, warn: false, singles: true },
  },
  // The only place with a domestic group: big portals everybody opens, one a round, to tell "only domestic sites load".
  russia: { ...FILTERED, place: 'russia', domestic: true },
  filtered: { ...FILTERED, place: 'filtered' },
  belarus: { ...REPRESSIVE, place: 'belarus' },
  iran: { ...REPRESSIVE, place: 'iran' },
  occupied: { ...OCCUPIED, place: 'occupied' },
  // Who does not say gets the strictest rules of a place where people are searched.
  unsaid: { ...OCCUPIED, place: 'unsaid' },
  china: { ...CLOSED, place: 'china' },
  turkmenistan: { ...CLOSED, place: 'turkmenistan' },
};

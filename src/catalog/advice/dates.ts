/** Dates of review: law and tools age faster than physics. */
export const REVIEWED = '2026-11-23';
/** Law, tools, what officials said. */
export const SOON = { reviewed: REVIEWED, reviewDue: '2027-01-23' } as const;
/** How networks block. */
export const SEASON = { reviewed: REVIEWED, reviewDue: '2027-02-23' } as const;
/** Wi-Fi, clocks, sites that are down. */
export const YEAR = { reviewed: REVIEWED, reviewDue: '2027-11-23' } as const;

import type { Fault } from '../scenario.ts';
import { type Fair, HEALTHY } from '../truth.ts';
import { type Condition, LOCAL_CAUSE, on, SLOW, UNEXPLAINED } from './condition.ts';

/** An outage that is over is no reason to accuse anybody; that the site did not load is true all the same. */
const FAIR: readonly Fair[] = [UNEXPLAINED, LOCAL_CAUSE, { reach: 'not_checked', cause: 'network' }];

function outage(id: string, fault: Fault, seconds: number, note: string, fromMs = 0): Condition {
  return on(`outage-${id}`, { ...fault, during: { from: fromMs, for: seconds * 1000 } }, HEALTHY, note, FAIR);
}

const LINE = { layer: 'line', kind: 'lost' } as const;

/** For everybody in the network. */
function everywhere(id: string, fault: Fault, note: string): Condition {
  const fair = [...FAIR, SLOW, { reach: 'impaired', cause: 'network' } as const];
  return { ...on(id, fault, HEALTHY, note, fair), around: { hosts: { '*': [fault] }, seed: 13 } };
}

export const OUTAGE_CONDITIONS: readonly Condition[] = [
  outage('reset-1', { layer: 'tls', kind: 'reset' }, 1, 'A router resets for a second.'),
  outage('reset-3', { layer: 'tls', kind: 'reset' }, 3, 'A router resets for three seconds.'),
  outage('reset-8', { layer: 'tls', kind: 'reset' }, 8, 'A router resets for eight seconds.'),
  outage('drop-2', { layer: 'address', kind: 'drop' }, 2, 'No way there for two seconds.'),
  outage('drop-5', { layer: 'address', kind: 'drop' }, 5, 'No way there for five seconds.'),
  outage('drop-8', { layer: 'address', kind: 'drop' }, 8, 'No way there for eight seconds.'),
  outage('restart-2', { layer: 'address', kind: 'refuse' }, 2, 'The server restarts.'),
  outage('restart-6', { layer: 'address', kind: 'refuse' }, 6, 'The server restarts slowly.'),
  outage('hang-4', { layer: 'http', port: 'any', kind: 'silence' }, 4, 'The back end hangs for four seconds.'),
  outage('name-4', { layer: 'dns', kind: 'servfail' }, 4, 'The resolver fails for four seconds.'),
  outage('name-7', { layer: 'dns', kind: 'nxdomain' }, 7, 'The name is missing for seven seconds.'),
  outage('stall-5', { layer: 'body', kind: 'freeze', after: 16_384 }, 5, 'Bodies stall for five seconds.'),
  outage('line-4', LINE, 4, 'The whole line is lost for four seconds.'),
  outage('line-4-later', LINE, 4, 'The whole line is lost in the middle of the round.', 500),
  everywhere('resets-20', { layer: 'noise', probability: 0.2, kind: 'reset' }, 'A fifth of all connections is reset.'),
  everywhere('resolver-halves', { layer: 'dns', kind: 'flaky', every: 2, as: 'servfail' }, 'Each second query fails.'),
  everywhere('resolver-loses', { layer: 'dns', kind: 'flaky', every: 2, as: 'silent' }, 'Each second query is lost.'),
  everywhere('resolver-late', { layer: 'dns', kind: 'late', ms: 4000 }, 'Each name takes four seconds.'),
];

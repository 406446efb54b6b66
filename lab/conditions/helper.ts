import type { Fault } from '../scenario.ts';
import { blocked, SITE_DOWN } from '../truth.ts';
import { HELPER_HOST } from '../world.ts';
import { BLOCKED_SOMEHOW, type Condition, MAYBE_BLOCKED, on, TARGET, UNEXPLAINED } from './condition.ts';
import { NO_DOH } from './dns.ts';

const CUT: Fault = { layer: 'tls', kind: 'reset' };
const LIES = { [HELPER_HOST]: [{ layer: 'helper', kind: 'lying' } as const] };
const DOWN = { [HELPER_HOST]: [{ layer: 'site', kind: 'silent' } as const] };
const BY_NAME = blocked('sni_filtering');

export const HELPER_CONDITIONS: readonly Condition[] = [
  {
    ...on('helper-no-address', [], SITE_DOWN, 'The name has no address, for anybody.', [], [UNEXPLAINED]),
    around: { addresses: { [TARGET]: [] } },
  },
  {
    ...on(
      'helper-gives-addresses',
      CUT,
      BY_NAME,
      'Cut by name, and no resolver outside can be reached: the helper knows the address.',
      [BLOCKED_SOMEHOW],
      [UNEXPLAINED],
    ),
    around: { hosts: NO_DOH },
  },
  {
    ...on('helper-down-cut', CUT, BY_NAME, 'Cut by name, and the helper is silent.', [BLOCKED_SOMEHOW]),
    around: { hosts: DOWN },
  },
  {
    ...on('helper-lies-cut', CUT, BY_NAME, 'Cut by name, and the helper says that it is down.', [
      BLOCKED_SOMEHOW,
      UNEXPLAINED,
    ]),
    around: { hosts: LIES },
  },
  {
    ...on(
      'helper-lies-dead',
      { layer: 'site', kind: 'refuse' },
      SITE_DOWN,
      'Down for everybody, and the helper says that it is up.',
      [UNEXPLAINED, MAYBE_BLOCKED],
    ),
    around: { hosts: LIES },
  },
  {
    ...on(
      'helper-lies-hang',
      { layer: 'site', kind: 'hang' },
      SITE_DOWN,
      'It hangs, and the helper says that it is up.',
      [UNEXPLAINED, MAYBE_BLOCKED],
    ),
    around: { hosts: LIES },
  },
];

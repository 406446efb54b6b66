import type { Fault } from '../scenario.ts';
import { blocked, type Fair, HEALTHY, SITE_DOWN, type Truth } from '../truth.ts';
import { BLOCKED_SOMEHOW, type Condition, MAYBE_BLOCKED, on, UNEXPLAINED } from './condition.ts';

const KEYS: Fault = { layer: 'site', kind: 'ech' };
const BY_NAME = blocked('sni_filtering');

/** The site publishes keys for encrypted hellos; what is cut may be those and not its name. */
function ech(id: string, fault: Fault, truth: Truth, note: string, fair: readonly Fair[], alone: readonly Fair[] = []) {
  return on(`ech-${id}`, [KEYS, fault], truth, note, fair, alone) satisfies Condition;
}

export const ECH_CONDITIONS: readonly Condition[] = [
  on('ech-healthy', KEYS, HEALTHY, 'Keys for encrypted hellos, and nothing is cut.'),
  ech('reset', { layer: 'tls', kind: 'reset' }, BY_NAME, 'Hellos are reset.', [BLOCKED_SOMEHOW]),
  ech('silence', { layer: 'tls', kind: 'silence' }, BY_NAME, 'Hellos are dropped.', [BLOCKED_SOMEHOW]),
  ech(
    'close',
    { layer: 'tls', kind: 'close' },
    BY_NAME,
    'Hellos are answered by an end.',
    [BLOCKED_SOMEHOW],
    [UNEXPLAINED],
  ),
  ech(
    'dead',
    { layer: 'site', kind: 'refuse' },
    SITE_DOWN,
    'Keys are published, and the site is off.',
    [],
    [UNEXPLAINED, MAYBE_BLOCKED],
  ),
];

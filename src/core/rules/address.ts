import { blocked, PROVEN, type Rule, siteFault, unexplained } from './rule.ts';

const FAILED = { attempt: 'failed' } as const;
/** Port 80 of a dead address does not answer; a redirect may be older than a block of port 443. */
const NOT_ANSWERING = ['own_https', 'reset', 'silence', 'unclear', 'not_asked'] as const;
const DEAD = ['silence', 'refused', 'unreachable', 'reset'] as const;

export const ADDRESS_RULES: readonly Rule[] = [
  {
    id: 'address-dead-everywhere',
    when: { ...FAILED, helper: 'down' },
    outcome: siteFault('likely'),
    reason: 'The site does not answer a helper outside either.',
    source: 'OONI Web Connectivity, control comparison',
    witness: ['first', 'repeat', 'by_address', 'helper'],
  },
  {
    id: 'address-blocked',
    when: { ...PROVEN, sign: DEAD, byAddress: DEAD, plain: NOT_ANSWERING, helper: ['up', 'refuses'] },
    outcome: blocked('ip_blocking', 'likely'),
    reason: 'The address does not answer here, with or without the name, and answers a helper outside.',
    source: 'OONI Web Connectivity, TCP blocking',
    witness: ['first', 'repeat', 'by_address', 'helper'],
  },
  {
    id: 'address-silent',
    when: { ...FAILED, sign: DEAD, byAddress: DEAD },
    outcome: unexplained(),
    reason: 'Nothing answers at the address, with or without the name. A dead site looks the same from here.',
    source: 'docs/methodology.md, limits',
    witness: ['first', 'repeat', 'by_address'],
  },
];

import { blocked, type Rule, siteFault, unexplained } from './rule.ts';

const FAILED = { attempt: 'failed' } as const;
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
    when: { ...FAILED, sign: DEAD, signs: 'same', byAddress: DEAD, helper: ['up', 'refuses'] },
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

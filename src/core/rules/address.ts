import { blocked, NOT_DOWN, PROVEN, type Rule, unexplained } from './rule.ts';

const FAILED = { attempt: 'failed' } as const;
/** Port 80 of a dead address does not answer; a redirect may be older than a block of port 443. */
const NOT_ANSWERING = ['own_https', 'reset', 'silence', 'unclear', 'not_asked'] as const;
/** A connection that was taken and then ended is another one than a dead address would take. */
const CUT = ['reset', 'alert', 'not_tls'] as const;
const WITNESS = ['first', 'repeat', 'resolver', 'by_address'];
const SNI = 'OONI Web Connectivity, TLS blocking; net4people/bbs 382';
const DEAD = ['silence', 'refused', 'unreachable', 'reset'] as const;
const CLOSED = [...DEAD, 'closed', 'alert'] as const;
const BROKEN_IPV4 = 'A site whose IPv4 is broken for everybody, and whose server turns this visitor away over IPv6.';

export const ADDRESS_RULES: readonly Rule[] = [
  {
    id: 'tls-name-filtered-other-kind',
    when: { ...PROVEN, sign: [...CUT, 'silence'], byAddress: 'some', ipv6: 'named', helper: NOT_DOWN },
    outcome: blocked('sni_filtering', 'possible'),
    reason:
      'IPv4 is dead, IPv6 answers, and by name the browser gets there, too: what ends the connection is the name.',
    lookalike: BROKEN_IPV4,
    source: SNI,
    witness: [...WITNESS, 'plain_http'],
  },
  {
    id: 'tls-named-other-kind',
    when: { ...PROVEN, sign: CUT, byAddress: 'some', ipv6: 'answers', helper: NOT_DOWN },
    outcome: blocked(null, 'possible'),
    reason: 'IPv4 is dead, IPv6 answers; by name a connection is taken and then cut, as neither is without the name.',
    lookalike: BROKEN_IPV4,
    source: SNI,
    witness: WITNESS,
  },
  {
    id: 'address-partly-dead',
    when: { ...FAILED, sign: DEAD, byAddress: 'some' },
    outcome: unexplained(),
    reason: 'One address of the site answers, another does not, and the browser stays with the dead one.',
    source: 'docs/methodology.md, services are sets',
    witness: WITNESS,
  },
  {
    id: 'address-blocked',
    when: { ...PROVEN, sign: CLOSED, byAddress: DEAD, plain: NOT_ANSWERING, helper: ['up', 'refuses'] },
    outcome: blocked('ip_blocking', 'possible'),
    reason: 'The address does not answer here, with or without the name, and answers a helper outside.',
    lookalike:
      'A site that shuts its door to this network or country, or a route that is broken. One helper alone cannot tell.',
    source: 'OONI Web Connectivity, TCP blocking',
    witness: ['first', 'repeat', 'by_address', 'helper'],
  },
  {
    id: 'address-silent-provider',
    when: { ...FAILED, sign: DEAD, byAddress: DEAD, sibling: 'fails' },
    outcome: unexplained(),
    reason: 'Nothing answers at the address, nor at another site of the same provider: it is hit as a whole, or down.',
    source: 'docs/methodology.md, limits',
    witness: [...WITNESS, 'sibling'],
  },
  {
    id: 'address-silent',
    when: { ...FAILED, sign: CLOSED, byAddress: DEAD },
    outcome: unexplained(),
    reason: 'Nothing answers at the address, with or without the name. A dead site looks the same from here.',
    source: 'docs/methodology.md, limits',
    witness: ['first', 'repeat', 'by_address'],
  },
];

import { blocked, LASTED, networkFault, PROVEN, type Rule, siteFault, unexplained } from './rule.ts';

const FAILED = { attempt: 'failed' } as const;
const NOT_ANSWERING = ['silence', 'reset', 'refused', 'unreachable', 'some'] as const;
/** Ends of a connection that was taken. */
const ANSWERING = [
  'reset',
  'closed',
  'alert',
  'not_tls',
  'wrong_name',
  'unknown_authority',
  'bad_certificate',
  'tls',
  'tls_same',
  'tls_other',
] as const;
const OONI = 'OONI Web Connectivity, DNS consistency';
const OWN_FILTER =
  'A filter of the user’s own or of the router, a resolver that validates and errs, a resolver at work: from here they look the same.';

export const DNS_RULES: readonly Rule[] = [
  {
    id: 'dns-secure-broken',
    when: { ...FAILED, sign: 'name', secureDns: 'broken' },
    outcome: networkFault('likely'),
    reason: 'The encrypted resolver that this browser uses does not find the name, and the one of the network does.',
    source: 'docs/methodology.md, local causes first',
    witness: ['first', 'repeat', 'system_resolver'],
  },
  {
    id: 'address-kind-missing-here',
    when: { ...FAILED, sign: ['name', 'unreachable'], byAddress: 'unclear', ipv6: 'dead' },
    outcome: networkFault('possible'),
    reason: 'The site has IPv6 alone, and no way leads to its address: this network seems to have no IPv6.',
    source: 'docs/methodology.md, services are sets',
    witness: ['first', 'repeat', 'resolver', 'by_address'],
  },
  {
    id: 'dns-stand-in-address',
    when: { ...FAILED, localName: 'fake' },
    outcome: networkFault('possible'),
    reason:
      'The name leads to an address that VPN clients hand out in place of the true one: the client seems to be down.',
    source: 'RFC 2544, 198.18.0.0/15; docs/methodology.md, local causes first',
    witness: ['first', 'repeat', 'resolver', 'system_resolver'],
  },
  {
    id: 'dns-sinkhole-contradicted',
    when: { ...LASTED, localName: 'sinkhole', outsideName: 'found' },
    outcome: blocked('dns_tampering', 'possible'),
    reason: 'The name leads nowhere, while resolvers outside know it.',
    lookalike: OWN_FILTER,
    source: OONI,
    witness: ['first', 'repeat', 'resolver', 'system_resolver'],
  },
  {
    id: 'dns-bogus-answering',
    when: { ...LASTED, localName: 'bogus', outsideName: 'found', sign: ANSWERING },
    outcome: blocked(null, 'possible'),
    reason:
      'The name leads to an address where no public site can be, and something there takes the connection: whether the name is the obstacle, or what is done behind it, was not seen.',
    lookalike:
      'A VPN client that hands out private stand-ins and rejects the name, a machine at work or at home, a filter with a page of its own.',
    source: OONI,
    witness: ['first', 'repeat', 'resolver', 'system_resolver', 'plain_http'],
  },
  {
    id: 'dns-bogus-contradicted',
    when: { ...LASTED, localName: 'bogus', outsideName: 'found' },
    outcome: blocked('dns_tampering', 'possible'),
    reason: 'The name leads to an address where no public site can be, while resolvers outside know a true one.',
    lookalike:
      'A VPN client that hands out private stand-ins, a network at work that has a private address for the name, a filter with a page of its own.',
    source: OONI,
    witness: ['first', 'repeat', 'resolver', 'system_resolver', 'plain_http'],
  },
  {
    id: 'dns-removed',
    when: {
      ...PROVEN,
      sign: 'name',
      outsideName: 'found',
      voices: 'two',
      byAddress: ['answers', 'unknown_authority'],
    },
    outcome: blocked('dns_tampering', 'possible'),
    reason: 'The network does not find the name; two resolvers outside do, and the site answers at their address.',
    lookalike: OWN_FILTER,
    source: OONI,
    witness: ['first', 'repeat', 'resolver', 'by_address'],
  },
  {
    id: 'dns-removed-address-dead',
    // Of a site with IPv6 alone nothing is known here: a network without IPv6 does not find it either.
    when: { ...PROVEN, sign: 'name', outsideName: 'found', voices: 'two', byAddress: NOT_ANSWERING },
    outcome: blocked('dns_tampering', 'possible'),
    reason: 'The network does not find the name and two resolvers outside do, but the address was not seen to answer.',
    lookalike: OWN_FILTER,
    source: OONI,
    witness: ['first', 'repeat', 'resolver', 'by_address'],
  },
  {
    id: 'dns-fails-outside',
    when: { ...FAILED, sign: 'name', outsideName: 'failing' },
    outcome: siteFault('likely'),
    reason:
      'Two resolvers outside were reached and got no good answer about the name either: it is broken at its source, as with false signatures.',
    source: 'RFC 4035, 5.5; the zone .ru on 30 January 2024',
    witness: ['first', 'repeat', 'resolver'],
  },
  {
    id: 'dns-removed-one-voice',
    when: { ...PROVEN, sign: 'name', outsideName: 'found', byAddress: ['answers', 'unknown_authority'] },
    outcome: blocked('dns_tampering', 'possible'),
    reason: 'The network does not find the name; one resolver outside does, and the site answers at its address.',
    lookalike: OWN_FILTER,
    source: OONI,
    witness: ['first', 'repeat', 'resolver', 'by_address'],
  },
  {
    id: 'dns-removed-helper',
    // Where resolvers outside have no public address either, a helper alone that says otherwise accuses nobody.
    when: { ...PROVEN, sign: 'name', outsideName: ['found', 'no_answer', 'not_asked'], helper: ['up', 'refuses'] },
    outcome: blocked('dns_tampering', 'possible'),
    reason: 'The network does not find the name, and a helper outside finds it and loads the site.',
    lookalike: OWN_FILTER,
    source: OONI,
    witness: ['first', 'repeat', 'resolver', 'helper'],
  },
  {
    id: 'dns-gone-everywhere',
    when: { ...FAILED, sign: 'name', outsideName: ['missing', 'bogus'], voices: 'two' },
    outcome: siteFault('likely'),
    reason: 'Resolvers outside do not find the name either: the site has none at the moment.',
    source: OONI,
    witness: ['first', 'repeat', 'resolver'],
  },
  {
    id: 'dns-unexplained',
    when: { ...FAILED, sign: 'name' },
    outcome: unexplained(),
    reason: 'The name was not found, and nobody outside could be asked.',
    source: 'docs/methodology.md, limits',
    witness: ['first', 'repeat', 'resolver'],
  },
];

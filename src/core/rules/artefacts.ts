import { blocked, LASTED, PROVEN, type Rule } from './rule.ts';

const FAILED = { attempt: 'failed' } as const;
const NAMED = ['first', 'repeat', 'resolver', 'system_resolver'];
const WITNESS = [...NAMED, 'by_address', 'plain_http'];
const OONI = 'OONI Web Connectivity, DNS consistency';

/** Rows that stand on something a censor left behind, from the earliest layer on; nothing else is `confirmed`. */
export const ARTEFACT_RULES: readonly Rule[] = [
  {
    id: 'dns-block-page-address',
    when: { ...FAILED, localName: 'block_page' },
    outcome: blocked('dns_tampering', 'confirmed'),
    reason: 'The name leads to the address of a known block page.',
    source: 'ooni/blocking-fingerprints 171641e, 2024-10-20',
    witness: ['first', 'repeat', 'resolver', 'system_resolver', 'plain_http'],
  },
  {
    id: 'dns-bogus-contradicted',
    when: { ...LASTED, localName: 'bogus', outsideName: 'found', voices: 'two' },
    outcome: blocked('dns_tampering', 'confirmed'),
    reason: 'The name leads to an address where no site can be, and two unrelated resolvers outside say otherwise.',
    source: OONI,
    witness: ['first', 'repeat', 'resolver', 'system_resolver', 'plain_http'],
  },
  {
    id: 'dns-leads-to-block-page',
    when: { ...FAILED, plain: 'block_page', names: 'differ', voices: 'two' },
    outcome: blocked('dns_tampering', 'confirmed'),
    reason:
      'The name leads to another server than two resolvers outside say, and that server shows a known block page.',
    source: OONI,
    witness: [...NAMED, 'plain_http'],
  },
  {
    id: 'tls-forged-certificate',
    when: { ...PROVEN, sign: 'unknown_authority', byAddress: 'answers', names: ['agree', 'not_known'] },
    outcome: blocked('tls_interception', 'confirmed'),
    reason: 'With the name a certificate of an unknown issuer comes; the true server at the address shows a good one.',
    source: 'OONI, Kazakhstan, September 2024',
    witness: WITNESS,
  },
  {
    id: 'http-forged-into-nowhere',
    when: { ...LASTED, plain: 'forged', names: ['agree', 'not_known'] },
    outcome: blocked('http_blocking', 'likely'),
    reason: 'Asked over plain http, an answer leads to a private address, where no site can be.',
    source: 'OONI Web Connectivity, HTTP diff',
    witness: WITNESS,
  },
  {
    id: 'http-block-page',
    when: { ...FAILED, plain: 'block_page' },
    outcome: blocked('http_blocking', 'confirmed'),
    reason: 'Asked over plain http, the network answers with a known block page.',
    source: 'ooni/blocking-fingerprints 171641e, 2024-10-20',
    witness: WITNESS,
  },
];

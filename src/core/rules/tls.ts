import { blocked, type Rule, reachable, siteFault, unexplained } from './rule.ts';

const FAILED = { attempt: 'failed' } as const;
const NAMED = ['silence', 'reset', 'closed', 'alert', 'not_tls'] as const;
const WITNESS = ['first', 'repeat', 'resolver', 'system_resolver', 'by_address', 'plain_http'];
const SNI = 'OONI Web Connectivity, TLS blocking; net4people/bbs 382';

export const TLS_RULES: readonly Rule[] = [
  {
    id: 'tls-private-authority',
    when: { attempt: ['failed', 'failed_once'], privateCa: 'yes', sign: ['unknown_authority', 'tls'] },
    outcome: reachable(),
    reason: 'This service signs with an authority of its own, so its certificate error means that something answered.',
    source: 'Signal server certificates; docs/methodology.md, services are sets',
    witness: ['first'],
  },
  {
    id: 'tls-name-filtered',
    when: { ...FAILED, sign: NAMED, signs: 'same', byAddress: 'answers', names: 'agree' },
    outcome: blocked('sni_filtering', 'likely'),
    reason: 'The name resolves truly and the address answers; with the name of the site the connection is cut.',
    source: SNI,
    witness: WITNESS,
  },
  {
    id: 'tls-forged-certificate-helper',
    when: {
      ...FAILED,
      sign: ['unknown_authority', 'wrong_name', 'tls'],
      signs: 'same',
      helper: ['up', 'refuses'],
      names: 'agree',
    },
    outcome: blocked('tls_interception', 'likely'),
    reason: 'A helper outside gets a good certificate from the same address; here another one comes.',
    source: 'OONI, Kazakhstan, September 2024',
    witness: [...WITNESS, 'helper'],
  },
  {
    id: 'tls-other-server',
    when: {
      ...FAILED,
      sign: ['wrong_name', 'unknown_authority'],
      signs: 'same',
      names: 'differ',
      byAddress: 'answers',
      voices: 'two',
    },
    outcome: blocked('dns_tampering', 'likely'),
    reason: 'The name leads to a foreign server; at the address that two resolvers outside give, the site answers.',
    source: 'OONI Web Connectivity, DNS consistency',
    witness: WITNESS,
  },
  {
    id: 'tls-expired',
    when: { ...FAILED, sign: 'bad_certificate' },
    outcome: siteFault('likely'),
    reason: 'The certificate of the site is out of date or broken, while those of other sites are fine.',
    source: 'docs/methodology.md, down is not blocked',
    witness: ['first', 'repeat'],
  },
  {
    id: 'tls-named-elsewhere',
    when: {
      ...FAILED,
      sign: [...NAMED, 'refused', 'unreachable'],
      signs: 'same',
      byAddress: 'answers',
      names: 'differ',
    },
    outcome: blocked('dns_tampering', 'likely'),
    reason: 'The name leads to an address that does not answer; at the one that resolvers outside give, the site does.',
    source: 'OONI Web Connectivity, DNS consistency',
    witness: WITNESS,
  },
  {
    id: 'tls-named-method-open',
    when: { ...FAILED, sign: [...NAMED, 'refused', 'unreachable'], signs: 'same', byAddress: 'answers' },
    outcome: blocked(null, 'likely'),
    reason: 'The true address answers, by name nothing comes. Whether the name or its resolution is hit was not seen.',
    source: SNI,
    witness: WITNESS,
  },
  {
    id: 'tls-unexplained',
    when: { ...FAILED, sign: ['unknown_authority', 'wrong_name', 'tls'] },
    outcome: unexplained(),
    reason: 'The certificate is not the right one, and the true server could not be compared.',
    source: 'docs/methodology.md, limits',
    witness: WITNESS,
  },
];

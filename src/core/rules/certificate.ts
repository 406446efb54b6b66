import { blocked, PROVEN, type Rule, reachable, siteFault, unexplained } from './rule.ts';

const FAILED = { attempt: 'failed' } as const;
const WITNESS = ['first', 'repeat', 'resolver', 'system_resolver', 'by_address', 'plain_http'];
const UNTOLD = ['unknown_authority', 'wrong_name', 'tls', 'tls_same', 'tls_other'] as const;
const OONI = 'OONI Web Connectivity, DNS consistency';

/** Rows for a handshake that ended in a certificate, or that a browser does not tell apart from one. */
export const CERTIFICATE_RULES: readonly Rule[] = [
  {
    id: 'tls-private-authority',
    when: {
      attempt: ['failed', 'failed_once'],
      privateCa: 'yes',
      sign: ['unknown_authority', 'tls', 'tls_same', 'tls_other'],
    },
    outcome: reachable(),
    reason: 'This service signs with an authority of its own, so its certificate error means that something answered.',
    source: 'Signal server certificates; docs/methodology.md, services are sets',
    witness: ['first'],
  },
  {
    id: 'tls-forged-certificate-helper',
    when: {
      ...PROVEN,
      sign: ['unknown_authority', 'wrong_name', 'bad_certificate'],
      helper: ['up', 'refuses'],
      names: 'agree',
    },
    outcome: blocked('tls_interception', 'likely'),
    reason: 'A helper outside gets a good certificate from the same address; here another one comes.',
    source: 'OONI, Kazakhstan, September 2024',
    witness: [...WITNESS, 'helper'],
  },
  {
    id: 'tls-broken-helper',
    when: { ...PROVEN, sign: ['tls', 'tls_same', 'tls_other'], helper: ['up', 'refuses'], names: 'agree' },
    outcome: blocked(null, 'likely'),
    reason: 'A helper outside gets a good certificate; here the handshake fails, and the browser does not tell how.',
    source: 'OONI Web Connectivity, TLS blocking',
    witness: [...WITNESS, 'helper'],
  },
  {
    id: 'tls-other-server',
    when: {
      ...PROVEN,
      sign: ['wrong_name', 'tls_same', 'unknown_authority'],
      names: 'differ',
      byAddress: 'answers',
      voices: 'two',
    },
    outcome: blocked('dns_tampering', 'likely'),
    reason: 'The name leads to a foreign server; at the address that two resolvers outside give, the site answers.',
    source: OONI,
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
    id: 'tls-broken-everywhere',
    when: { ...FAILED, sign: UNTOLD, helper: 'down' },
    outcome: siteFault('likely'),
    reason: 'The certificate is not the right one here, and a helper outside gets no good one either.',
    source: 'OONI Web Connectivity, control comparison',
    witness: [...WITNESS, 'helper'],
  },
  {
    id: 'tls-unexplained',
    when: { ...FAILED, sign: UNTOLD },
    outcome: unexplained(),
    reason: 'The certificate is not the right one, and the true server could not be compared.',
    source: 'docs/methodology.md, limits',
    witness: WITNESS,
  },
];

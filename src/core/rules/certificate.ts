import { blocked, NOT_DOWN, PROVEN, type Rule, reachable, siteFault, unexplained } from './rule.ts';

const FAILED = { attempt: 'failed' } as const;
const WITNESS = ['first', 'repeat', 'resolver', 'system_resolver', 'by_address', 'plain_http'];
const UNTOLD = ['unknown_authority', 'wrong_name', 'tls', 'tls_same', 'tls_other'] as const;
const HELPED = ['up', 'refuses'] as const;
const OONI = 'OONI Web Connectivity, DNS consistency';
const KAZAKHSTAN = 'OONI, Kazakhstan, September 2024';
const OWN_AUTHORITY =
  'A certificate of an authority that the helper trusts and this browser does not, or a server that shows each visitor another one.';

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
    id: 'tls-client-certificate',
    when: { attempt: ['failed', 'failed_once'], sign: 'client_certificate' },
    outcome: siteFault('likely'),
    reason: 'The server wants a certificate of the visitor: it lets in whom it knows.',
    source: 'RFC 8446, 4.3.2; docs/methodology.md, down is not blocked',
    witness: ['first', 'repeat'],
  },
  {
    id: 'tls-other-server',
    when: {
      ...PROVEN,
      sign: ['wrong_name', 'tls_same', 'tls_other', 'unknown_authority'],
      names: 'differ',
      byAddress: 'answers',
      voices: 'two',
      helper: NOT_DOWN,
    },
    outcome: blocked('dns_tampering', 'possible'),
    reason: 'The name leads to a foreign server; at the address that two resolvers outside give, the site answers.',
    lookalike: 'A filter of the user’s own that answers with its own address and certificate.',
    source: OONI,
    witness: WITNESS,
  },
  {
    id: 'tls-forged-certificate-helper',
    when: { ...PROVEN, sign: 'unknown_authority', byAddress: 'answers', helper: HELPED },
    outcome: blocked('tls_interception', 'possible'),
    reason:
      'With the name a certificate of an unknown issuer comes; the server at the true address shows a good one, and a helper outside gets one for the name, too.',
    lookalike: OWN_AUTHORITY,
    source: KAZAKHSTAN,
    witness: [...WITNESS, 'helper'],
  },
  {
    id: 'tls-forged-certificate',
    when: { ...PROVEN, sign: 'unknown_authority', byAddress: 'answers', helper: NOT_DOWN },
    outcome: blocked('tls_interception', 'possible'),
    reason: 'With the name a certificate of an unknown issuer comes; the true server at the address shows a good one.',
    lookalike:
      'A site with a certificate of its own making, on a machine that shows another one to whoever names nobody.',
    source: KAZAKHSTAN,
    witness: WITNESS,
  },
  {
    id: 'tls-wrong-certificate-helper',
    when: {
      ...PROVEN,
      sign: ['unknown_authority', 'wrong_name', 'bad_certificate'],
      helper: HELPED,
      names: ['agree', 'not_known'],
    },
    outcome: blocked('tls_interception', 'possible'),
    reason: 'A helper outside gets a good certificate; here another one comes.',
    lookalike: OWN_AUTHORITY,
    source: KAZAKHSTAN,
    witness: [...WITNESS, 'helper'],
  },
  {
    id: 'tls-broken-helper',
    when: { ...PROVEN, sign: ['tls', 'tls_same', 'tls_other'], helper: HELPED, names: ['agree', 'not_known'] },
    outcome: blocked(null, 'possible'),
    reason: 'A helper outside gets a good certificate; here the handshake fails, and the browser does not tell how.',
    lookalike: OWN_AUTHORITY,
    source: 'OONI Web Connectivity, TLS blocking',
    witness: [...WITNESS, 'helper'],
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
    id: 'tls-unexplained',
    when: { ...FAILED, sign: UNTOLD },
    outcome: unexplained(),
    reason: 'The certificate is not the right one, and the true server could not be compared.',
    source: 'docs/methodology.md, limits',
    witness: WITNESS,
  },
];

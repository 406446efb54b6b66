import { blocked, PROVEN, type Rule } from './rule.ts';

/** Before the request itself was sent: a connection that ends after it has other reasons. */
const BEFORE_HTTP = ['dns', 'connect', 'tls'] as const;
/** A server that closes after the request looks the same in some browsers, so `closed` stands apart. */
const NAMED = ['silence', 'reset', 'alert', 'not_tls'] as const;
const NOT_DOWN = ['up', 'refuses', 'not_asked'] as const;
const WITNESS = ['first', 'repeat', 'resolver', 'system_resolver', 'by_address', 'plain_http'];
const OONI = 'OONI Web Connectivity, DNS consistency';
const SNI = 'OONI Web Connectivity, TLS blocking; net4people/bbs 382';

/** Rows for an address that answers without the name, and does not with it. */
export const NAME_RULES: readonly Rule[] = [
  {
    id: 'http-filtered-by-host',
    when: {
      ...PROVEN,
      sign: NAMED,
      reached: BEFORE_HTTP,
      byAddress: 'answers',
      names: 'agree',
      plain: ['reset', 'silence', 'refusal', 'forged'],
    },
    outcome: blocked('http_blocking', 'likely'),
    reason: 'The address answers; whatever carries the name, the plain request on port 80 too, is cut or turned away.',
    source: 'OONI Web Connectivity, HTTP blocking',
    witness: WITNESS,
  },
  {
    id: 'tls-name-filtered',
    when: { ...PROVEN, sign: NAMED, reached: BEFORE_HTTP, byAddress: 'answers', names: 'agree', helper: NOT_DOWN },
    outcome: blocked('sni_filtering', 'likely'),
    reason: 'The name resolves truly and the address answers; with the name of the site the connection is cut.',
    source: SNI,
    witness: WITNESS,
  },
  {
    id: 'tls-closed-by-name',
    when: {
      ...PROVEN,
      sign: 'closed',
      reached: BEFORE_HTTP,
      byAddress: 'answers',
      names: 'agree',
      helper: ['up', 'refuses'],
    },
    outcome: blocked('sni_filtering', 'likely'),
    reason:
      'The address answers, and so does the site for a helper outside; here the connection with its name is closed.',
    source: SNI,
    witness: [...WITNESS, 'helper'],
  },
  {
    id: 'tls-named-elsewhere',
    when: {
      ...PROVEN,
      sign: [...NAMED, 'closed', 'refused', 'unreachable'],
      reached: BEFORE_HTTP,
      byAddress: 'answers',
      names: 'differ',
    },
    outcome: blocked('dns_tampering', 'likely'),
    reason: 'The name leads to an address that does not answer; at the one that resolvers outside give, the site does.',
    source: OONI,
    witness: WITNESS,
  },
  {
    id: 'http-filtered-by-name',
    when: {
      ...PROVEN,
      sign: ['reset', 'alert', 'not_tls'],
      reached: BEFORE_HTTP,
      byAddress: 'answers',
      names: 'not_known',
      plain: ['reset', 'silence', 'refusal'],
      helper: NOT_DOWN,
    },
    outcome: blocked('http_blocking', 'possible'),
    reason:
      'The true address answers; the name is cut on port 443 and on port 80 as well. What the name leads to was not seen.',
    source: 'OONI Web Connectivity, HTTP blocking',
    witness: WITNESS,
  },
  {
    id: 'dns-leads-into-silence',
    when: {
      ...PROVEN,
      sign: 'silence',
      reached: BEFORE_HTTP,
      byAddress: 'answers',
      names: 'not_known',
      plain: 'silence',
      voices: 'two',
      helper: NOT_DOWN,
    },
    outcome: blocked('dns_tampering', 'possible'),
    reason:
      'The true address answers; by name there is silence on port 443 and on port 80, as where a name leads to a dead address. Filters on names are seldom silent on both.',
    source: OONI,
    witness: WITNESS,
  },
  {
    id: 'dns-leads-astray',
    when: { ...PROVEN, sign: ['refused', 'unreachable'], reached: BEFORE_HTTP, byAddress: 'answers', voices: 'two' },
    outcome: blocked('dns_tampering', 'possible'),
    reason:
      'The connection is refused before any name is sent, and taken at the address that resolvers outside give: the name leads elsewhere. A filter of your own could do the same.',
    source: OONI,
    witness: WITNESS,
  },
  {
    id: 'tls-silent-method-open',
    when: { ...PROVEN, sign: 'silence', reached: BEFORE_HTTP, byAddress: 'answers', helper: NOT_DOWN },
    outcome: blocked(null, 'possible'),
    reason:
      'The true address answers, by name there is silence: the name or its resolution is hit, here or farther on.',
    source: SNI,
    witness: WITNESS,
  },
  {
    id: 'tls-named-method-open',
    when: { ...PROVEN, sign: NAMED, reached: BEFORE_HTTP, byAddress: 'answers', helper: NOT_DOWN },
    outcome: blocked(null, 'likely'),
    reason: 'The true address answers, by name nothing comes. Whether the name or its resolution is hit was not seen.',
    source: SNI,
    witness: WITNESS,
  },
];

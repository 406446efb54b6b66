import { blocked, NOT_DOWN, PROVEN, type Rule, unexplained } from './rule.ts';

/** Before the request itself was sent: a connection that ends after it has other reasons. */
const BEFORE_HTTP = ['dns', 'connect', 'tls'] as const;
const HTTPS = { ...PROVEN, scheme: 'https', reached: BEFORE_HTTP, byAddress: 'answers' } as const;
const HTTP = { ...PROVEN, scheme: 'http', byAddress: 'answers', names: ['agree', 'not_known'] } as const;
/** What a server does, too, that does not know the name, or wants no such visitor. */
const TURNED_AWAY = ['closed', 'alert', 'not_tls'] as const;
const HELPED = ['up', 'refuses'] as const;
const WITNESS = ['first', 'repeat', 'resolver', 'system_resolver', 'by_address', 'plain_http', 'helper'];
const OONI = 'OONI Web Connectivity, DNS consistency';
const SNI = 'OONI Web Connectivity, TLS blocking; net4people/bbs 382';
const HTTP_BLOCKING = 'OONI Web Connectivity, HTTP blocking';
const HUNG =
  'A site whose front server is well and whose back end hangs, for everybody; large packets that are lost on the way. A helper that gets no answer either makes it the site.';
const SHUT = 'A server that does not serve this name, or shuts the door to this country. One helper alone cannot tell.';

/** Rows for an address that answers without the name, and does not with it. */
export const NAME_RULES: readonly Rule[] = [
  {
    id: 'address-other-kind-lost',
    when: { attempt: 'failed', sign: ['silence', 'reset', ...TURNED_AWAY], ipv6: 'lost' },
    outcome: unexplained(),
    reason:
      'The name goes by IPv6, where it ends in the same way without the name; IPv4 answers. The way by IPv6 loses packets, or the machine there is broken.',
    source: 'RFC 4459, tunnels and packet sizes; docs/methodology.md, services are sets',
    witness: WITNESS,
  },
  {
    id: 'tls-named-elsewhere',
    when: {
      ...HTTPS,
      sign: ['silence', 'reset', ...TURNED_AWAY, 'refused', 'unreachable'],
      names: 'differ',
      helper: NOT_DOWN,
    },
    outcome: blocked('dns_tampering', 'possible'),
    reason: 'The name leads to an address that does not answer; at the one that resolvers outside give, the site does.',
    lookalike:
      'A filter of the user’s own that answers with its own address; a broken server among those that serve this place.',
    source: OONI,
    witness: WITNESS,
  },
  {
    id: 'tls-name-encrypted',
    when: { ...HTTPS, sign: ['silence', 'reset', ...TURNED_AWAY], hello: 'encrypted', helper: NOT_DOWN },
    outcome: blocked('sni_filtering', 'possible'),
    reason:
      'The site takes encrypted hellos, and the browser sends them where it can: what is cut may be those, not this name.',
    lookalike: 'A filter on the name itself, where the browser did not encrypt it.',
    source: 'RFC 9849, encrypted client hello; net4people/bbs 417',
    witness: WITNESS,
  },
  {
    id: 'tls-name-filtered',
    when: { ...HTTPS, sign: 'reset', names: 'agree', helper: HELPED },
    outcome: blocked('sni_filtering', 'possible'),
    reason:
      'The name resolves truly and the address answers, and a helper outside gets the site; here the connection with its name is reset.',
    lookalike:
      'A tool of the user’s own that changes what is sent; a server that resets this country and not the helper. Nothing from here tells them apart.',
    source: SNI,
    witness: WITNESS,
  },
  {
    id: 'tls-name-filtered-alone',
    when: { ...HTTPS, sign: 'reset', names: 'agree', helper: 'not_asked' },
    outcome: blocked('sni_filtering', 'possible'),
    reason: 'The name resolves truly and the address answers; with the name of the site the connection is reset.',
    lookalike:
      'A server that does not serve this name, or breaks off after the request, for everybody; a tool of the user’s own.',
    source: SNI,
    witness: WITNESS,
  },
  {
    id: 'tls-name-filtered-disputed',
    when: { ...HTTPS, sign: 'reset', names: 'agree', helper: 'disputed' },
    outcome: blocked('sni_filtering', 'possible'),
    reason:
      'With the name the connection is reset; a helper cannot connect at all, at an address that takes connections here.',
    lookalike: 'A site that is down at times, or shuts out the helper. What the helper says cannot be all of it.',
    source: SNI,
    witness: WITNESS,
  },
  {
    id: 'tls-name-cut',
    when: { ...HTTPS, sign: 'reset', names: 'not_known', helper: NOT_DOWN },
    outcome: blocked('sni_filtering', 'possible'),
    reason: 'The true address answers; by name the connection is taken and reset. What the name leads to was not seen.',
    lookalike: 'A name that leads to another machine, by a filter of the user’s own, which resets.',
    source: SNI,
    witness: WITNESS,
  },
  {
    id: 'tls-closed-by-name',
    when: { ...HTTPS, sign: TURNED_AWAY, names: 'agree', helper: HELPED },
    outcome: blocked('sni_filtering', 'possible'),
    reason:
      'The address answers, and so does the site for a helper outside; here the connection with its name is turned away.',
    lookalike: SHUT,
    source: SNI,
    witness: WITNESS,
  },
  {
    id: 'tls-name-turned-away',
    when: { ...HTTPS, sign: TURNED_AWAY, helper: NOT_DOWN },
    outcome: blocked('sni_filtering', 'possible'),
    reason: 'The address answers; the connection with the name is turned away, and nobody outside could be asked.',
    lookalike: SHUT,
    source: SNI,
    witness: WITNESS,
  },
  {
    id: 'tls-name-silent',
    when: { ...HTTPS, sign: 'silence', names: 'agree', helper: NOT_DOWN },
    outcome: blocked('sni_filtering', 'possible'),
    reason: 'The name resolves truly and the address answers; with the name there is silence.',
    lookalike: HUNG,
    source: SNI,
    witness: WITNESS,
  },
  {
    id: 'tls-silent-method-open',
    when: { ...HTTPS, sign: 'silence', helper: NOT_DOWN },
    outcome: blocked(null, 'possible'),
    reason:
      'The true address answers, by name there is silence: the name or its resolution is hit, here or farther on.',
    lookalike: HUNG,
    source: SNI,
    witness: WITNESS,
  },
  {
    id: 'dns-leads-astray',
    when: {
      ...PROVEN,
      sign: ['refused', 'unreachable'],
      reached: BEFORE_HTTP,
      byAddress: 'answers',
      names: ['differ', 'not_known'],
      voices: 'two',
      helper: NOT_DOWN,
    },
    outcome: blocked('dns_tampering', 'possible'),
    reason:
      'The connection is refused before any name is sent, and taken at the address that resolvers outside give: the name leads elsewhere.',
    lookalike: 'A filter, a hosts file or a VPN client of the user’s own that leads the name elsewhere.',
    source: OONI,
    witness: WITNESS,
  },
  {
    id: 'http-named-helper',
    when: { ...HTTP, sign: ['reset', 'closed'], names: 'agree', helper: HELPED },
    outcome: blocked('http_blocking', 'possible'),
    reason:
      'The address answers without the name, and a helper outside gets an answer with it; here the request that names it is cut.',
    lookalike: SHUT,
    source: HTTP_BLOCKING,
    witness: WITNESS,
  },
  {
    id: 'http-named',
    when: { ...HTTP, sign: ['reset', 'closed', 'silence'], helper: NOT_DOWN },
    outcome: blocked('http_blocking', 'possible'),
    reason: 'The address answers without the name; the plain request that names it does not come through.',
    lookalike: 'A site that hangs, or ends the connection by itself, for everybody.',
    source: HTTP_BLOCKING,
    witness: WITNESS,
  },
];

import {
  answersWithRefusal,
  blocked,
  networkFault,
  notChecked,
  type Rule,
  reachable,
  reachableUnproven,
  siteFault,
} from './rule.ts';

const ANSWERED = { attempt: ['answered', 'answered_reused', 'flapped'] } as const;

/** What is answered for a moment, or in a network that is not in order, is nobody's doing. */
const FORGED = { ...ANSWERED, scheme: 'http', lasting: ['yes', 'long'], network: 'online' } as const;
const OTHER = { ...FORGED, page: 'other', helper: ['up', 'refuses'] } as const;
const OTHER_FOR_US =
  'A site that shows each country or visitor another page; a box of the user’s own that shows its page.';
const HTTP_DIFF = 'OONI Web Connectivity, HTTP diff';
const WITNESS = ['first', 'repeat', 'plain_http'];

/** Rows for a site that answered and leads nowhere. */
export const HOP_RULES: readonly Rule[] = [
  {
    id: 'http-redirect-loop',
    when: { attempt: ['failed', 'failed_once'], sign: 'loop' },
    outcome: answersWithRefusal('likely'),
    reason: 'The site answers and sends the visitor in a circle: a fault of its own.',
    source: 'docs/methodology.md, down is not blocked',
    witness: ['first'],
  },
];

/** Rows for a challenge, and for what is listed as plain http and was answered: a 200 proves nothing there. */
export const PLAIN_RULES: readonly Rule[] = [
  {
    id: 'answer-challenge',
    when: { attempt: ['answered', 'flapped'], status: 'challenge' },
    outcome: answersWithRefusal('likely'),
    reason: 'The site answered and wants proof that a person is visiting.',
    source: 'docs/methodology.md, down is not blocked',
    witness: ['first', 'repeat'],
  },
  {
    id: 'http-ghost',
    when: { ...FORGED, outsideName: 'missing', voices: 'two', localName: 'found', helper: 'down' },
    outcome: blocked('dns_tampering', 'possible'),
    reason: 'Nobody outside finds the name, nor does a helper; here it leads to a public address that shows a page.',
    lookalike: 'A resolver that sells advertising in place of names that do not exist.',
    source: 'OONI Web Connectivity, DNS consistency',
    witness: [...WITNESS, 'resolver', 'helper'],
  },
  {
    id: 'http-led-nowhere-everywhere',
    when: { ...ANSWERED, scheme: 'http', plain: 'forged', helper: 'down' },
    outcome: siteFault('likely'),
    reason: 'The site leads to a private address, where no site can be, and does not load for a helper outside either.',
    source: 'OONI Web Connectivity, control comparison',
    witness: [...WITNESS, 'helper'],
  },
  {
    id: 'http-led-nowhere',
    when: { ...FORGED, plain: 'forged', names: ['agree', 'not_known'] },
    outcome: blocked('http_blocking', 'possible'),
    reason: 'Asked over plain http, an answer leads to a private address, where no site can be.',
    lookalike:
      'A router, a company gateway or a filter of the user’s own; a site that leads everybody there by mistake.',
    source: HTTP_DIFF,
    witness: [...WITNESS, 'helper'],
  },
  {
    id: 'answer-leads-inside',
    when: { ...ANSWERED, end: 'inside', plain: 'not_asked' },
    outcome: answersWithRefusal('possible'),
    reason: 'The site answered, and leads into a private network or to this device, where it is not followed.',
    source: 'docs/methodology.md, first failing hop',
    witness: ['first'],
  },
  {
    id: 'http-other-page-here',
    when: { ...ANSWERED, scheme: 'http', page: 'other', localName: 'sinkhole' },
    outcome: networkFault('possible'),
    reason:
      'Something on this device answers in place of the site, with another page than a helper outside gets: a proxy, a filter or a server of its own.',
    source: 'docs/methodology.md, local causes first',
    witness: [...WITNESS, 'helper'],
  },
  {
    id: 'http-other-page',
    when: { ...OTHER, names: 'agree' },
    outcome: blocked('http_blocking', 'possible'),
    reason: 'Over plain http comes another page than a helper outside gets: other status, title, length and headers.',
    lookalike: OTHER_FOR_US,
    source: HTTP_DIFF,
    witness: [...WITNESS, 'helper'],
  },
  {
    id: 'http-other-server',
    when: { ...OTHER, names: 'differ', voices: 'two' },
    outcome: blocked('dns_tampering', 'possible'),
    reason:
      'The name leads to another server than two voices outside say, and that shows another page than a helper gets.',
    lookalike: OTHER_FOR_US,
    source: HTTP_DIFF,
    witness: [...WITNESS, 'resolver', 'helper'],
  },
  {
    id: 'http-other-page-somehow',
    when: OTHER,
    outcome: blocked(null, 'possible'),
    reason: 'Over plain http comes another page than a helper outside gets; from whose server was not seen.',
    lookalike: OTHER_FOR_US,
    source: HTTP_DIFF,
    witness: [...WITNESS, 'helper'],
  },
  {
    id: 'http-same-page',
    when: { ...ANSWERED, scheme: 'http', page: 'same', helper: ['up', 'refuses'] },
    outcome: reachable('likely'),
    reason: 'Over plain http comes the page that a helper outside gets.',
    source: 'OONI Web Connectivity, HTTP diff',
    witness: [...WITNESS, 'helper'],
  },
  {
    id: 'http-ghost-alone',
    when: {
      ...ANSWERED,
      scheme: 'http',
      outsideName: 'missing',
      voices: 'two',
      localName: 'found',
      helper: 'not_asked',
    },
    outcome: reachableUnproven(),
    reason: 'Nobody outside finds the name, and here something answers for it: a page of whom, nobody can tell.',
    source: 'OONI Web Connectivity, DNS consistency',
    witness: [...WITNESS, 'resolver'],
  },
  {
    id: 'answer-plain',
    when: { ...ANSWERED, scheme: 'http' },
    outcome: reachable('possible'),
    reason: 'It was answered over plain http, which proves nothing of who answered.',
    source: 'docs/methodology.md, valid TLS decides',
    witness: WITNESS,
  },
];

export const ANSWER_RULES: readonly Rule[] = [
  {
    id: 'answer-refusal',
    when: { attempt: ['answered', 'flapped'], status: 'refusal' },
    outcome: answersWithRefusal('likely'),
    reason: 'The site answered over a valid certificate and refuses this visitor itself.',
    source: 'RFC 7725; docs/methodology.md, down is not blocked',
    witness: ['first', 'repeat'],
  },
  {
    id: 'answer-server-error',
    when: { attempt: ['answered', 'flapped'], status: 'server_error' },
    outcome: answersWithRefusal('likely'),
    reason: 'The server answered over a valid certificate with an error of its own.',
    source: 'RFC 9110, 15.6; docs/methodology.md, down is not blocked',
    witness: ['first', 'repeat'],
  },
  {
    id: 'answer-unfollowed',
    when: { attempt: ['answered', 'flapped'], end: 'unseen' },
    outcome: reachable('possible'),
    reason: 'The site answered and leads on to where nobody was asked: what is there is not known.',
    source: 'docs/methodology.md, first failing hop',
    witness: ['first', 'repeat'],
  },
  {
    id: 'answer-reused-again',
    when: { attempt: 'answered_reused', before: 'up' },
    outcome: reachable('possible'),
    reason:
      'It answered a moment ago, and the same connection answered again: nothing new was learned, and nothing speaks against it.',
    source: 'docs/methodology.md, old connections lie',
    witness: ['first'],
  },
  {
    id: 'answer-reused',
    when: { attempt: 'answered_reused' },
    outcome: notChecked(),
    reason:
      'The answer came over a connection from before, which a new block would not have touched: nothing was learned.',
    source: 'docs/methodology.md, old connections lie',
    witness: ['first'],
  },
  {
    id: 'answer-on-repeat',
    when: { attempt: 'flapped' },
    outcome: reachable('likely'),
    reason: 'It failed once and answered when asked again.',
    source: 'docs/methodology.md, a round',
    witness: ['first', 'repeat'],
  },
  {
    id: 'answer',
    when: { attempt: 'answered' },
    outcome: reachable('confirmed'),
    reason: 'The site answered over a fresh connection with a valid certificate.',
    source: 'docs/methodology.md, valid TLS decides',
    witness: ['first', 'large'],
  },
];

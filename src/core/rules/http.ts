import { answersWithRefusal, blocked, LASTED, notChecked, type Rule, reachable } from './rule.ts';

const WITNESS = ['first', 'repeat', 'plain_http'];

/** Rows for a site that answered and led elsewhere; before any layer, or the other host's failure would be held against it. */
export const HOP_RULES: readonly Rule[] = [
  {
    id: 'http-redirect-loop',
    when: { attempt: ['failed', 'failed_once'], sign: 'loop' },
    outcome: answersWithRefusal('likely'),
    reason: 'The site answers and sends the visitor in a circle: a fault of its own.',
    source: 'docs/methodology.md, down is not blocked',
    witness: ['first'],
  },
  {
    id: 'http-later-hop',
    when: { attempt: ['failed', 'failed_once'], hop: 'elsewhere' },
    outcome: reachable(),
    reason: 'The site answered with a redirect; the host it leads to failed, which is another question.',
    source: 'docs/methodology.md, first failing hop',
    witness: ['first', 'repeat'],
  },
];

export const HTTP_RULES: readonly Rule[] = [
  {
    id: 'http-forged-redirect',
    when: { ...LASTED, plain: 'elsewhere', signs: 'same' },
    outcome: blocked('http_blocking', 'possible'),
    reason: 'Asked over plain http, an answer sends the visitor to an unrelated site.',
    source: 'OONI Web Connectivity, HTTP diff',
    witness: WITNESS,
  },
];

export const ANSWER_RULES: readonly Rule[] = [
  {
    id: 'answer-challenge',
    when: { attempt: ['answered', 'flapped'], status: 'challenge' },
    outcome: answersWithRefusal('likely'),
    reason: 'The site answered and wants proof that a person is visiting.',
    source: 'docs/methodology.md, down is not blocked',
    witness: ['first', 'repeat'],
  },
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

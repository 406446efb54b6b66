import { blocked, LASTED, type Rule } from './rule.ts';

const FAILED = { attempt: 'failed' } as const;
const NAMED = ['first', 'repeat', 'resolver', 'system_resolver'];
const WITNESS = [...NAMED, 'by_address', 'plain_http'];
const OONI = 'OONI Web Connectivity, DNS consistency';

/** Rows that stand on something a censor left behind, from the earliest layer on; only known block pages are `confirmed`. */
export const ARTEFACT_RULES: readonly Rule[] = [
  {
    id: 'dns-block-page-address',
    when: { ...FAILED, localName: 'block_page' },
    outcome: blocked('dns_tampering', 'confirmed'),
    reason: 'The name leads to the address of a known block page.',
    lookalike: 'None: at this public address nothing but the block page lives.',
    source: 'ooni/blocking-fingerprints 171641e, 2024-10-20',
    witness: ['first', 'repeat', 'resolver', 'system_resolver', 'plain_http'],
  },
  {
    id: 'dns-leads-to-block-page',
    when: { ...FAILED, plain: 'block_page', names: 'differ', voices: 'two' },
    outcome: blocked('dns_tampering', 'confirmed'),
    reason:
      'The name leads to another server than two resolvers outside say, and that server shows a known block page.',
    lookalike: 'None: the page itself says that it blocks.',
    source: OONI,
    witness: [...NAMED, 'plain_http'],
  },
  {
    id: 'http-block-page',
    when: { attempt: ['failed', 'answered', 'flapped'], plain: 'block_page', names: 'agree' },
    outcome: blocked('http_blocking', 'confirmed'),
    reason: 'Asked over plain http, the network answers with a known block page.',
    lookalike: 'None: the page itself says that it blocks, and over plain http the site cannot have sent it.',
    source: 'ooni/blocking-fingerprints 171641e, 2024-10-20',
    witness: WITNESS,
  },
  {
    id: 'block-page-somehow',
    when: { attempt: ['failed', 'answered', 'flapped'], plain: 'block_page' },
    outcome: blocked(null, 'confirmed'),
    reason:
      'Asked over plain http, a known block page comes; whether the name led there or the request was answered on the way was not seen.',
    lookalike: 'None: the page itself says that it blocks, and over plain http the site cannot have sent it.',
    source: 'ooni/blocking-fingerprints 171641e, 2024-10-20',
    witness: WITNESS,
  },
];

/** Rows for a failure that is no better seen from outside. They come before any that accuses, but not before an artefact. */
export const OUTSIDE_RULES: readonly Rule[] = [
  {
    id: 'address-dead-everywhere',
    when: { ...FAILED, helper: 'down' },
    outcome: { reach: 'unreachable', cause: 'site', method: null, confidence: 'likely' },
    reason:
      'The site does not answer a helper outside either: no address, no connection, no good certificate or no answer.',
    source: 'OONI Web Connectivity, control comparison',
    witness: [...WITNESS, 'helper'],
  },
];

/** A page forged on the way, which nothing known tells from one that a box of the user's own forges. */
export const FORGED_RULES: readonly Rule[] = [
  {
    id: 'http-forged-into-nowhere',
    when: { ...LASTED, plain: 'forged', names: ['agree', 'not_known'] },
    outcome: blocked('http_blocking', 'possible'),
    reason: 'Asked over plain http, an answer leads to a private address, where no site can be.',
    lookalike: 'A router, a company gateway or a filter of the user’s own leads to its own page at a private address.',
    source: 'OONI Web Connectivity, HTTP diff',
    witness: WITNESS,
  },
];

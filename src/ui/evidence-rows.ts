import type { Facts, Figures, Symptom } from '../core/facts.ts';
import type { Wanted } from '../core/rules/rule.ts';
import type { Method } from '../core/types.ts';

/** The facts, and the method that was concluded from them. */
export interface Grounds extends Facts {
  readonly method: Method | null;
}

/** A sentence and when it is said: of each part the first row that holds speaks. */
export interface Row {
  readonly when: Wanted<Grounds>;
  /** Message key; null where nothing is to be said. */
  readonly say: string | null;
  /** What it names; the row holds only where that was seen. */
  readonly of?: keyof Figures;
}

const FAILED = { attempt: ['failed', 'failed_once'] } as const;
const ANSWERED = { attempt: ['answered', 'answered_reused', 'flapped'] } as const;
const FALSE_NAME = { method: 'dns_tampering' } as const;
const CUT = ['reset', 'closed', 'alert'] as const;
const DEAD = ['silence', 'reset', 'refused', 'unreachable'] as const;
const CERTIFICATES = ['wrong_name', 'unknown_authority', 'bad_certificate'] as const;

const HALTED = ['freezes', 'hushes', 'breaks', 'fails', 'failed_once'] as const;

/** How an attempt ended, in words. */
const ENDS: Readonly<Record<Symptom, string | null>> = {
  none: null,
  name: null,
  refused: 'ev_end_refused',
  unreachable: 'ev_end_unreachable',
  silence: 'ev_end_silence',
  reset: 'ev_end_cut',
  closed: 'ev_end_cut',
  alert: 'ev_end_cut',
  not_tls: 'ev_end_broken',
  wrong_name: 'ev_end_wrong_name',
  unknown_authority: 'ev_end_stranger',
  bad_certificate: 'ev_end_bad_certificate',
  tls: 'ev_end_broken',
  tls_same: 'ev_end_broken',
  tls_other: 'ev_end_broken',
  cut: 'ev_end_truncated',
  stall: 'ev_end_stalled',
  loop: 'ev_end_loop',
  extension: 'ev_end_extension',
  permission: null,
  interrupted: 'ev_end_changed',
  client_certificate: null,
  proxy: null,
  unknown: null,
};

export const SIGNS = Object.keys(ENDS) as Symptom[];

/** Of what never got onto the network, or not by the network's own ways, nothing is said of the way. */
const ABROAD = SIGNS.filter((sign) => !['none', 'extension', 'permission', 'interrupted', 'proxy'].includes(sign));
const BEYOND_NAME = ABROAD.filter((sign) => sign !== 'name');

/** Parts of the evidence, in the order of the way to a site. */
export const PARTS: readonly (readonly Row[])[] = [
  [{ when: FAILED, say: 'ev_leads_on', of: 'leadsTo' }],
  [
    { when: { ...FALSE_NAME, ...FAILED, sign: BEYOND_NAME, outsideName: 'found' }, say: 'ev_name_false' },
    { when: { ...FALSE_NAME, ...FAILED, sign: BEYOND_NAME }, say: 'ev_name_false_alone' },
    { when: { ...FALSE_NAME, ...ANSWERED, outsideName: 'found' }, say: 'ev_name_false' },
    { when: { ...FALSE_NAME, ...ANSWERED }, say: 'ev_name_false_alone' },
    { when: { ...FAILED, sign: 'name', outsideName: 'found' }, say: 'ev_name_withheld' },
    { when: { ...FAILED, sign: 'name', outsideName: ['missing', 'failing'] }, say: 'ev_name_nowhere' },
    { when: { ...FAILED, sign: 'name' }, say: 'ev_name_missing' },
    { when: { ...FAILED, sign: BEYOND_NAME }, say: 'ev_name_found' },
  ],
  [
    { when: { ...FAILED, sign: ABROAD, byAddress: 'some' }, say: 'ev_address_partly' },
    { when: { ...FAILED, sign: ABROAD, byAddress: DEAD }, say: 'ev_address_silent' },
    { when: { ...FAILED, sign: ABROAD, byAddress: 'answers', ...FALSE_NAME }, say: 'ev_true_address_answers' },
    { when: { ...FAILED, sign: ABROAD, byAddress: 'answers' }, say: 'ev_address_answers' },
  ],
  [
    { when: { ...FAILED, sign: CUT, ...FALSE_NAME }, say: 'ev_end_cut' },
    { when: { ...FAILED, sign: CUT, byAddress: 'answers' }, say: 'ev_named_cut' },
    { when: { ...FAILED, sign: 'silence', ...FALSE_NAME }, say: 'ev_end_silence' },
    { when: { ...FAILED, sign: 'silence', byAddress: 'answers' }, say: 'ev_named_silence' },
    ...SIGNS.map((sign): Row => ({ when: { ...FAILED, sign }, say: ENDS[sign] })),
  ],
  [{ when: { attempt: 'failed', signs: 'same' }, say: 'ev_again' }],
  [{ when: { attempt: 'flapped' }, say: 'ev_second_time' }],
  [
    { when: { attempt: 'answered_reused' }, say: 'ev_answered_reused' },
    {
      when: { ...ANSWERED, status: ['refusal', 'challenge', 'server_error'] },
      say: 'ev_answered_code',
      of: 'status',
    },
    { when: { ...ANSWERED, large: ['passes', 'not_asked'] }, say: 'ev_answered' },
  ],
  [
    { when: { plain: 'block_page' }, say: 'ev_plain_block_page' },
    { when: { plain: ['elsewhere', 'forged'] }, say: 'ev_plain_elsewhere', of: 'plainTo' },
  ],
  [
    { when: { ...ANSWERED, large: 'freezes' }, say: 'ev_large_stalled', of: 'largeBytes' },
    { when: { ...ANSWERED, large: 'breaks' }, say: 'ev_large_cut', of: 'largeBytes' },
    { when: { ...ANSWERED, speed: ['slow_steady', 'slow_wild'] }, say: 'ev_large_slow' },
    { when: { ...ANSWERED, large: HALTED }, say: 'ev_large_fails' },
  ],
  [
    { when: { sibling: 'passes' }, say: 'ev_sibling_passes' },
    { when: { sibling: 'fails', large: ['freezes', 'hushes', 'breaks'] }, say: 'ev_sibling_stops' },
    { when: { sibling: 'fails' }, say: 'ev_sibling_silent' },
  ],
  [
    { when: { helper: ['up', 'refuses'] }, say: 'ev_helper_up' },
    { when: { helper: 'down' }, say: 'ev_helper_down' },
  ],
];

/** The way to a site. */
export const PATH = ['name', 'address', 'secure', 'answer', 'content'] as const;
export type PathStep = (typeof PATH)[number];

/** Where the way ends: the first row that holds; `at` null where it does not end, or nobody set out. */
export const ENDS_AT: readonly { readonly when: Wanted<Grounds>; readonly at: PathStep | null }[] = [
  { when: { attempt: 'none' }, at: null },
  { when: FALSE_NAME, at: 'name' },
  { when: { ...ANSWERED, large: HALTED }, at: 'content' },
  { when: { ...ANSWERED, method: 'throttling' }, at: 'content' },
  { when: ANSWERED, at: null },
  { when: { sign: SIGNS.filter((sign) => !ABROAD.includes(sign)) }, at: null },
  { when: { sign: 'name' }, at: 'name' },
  { when: { reached: 'body' }, at: 'content' },
  { when: { reached: 'http' }, at: 'answer' },
  { when: { method: 'http_blocking' }, at: 'answer' },
  { when: { sign: CUT, byAddress: ['answers', 'some', 'unknown_authority', 'unclear', 'not_asked'] }, at: 'secure' },
  { when: { byAddress: ['answers', 'unknown_authority'] }, at: 'secure' },
  { when: { reached: 'tls' }, at: 'secure' },
  { when: { sign: CERTIFICATES }, at: 'secure' },
  { when: {}, at: 'address' },
];

/** What shows that a step was passed, where the way ends later; without one of these it is not known. */
export const PASSED: Readonly<Record<PathStep, readonly Wanted<Grounds>[]>> = {
  name: [ANSWERED, { sign: BEYOND_NAME }],
  address: [ANSWERED, { byAddress: ['answers', 'unknown_authority'] }, { reached: ['tls', 'http', 'body'] }],
  secure: [ANSWERED, { byAddress: 'answers' }, { reached: ['http', 'body'] }],
  answer: [ANSWERED, { reached: ['http', 'body'] }],
  content: [ANSWERED],
};

import { hampered, type Rule } from './rule.ts';

/** Stops, and not for a moment. */
const LASTING = { lasting: ['yes', 'long'] } as const;
const PASSED = { attempt: ['answered', 'answered_reused', 'flapped'] } as const;

/** Where unrelated controls come as slowly, it is the line. */
const NOT_CRAWLING = ['normal', 'slow_steady', 'slow_wild', 'not_known'] as const;
const HELPED = ['up', 'refuses'] as const;

const STALLING = 'A server that stalls there for everybody; a path on which large packets are lost.';

export const BODY_RULES: readonly Rule[] = [
  {
    id: 'body-stalls-everywhere',
    when: { ...PASSED, large: ['freezes', 'hushes', 'breaks', 'fails'], helper: 'down' },
    outcome: { reach: 'impaired', cause: 'site', method: null, confidence: 'likely' },
    reason: 'Small objects pass; a larger one does not come to its end, and does not for a helper outside either.',
    source: 'OONI Web Connectivity, control comparison',
    witness: ['first', 'large', 'helper'],
  },
  {
    id: 'body-freeze-provider',
    when: { ...PASSED, large: 'freezes', ...LASTING, sibling: 'fails', network: 'online' },
    outcome: hampered('body_freeze', 'likely'),
    reason: 'Small objects pass; a larger one stops for good, and so does one of another site at the same provider.',
    lookalike:
      'A provider that stalls for everybody at this very point: not known to happen, and other sites there would tell.',
    source: 'net4people/bbs 417 and 490, 2025-06-27',
    witness: ['first', 'large', 'sibling'],
  },
  {
    id: 'body-freeze-helper',
    when: { ...PASSED, large: 'freezes', ...LASTING, helper: HELPED, network: 'online' },
    outcome: hampered('body_freeze', 'likely'),
    reason:
      'Small objects pass; a larger one stops for good after some 16 KB, each time, and a helper outside loads all of it.',
    lookalike: 'A path from here on which large packets are lost: there nothing of the body comes, or little.',
    source: 'net4people/bbs 417 and 490, 2025-06-27',
    witness: ['first', 'large', 'helper'],
  },
  {
    id: 'body-freeze',
    when: { ...PASSED, large: 'freezes', ...LASTING, network: 'online' },
    outcome: hampered('body_freeze', 'possible'),
    reason: 'Small objects pass; a larger one stops for good after some 16 KB, each time.',
    lookalike: STALLING,
    source: 'net4people/bbs 417 and 490, 2025-06-27',
    witness: ['first', 'large'],
  },
  {
    id: 'body-freeze-early',
    when: { ...PASSED, large: 'hushes', ...LASTING, helper: HELPED, network: 'online', speed: NOT_CRAWLING },
    outcome: hampered('body_freeze', 'possible'),
    reason:
      'Small objects pass, of a larger one nothing comes, each time, as on a connection that froze before; a helper outside loads it.',
    lookalike: 'A server that hangs on this one object now and then; a path on which large packets are lost.',
    source: 'net4people/bbs 417 and 490, 2025-06-27',
    witness: ['first', 'large', 'helper'],
  },
  {
    id: 'body-freeze-document',
    when: { attempt: 'failed', sign: 'stall', large: 'freezes', ...LASTING, helper: HELPED, network: 'online' },
    outcome: hampered('body_freeze', 'possible'),
    reason: 'The page itself begins and stops for good, each time, and a helper outside loads all of it.',
    lookalike: STALLING,
    source: 'net4people/bbs 417 and 490, 2025-06-27',
    witness: ['first', 'repeat', 'helper'],
  },
  {
    id: 'body-cut-document',
    when: { attempt: 'failed', sign: 'cut', large: 'breaks', ...LASTING, helper: HELPED, network: 'online' },
    outcome: hampered(null, 'possible'),
    reason: 'The page itself begins and breaks off, each time, and a helper outside loads all of it.',
    lookalike: STALLING,
    source: 'docs/methodology.md, limits',
    witness: ['first', 'repeat', 'helper'],
  },
  {
    id: 'body-cut-helper',
    when: { ...PASSED, large: 'breaks', ...LASTING, helper: HELPED, network: 'online', speed: NOT_CRAWLING },
    outcome: hampered(null, 'possible'),
    reason: 'Small objects pass; a larger one breaks off, each time, and a helper outside loads all of it.',
    lookalike: STALLING,
    source: 'docs/methodology.md, limits',
    witness: ['first', 'large', 'helper'],
  },
];

/** How fast a body came is told before that it did not come to its end. */
export const SPEED_RULES: readonly Rule[] = [
  {
    id: 'speed-throttled',
    when: { ...PASSED, network: 'online', speed: 'slow_steady', slowBefore: 'yes' },
    outcome: hampered('throttling', 'possible'),
    reason: 'At least ten times slower than controls of the same round, at a steady rate, in more than one round.',
    lookalike: 'A server that is slow by itself, at a steady rate, for everybody.',
    source: 'Xue et al., Throttling Twitter, IMC 2021',
    witness: ['large'],
  },
  {
    id: 'speed-slow-once',
    when: { ...PASSED, network: 'online', speed: 'slow_steady' },
    outcome: hampered('throttling', 'possible'),
    reason: 'At least ten times slower than controls of the same round, at a steady rate; seen in one round only.',
    lookalike: 'A server that is slow by itself, or at this hour.',
    source: 'Xue et al., Throttling Twitter, IMC 2021',
    witness: ['large'],
  },
  {
    id: 'speed-network',
    when: { ...PASSED, speed: 'crawl' },
    outcome: { reach: 'impaired', cause: 'network', method: null, confidence: 'likely' },
    reason: 'It comes so slowly that a page is no use, and unrelated controls of the same round do as well.',
    source: 'docs/methodology.md, no control, no colour',
    witness: ['large'],
  },
  {
    id: 'speed-wild',
    when: { ...PASSED, speed: 'slow_wild' },
    outcome: { reach: 'impaired', cause: 'unknown', method: null, confidence: null },
    reason: 'Much slower than controls, at a rate that jumps about, as congestion does.',
    source: 'Xue et al., Throttling Twitter, IMC 2021',
    witness: ['large'],
  },
  {
    id: 'body-fails',
    when: { ...PASSED, large: ['breaks', 'freezes', 'hushes', 'fails'] },
    outcome: { reach: 'impaired', cause: 'unknown', method: null, confidence: null },
    reason: 'Small objects pass; a larger one does not come to its end, in a way that has several explanations.',
    source: 'docs/methodology.md, limits',
    witness: ['first', 'large'],
  },
  {
    id: 'body-stalls-first',
    when: { attempt: 'failed', sign: ['stall', 'cut'] },
    outcome: { reach: 'impaired', cause: 'unknown', method: null, confidence: null },
    reason: 'Headers arrive and the rest does not, twice; the object is too small for the known freeze.',
    source: 'docs/methodology.md, limits',
    witness: ['first', 'repeat'],
  },
];

import { ADDRESS_RULES } from './address.ts';
import { ARTEFACT_RULES, FORGED_RULES, OUTSIDE_RULES } from './artefacts.ts';
import { BODY_RULES, SPEED_RULES } from './body.ts';
import { NAME_RULES } from './by-name.ts';
import { CERTIFICATE_RULES } from './certificate.ts';
import { DNS_RULES } from './dns.ts';
import { ANSWER_RULES, HOP_RULES, PLAIN_RULES } from './http.ts';
import { LOCAL_RULES } from './local.ts';
import { type Rule, unexplained } from './rule.ts';

const FALLBACK: readonly Rule[] = [
  {
    id: 'failed-once',
    when: { attempt: 'failed_once' },
    outcome: unexplained(),
    reason: 'It failed once and was not asked again.',
    source: 'docs/methodology.md, a round',
    witness: ['first'],
  },
  {
    id: 'unexplained',
    when: {},
    outcome: unexplained(),
    reason: 'It did not load, and no rule explains why.',
    source: 'docs/methodology.md, limits',
    witness: ['first', 'repeat'],
  },
];

/** All tables in the order in which they are tried: what failed here, artefacts, then layer by layer, then answers. */
export const RULES: readonly Rule[] = [
  ...LOCAL_RULES,
  ...HOP_RULES,
  ...ARTEFACT_RULES,
  ...OUTSIDE_RULES,
  ...FORGED_RULES,
  ...DNS_RULES,
  ...CERTIFICATE_RULES,
  ...NAME_RULES,
  ...ADDRESS_RULES,
  ...BODY_RULES,
  ...SPEED_RULES,
  ...PLAIN_RULES,
  ...ANSWER_RULES,
  ...FALLBACK,
];

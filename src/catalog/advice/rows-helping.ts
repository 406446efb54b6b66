/** For people outside who help somebody inside. */
import type { AdviceRow } from '../../core/advise.ts';
import { SEASON, SOON } from './dates.ts';
import { HARSH, INSIDE, OPEN, STRICT } from './places.ts';
import { CALLS, DSLU, HENICHESK, KHPG, OVD, RISKS, SAFETY } from './sources.ts';

const HELPING = { situations: ['helping'] } as const;

export const HELPING_ROWS: readonly AdviceRow[] = [
  {
    id: 'help_let_choose',
    topic: 'helping',
    depth: 'short',
    severity: 'do',
    rank: 10,
    when: { ...HELPING, places: [...OPEN, 'filtered'] },
    never: ['russia', ...HARSH, ...STRICT],
    steps: 3,
    risk: 'advice_help_let_choose_risk',
    sources: [SAFETY, DSLU, HENICHESK],
    ...SEASON,
  },
  {
    id: 'help_messages',
    topic: 'helping',
    depth: 'short',
    severity: 'do',
    rank: 20,
    when: { ...HELPING, places: [...OPEN, 'filtered'] },
    never: ['russia', ...HARSH, ...STRICT],
    steps: 2,
    risk: 'advice_help_messages_risk',
    sources: [CALLS, KHPG],
    ...SOON,
  },
  {
    id: 'help_look_from_here',
    topic: 'helping',
    depth: 'full',
    severity: 'do',
    rank: 30,
    when: { ...HELPING, places: OPEN },
    never: INSIDE,
    steps: 2,
    risk: 'advice_help_look_from_here_risk',
    sources: [SAFETY, RISKS],
    ...SEASON,
  },
  {
    id: 'help_who_advises',
    topic: 'helping',
    depth: 'full',
    severity: 'info',
    rank: 40,
    when: { ...HELPING, places: OPEN },
    never: INSIDE,
    steps: 0,
    risk: 'advice_help_who_advises_risk',
    sources: [SAFETY, DSLU, OVD],
    ...SEASON,
  },
];

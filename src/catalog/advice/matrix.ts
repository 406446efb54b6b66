/** What may be told where: the published guidance as data, made stricter wherever SAFETY or a doubt asks for it. */
import type { AdviceBook, AdviceMatrix, Depth } from '../../core/advise.ts';
import { PLACES } from '../../core/types.ts';
import { COLUMN, type Columns } from './places.ts';

const FULL = 'full';
const SHORT = 'short';
const ASKED = 'on_request';
const NO = 'no';

const columns = (
  outside: Depth,
  russia: Depth,
  filtered: Depth,
  belarus: Depth,
  iran: Depth,
  occupied: Depth,
  closed: Depth,
): Columns => ({ outside, russia, filtered, belarus, iran, occupied, closed });

// biome-ignore format: one topic a line reads as the table it is
const TABLE: Readonly<Record<keyof AdviceMatrix, Columns>> = {
  //                       outside russia filtered belarus iran  occupied closed
  network:         columns(FULL,   FULL,  FULL,    FULL,   FULL,  SHORT,   SHORT),
  local:           columns(FULL,   FULL,  FULL,    FULL,   FULL,  SHORT,   SHORT),
  blocking:        columns(FULL,   FULL,  FULL,    SHORT,  SHORT, SHORT,   SHORT),
  slow:            columns(FULL,   FULL,  FULL,    FULL,   FULL,  SHORT,   SHORT),
  encrypted_dns:   columns(FULL,   FULL,  FULL,    FULL,   NO,    NO,      NO),
  other_browser:   columns(FULL,   FULL,  FULL,    FULL,   FULL,  NO,      NO),
  site:            columns(FULL,   FULL,  FULL,    FULL,   FULL,  SHORT,   SHORT),
  nothing:         columns(FULL,   FULL,  FULL,    FULL,   FULL,  SHORT,   SHORT),
  messenger:       columns(FULL,   FULL,  FULL,    FULL,   FULL,  SHORT,   SHORT),
  calls:           columns(FULL,   FULL,  NO,      NO,     NO,    SHORT,   NO),
  state_messenger: columns(FULL,   FULL,  NO,      NO,     NO,    SHORT,   NO),
  news_ways:       columns(FULL,   SHORT, SHORT,   ASKED,  NO,    SHORT,   NO),
  search_law:      columns(FULL,   FULL,  NO,      NO,     NO,    SHORT,   NO),
  vpn:             columns(FULL,   ASKED, ASKED,   ASKED,  ASKED, NO,      NO),
  tor:             columns(FULL,   ASKED, ASKED,   ASKED,  NO,    NO,      NO),
  satellite:       columns(FULL,   NO,    NO,      NO,     NO,    NO,      NO),
  inspection:      columns(FULL,   FULL,  SHORT,   FULL,   SHORT, SHORT,   SHORT),
  prepare:         columns(FULL,   FULL,  FULL,    SHORT,  SHORT, SHORT,   SHORT),
  helping:         columns(FULL,   NO,    SHORT,   NO,     NO,    NO,      NO),
};

export const ADVICE_MATRIX = Object.fromEntries(
  Object.entries(TABLE).map(([topic, row]) => [
    topic,
    Object.fromEntries(PLACES.map((place) => [place, row[COLUMN[place]]])),
  ]),
) as AdviceMatrix;

/** What each situation may speak of. An inspection speaks of itself only. */
export const SITUATION_TOPICS: AdviceBook['topics'] = {
  everyday: [
    'network',
    'local',
    'blocking',
    'slow',
    'encrypted_dns',
    'other_browser',
    'site',
    'nothing',
    'messenger',
    'calls',
    'news_ways',
    'vpn',
  ],
  inspection: ['inspection'],
  prepare: ['prepare', 'satellite'],
  helping: ['helping'],
  opened_on_purpose: ['state_messenger', 'news_ways', 'search_law', 'vpn', 'tor', 'satellite'],
};

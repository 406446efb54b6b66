/** The advice book: every card that may be shown. Texts are messages `advice_*` in `_locales`. */
import type { AdviceBook } from '../../core/advise.ts';
import { ADVICE_MATRIX, SITUATION_TOPICS } from './matrix.ts';
import { CALL_ADVICE } from './rows-calls.ts';
import { HELPING_ROWS } from './rows-helping.ts';
import { INSPECTION_ROWS } from './rows-inspection.ts';
import { LOCAL_ROWS } from './rows-local.ts';
import { MESSENGER_ROWS } from './rows-messengers.ts';
import { METHOD_ROWS } from './rows-methods.ts';
import { NETWORK_ROWS } from './rows-network.ts';
import { NEWS_ROWS } from './rows-news.ts';
import { PREPARE_ROWS } from './rows-prepare.ts';
import { SITE_ROWS } from './rows-site.ts';
import { VPN_ROWS } from './rows-vpn.ts';
import { WAY_ROWS } from './rows-ways.ts';

export const BOOK: AdviceBook = {
  rows: [
    ...NETWORK_ROWS,
    ...LOCAL_ROWS,
    ...METHOD_ROWS,
    ...WAY_ROWS,
    ...SITE_ROWS,
    ...MESSENGER_ROWS,
    ...CALL_ADVICE,
    ...NEWS_ROWS,
    ...VPN_ROWS,
    ...INSPECTION_ROWS,
    ...PREPARE_ROWS,
    ...HELPING_ROWS,
  ],
  matrix: ADVICE_MATRIX,
  topics: SITUATION_TOPICS,
};

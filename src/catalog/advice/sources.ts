/**
 * Where statements come from. Shown as plain text; the date is that of the statement, or of the reading where it has none.
 * Some names are hidden where they may harm; every card keeps at least one other source in every place where it may show.
 */
import type { AdviceSource } from '../../core/advise.ts';
import { HARSH, INSIDE, STRICT } from './places.ts';

/** Rights groups, media that are banned, and anything that bears the name of a tool. */
const outside = { hiddenIn: INSIDE } as const;
/** Who measures networks or advises on shutdowns: no secret, and yet a question at a search. */
const notStrict = { hiddenIn: [...HARSH, ...STRICT] } as const;

export const METHOD: AdviceSource = { said: 'method', text: 'docs/methodology.md of this program', date: '2026-11-23' };
export const SAFETY: AdviceSource = { said: 'safety', text: 'docs/safety.md of this program', date: '2026-11-23' };
export const OONI: AdviceSource = { text: 'OONI Web Connectivity, data rules', date: '2026-08-21', ...notStrict };
export const FINGERPRINTS: AdviceSource = { text: 'ooni/blocking-fingerprints', date: '2024-10-20', ...notStrict };
export const SNI_2024: AdviceSource = { text: 'net4people/bbs 382', date: '2024-08', ...notStrict };
export const ROUTES: AdviceSource = { text: 'Flowseal issue 11350, reported once', date: '2026-03-20', ...outside };
export const FREEZE: AdviceSource = { text: 'net4people/bbs 417 and 490', date: '2025-06-27', ...notStrict };
export const NAMES: AdviceSource = { said: 'press', text: 'press on removed names', date: '2026-02-12' };
export const DOH: AdviceSource = { text: 'Karing issue 1923', date: '2026-09-03', ...outside };
export const BROWSERS: AdviceSource = {
  text: 'XTLS issues 6273 and 6293, reported once',
  date: '2026-06-08',
  ...outside,
};
export const USERS: AdviceSource = { said: 'users', text: 'reports of users, not verified', date: '2026-06-08' };
export const KAZAKHSTAN: AdviceSource = { text: 'OONI on Kazakhstan', date: '2024-09', ...notStrict };
export const WHITELIST: AdviceSource = { text: 'net4people/bbs 516 and 650', date: '2026-08-19', ...notStrict };
export const LISTS: AdviceSource = {
  said: 'lists',
  text: 'press on approved lists for mobile internet',
  date: '2025-12-05',
};
export const SIM: AdviceSource = { said: 'sim', text: 'operators on the 24-hour pause, press', date: '2025-11-10' };
export const TARIFF: AdviceSource = {
  said: 'tariff',
  text: 'Belarus, Ministry of Communications, resolution 38',
  date: '2025-12-22',
};
export const CALLS: AdviceSource = {
  said: 'regulator',
  text: 'statement of the Russian regulator',
  date: '2025-08-13',
};
export const KHPG: AdviceSource = { text: 'KHPG, archive.khpg.org 1608814890', date: '2025-09', ...outside };
export const MAX: AdviceSource = { said: 'phones', text: 'press on phones sold in Russia', date: '2025-09-01' };
export const HENICHESK: AdviceSource = { text: 'Detector Media', date: '2025-11-21', ...outside };
export const LAW: AdviceSource = { said: 'law', text: 'Russian law 281-FZ; RIA Novosti', date: '2025-09-01' };
export const FIRST_FINES: AdviceSource = { said: 'fines', text: 'press on the first fines', date: '2026-02-02' };
export const ROSKOMSVOBODA: AdviceSource = { text: 'Roskomsvoboda', date: '2025-09', ...outside };
export const OFFICIALS: AdviceSource = { said: 'officials', text: 'TASS, statements of officials', date: '2025-08-22' };
export const LINK_FINE: AdviceSource = {
  said: 'link_fine',
  text: 'decision of the Vologda antimonopoly office, press',
  date: '2026-01',
};
export const PLATFORMS: AdviceSource = {
  said: 'platforms',
  text: 'press on a meeting at the Russian digital ministry',
  date: '2026-03-30',
};
export const BREAKS: AdviceSource = {
  said: 'local_press',
  text: 'local press on breaks that differ by operator',
  date: '2025-08',
};
export const RDSYS: AdviceSource = { text: 'Tor rdsys, doc/distributors.md', date: '2026-11-23', ...outside };
export const SUBSCRIPTIONS: AdviceSource = {
  said: 'subscriptions',
  text: 'Belarus, code of offences, article 19.11; press',
  date: '2021-10',
};
export const BORDER_2025: AdviceSource = { text: 'RIA Novosti', date: '2025-06-08' };
export const EFF: AdviceSource = { text: 'EFF, Digital Privacy at the U.S. Border', date: '2017', ...notStrict };
export const CPJ: AdviceSource = { text: 'CPJ, Arrest and detention', date: '2021-02', ...outside };
export const DSLU: AdviceSource = { text: 'Digital Security Lab Ukraine, FAQ', date: '2026-11-23', ...outside };
export const OVD: AdviceSource = { text: 'OVD-Info', date: '2025-08-20', ...outside };
export const SHUTDOWN: AdviceSource = {
  text: 'KeepItOn, Digital safety tips if you are disconnected',
  date: '2026-11-23',
  ...notStrict,
};
export const AMNESTY: AdviceSource = { text: 'Amnesty, shutdown toolkit', date: '2020-11-16', ...outside };
export const SATELLITE: AdviceSource = {
  said: 'iran_law',
  text: 'press on the Iranian law of 23 June 2025',
  date: '2025-06-23',
};
export const RISKS: AdviceSource = { text: 'OONI, risks.md', date: '2026-11-23', ...outside };
export const GUIDES: AdviceSource = {
  said: 'guides',
  text: 'general guidance of the field, no single source',
  date: '2026-11-23',
};

import { LANGUAGES } from '../../protocol.ts';
import { SECTIONS, type Section } from '../dashboard/sections.ts';
import { STATES } from './snapshots.ts';

export interface Shot {
  readonly name: string;
  readonly query: string;
  readonly hash: string;
  readonly width: number;
  readonly height: number;
  /** What is opened first, by `data-id`. */
  readonly open: readonly string[];
  /** What is clicked then, as selectors. */
  readonly clicks?: readonly string[];
  readonly isFull: boolean;
}

const THEMES = ['light', 'dark'];
const WIDTHS = [320, 380, 412];
const NEXT = '.button.primary';
const OPENED = ['whatsapp', 'signal', 'discord', 'telegram', 'linkedin'];
/** Drawn below, from other states. */
const OF_OTHER_STATES: readonly Section[] = ['page', 'report', 'share'];

/** Returns enough pictures to show each state and page in each language, with themes and widths in turn. */
export function fewOf(shots: readonly Shot[]): readonly Shot[] {
  const groups = new Map<string, Shot[]>();
  for (const shot of shots) {
    const group = shot.name.replace(/_(light|dark)_\d+$/, '');
    groups.set(group, [...(groups.get(group) ?? []), shot]);
  }
  return [...groups.values()].flatMap((group, index) => group[index % group.length] ?? []);
}

/** All pictures: states, opened rows, pages, each in three languages, two themes and several widths. */
export function shotsOf(): readonly Shot[] {
  return LANGUAGES.flatMap((lang) => THEMES.flatMap((theme) => [...popups(lang, theme), ...pages(lang, theme)]));
}

function popups(lang: string, theme: string): Shot[] {
  return WIDTHS.flatMap((width) => {
    const shot = (state: string, suffix = '', open: string[] = []): Shot => ({
      name: `popup_${state}${suffix}_${lang}_${theme}_${width}`,
      query: `page=popup&state=${state}&lang=${lang}&theme=${theme}`,
      hash: '',
      width,
      height: 580,
      open,
      isFull: false,
    });
    const opened = ['whatsapp', 'discord', 'linkedin'].map((id) => shot('bad-day', `+${id}`, [id]));
    const card = shot('bad-day', '+advice', ['advice/messenger_blocked']);
    const page = ['page-blocked', 'page-answered', 'page-asking'].map((state) => shot(state, '+page', ['this-page']));
    const calls = Object.keys(STATES)
      .filter((state) => state.startsWith('calls-'))
      .map((state) => shot(state, '+calls', ['group/messenger', 'messenger/calls']));
    return [card, ...page, ...calls, ...Object.keys(STATES).map((state) => shot(state)), ...opened];
  });
}

function pages(lang: string, theme: string): Shot[] {
  return [320, 412, 1100].flatMap((width) => {
    const shot = (page: string, state: string, hash: string, suffix: string, open: string[] = []): Shot => ({
      name: `${page}_${suffix}_${lang}_${theme}_${width}`,
      query: `page=${page}&state=${state}&lang=${lang}&theme=${theme}`,
      hash,
      width,
      height: 800,
      open,
      isFull: true,
    });
    return [
      ...SECTIONS.filter((section) => !OF_OTHER_STATES.includes(section)).map((section) =>
        shot('dashboard', 'bad-day', `#${section}`, section),
      ),
      // Where something may be carried away.
      ...['share', 'report'].map((section) => shot('dashboard', 'some-fail', `#${section}`, section)),
      ...['page-blocked', 'page-warned', 'page-refused', 'bad-day'].map((state) =>
        shot('dashboard', state, '#page', `page-${state}`),
      ),
      shot('dashboard', 'bad-day', '#status', 'opened', OPENED),
      shot('dashboard', 'known-network', '#status', 'network', ['network/other']),
      shot('dashboard', 'unsteady-vpn', '#status', 'vpn'),
      shot('dashboard', 'occupied', '#status', 'strict', ['rest/messenger', 'signal', 'telegram']),
      shot('welcome', 'first-run', '', 'what'),
      { ...shot('welcome', 'first-run', '', 'place'), clicks: [NEXT] },
      { ...shot('welcome', 'first-run', '', 'allow'), clicks: [NEXT, 'input[value="russia"]', NEXT] },
      shot('welcome', 'occupied', '', 'occupied'),
    ];
  });
}

/** What the stores show: each picture 1280 by 800. No state with a place that names itself, or with tools of which stores are wary. */
export function storeShots(): readonly Shot[] {
  return LANGUAGES.flatMap((lang) => {
    const shot = (name: string, page: string, state: string, hash: string, open: readonly string[] = []): Shot => ({
      name: `store_${name}_${lang}`,
      query: `page=${page}&state=${state}&lang=${lang}&theme=light`,
      hash,
      width: 1280,
      height: 800,
      open,
      isFull: false,
    });
    return [
      shot('1_status', 'dashboard', 'some-fail', '#status'),
      shot('2_evidence', 'dashboard', 'some-fail', '#status', ['linkedin']),
      shot('3_page', 'dashboard', 'page-blocked', '#page'),
      shot('4_history', 'dashboard', 'bad-day', '#history'),
      shot('5_welcome', 'welcome', 'first-run', ''),
    ];
  });
}

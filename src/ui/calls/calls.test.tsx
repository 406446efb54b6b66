// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { CALL_RULES } from '../../core/calls/rules.ts';
import { UDP_STATES, type UdpState } from '../../core/calls/types.ts';
import { PLACES, type Place } from '../../core/types.ts';
import { LANGUAGES, type Language } from '../../texts/texts.ts';
import { cardsOf } from '../advice.ts';
import { withCalls } from '../gallery/calls.ts';
import { NOW_MS, snapshotFor } from '../gallery/snapshots.ts';
import { stage } from '../gallery/stage.tsx';
import { Popup } from '../popup/Popup.tsx';
import { callsTroubleOf } from './words.ts';

afterEach(cleanup);

/** What is not named unasked where networks are filtered, in three languages. */
const NAMED = /VPN|ВПН|prox(y|ies)|прокси|проксі|\bTor\b/iu;
const TESTED = PLACES.filter((place) => place !== 'china' && place !== 'turkmenistan');

const found = (place: Place, udp: UdpState | null, rule = '') =>
  withCalls(snapshotFor({ place }), { udp, rules: rule ? { telegram: rule, signal: rule } : {} });

/** Opens the row of calls, and that of one messenger. */
async function opened(snapshot: ReturnType<typeof found>, language: Language = 'en') {
  const staged = await stage(Popup, snapshot, { language });
  for (const id of ['group/messenger', 'rest/messenger', 'messenger/calls', 'telegram']) staged.model.toggle(id, true);
  await waitFor(() => expect(document.querySelector('.calls-reports')).toBeTruthy());
  return staged;
}

const rowOfCalls = () => document.querySelector('.calls-reports')?.parentElement;
const testButton = () => [...(rowOfCalls()?.querySelectorAll('button.button') ?? [])].at(0);

// The places share their words; the explanation is tried in each below.
describe.each(['russia', 'occupied'] as const)('in %s', (place) => {
  test.each(LANGUAGES)('no result names what is not named unasked, in %s', async (language) => {
    for (const udp of UDP_STATES) {
      await opened(found(place, udp), language);
      expect(rowOfCalls()?.textContent).not.toMatch(NAMED);
      cleanup();
    }
    for (const { id } of CALL_RULES) {
      await opened(found(place, 'open', id), language);
      expect(rowOfCalls()?.textContent).not.toMatch(NAMED);
      cleanup();
    }
  });
});

test.each(TESTED)(
  '%s: what is sent is explained before anything is, and nothing is asked until it was read',
  async (place) => {
    const { door } = await opened(found(place, null));
    const button = testButton();
    expect(button).toBeTruthy();
    if (button) fireEvent.click(button);
    const first = await screen.findByRole('alertdialog');
    expect(first.textContent).toMatch(/see your (own )?address/);
    expect(first.textContent).toContain('look like the beginning of a call');
    expect(NAMED.test(first.textContent ?? '')).toBe(place === 'outside');
    expect(door.asked.some(({ request }) => request === 'check-calls')).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: 'Test' }));
    const isWarned = ['belarus', 'iran', 'occupied', 'unsaid'].includes(place);
    if (isWarned) fireEvent.click(await screen.findByRole('button', { name: 'Test all the same' }));
    await waitFor(() =>
      expect(door.asked.at(-1)).toEqual({ request: 'check-calls', ...(isWarned && { warned: true }) }),
    );
  },
);

test.each([
  ['open', 'calls-answer', null],
  ['open', 'calls-silent-once', 'calls_cut'],
  ['stun_filtered', 'calls-shape-once', 'calls_cut'],
  ['closed', 'calls-udp-closed', 'calls_closed'],
  ['domestic_only', 'calls-domestic-only', 'calls_closed'],
  ['open', 'calls-lossy', 'calls_poor'],
  ['forbidden', 'calls-forbidden-here', null],
  ['not_told', 'calls-no-controls', null],
] as const)('%s, %s: the card %s', (udp, rule, card) => {
  const cards = (place: Place) => cardsOf(found(place, udp, rule), NOW_MS).map(({ id }) => id);
  const own = (place: Place) => cards(place).filter((id) => id.startsWith('calls_') && id !== 'calls_restricted');
  for (const place of ['outside', 'russia', 'iran'] as const) expect(own(place)).toEqual(card ? [card] : []);
  expect(own('occupied')).toEqual(card === 'calls_cut' ? ['calls_cut_strict'] : card ? [card] : []);
  expect(callsTroubleOf(found('outside', udp, rule)) !== null).toBe(card !== null);
});

// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PLACES } from '../../catalog/places.ts';
import { refused, refusedBy } from '../../protocol.ts';
import { LANGUAGES } from '../../texts/texts.ts';
import { cardsOf } from '../advice.ts';

import { NOW_MS, STATES } from '../gallery/snapshots.ts';
import { stage } from '../gallery/stage.tsx';
import { Popup } from './Popup.tsx';

/** A message key that reached the page because its text is missing. */
const RAW_KEY = /\b(short|explain|do|ev|scene|day|advice|report|function|category|check|nav)_[a-z_]+/;

afterEach(cleanup);

const inState = (state: string, more = {}) => stage(Popup, STATES[state]?.() ?? null, more);
const row = (name: RegExp) => screen.getByRole('button', { name });

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(Object.keys(STATES))('%s renders in words', async (state) => {
    const { text } = await inState(state, { language });
    await waitFor(() => expect(document.querySelector('h1')?.textContent).toBeTruthy());
    expect(text()).not.toMatch(RAW_KEY);
    expect(document.documentElement.lang).toBe(language);
  });

  test('every row of a bad day opens in words', async () => {
    const { text, model } = await inState('bad-day', { language });
    for (const { id } of model.snapshot.value?.services ?? []) model.toggle(id, true);
    const snapshot = model.snapshot.value;
    for (const { id } of snapshot ? cardsOf(snapshot, NOW_MS) : []) model.toggle(`advice/${id}`, true);
    await waitFor(() => expect(document.querySelectorAll('.ladder').length).toBeGreaterThan(5));
    expect(text()).not.toMatch(RAW_KEY);
    expect(text()).not.toMatch(/\{\w+\}/);
  });
});

describe('a bad day', () => {
  beforeEach(() => inState('bad-day'));

  test('says it in one sentence, network first', () => {
    expect(document.querySelector('.network-line')?.textContent).toBe('Connected · Home · Rostelecom');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('10 of 19 did not load');
    expect(document.body.textContent).toContain('9 of them look blocked · 1 more loads poorly');
  });

  test('shows at most two cards', () => {
    expect(document.querySelectorAll('.card')).toHaveLength(2);
  });

  test('a row opens in place and Escape closes it, giving the focus back', async () => {
    const whatsapp = row(/WhatsApp/);
    expect(whatsapp.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(whatsapp);
    await waitFor(() => expect(whatsapp.getAttribute('aria-expanded')).toBe('true'));
    const opened = document.getElementById(whatsapp.getAttribute('aria-controls') ?? '');
    expect(opened?.textContent).toContain('Looks blocked: the network does not give out the address of the site');
    fireEvent.keyDown(opened?.querySelector('button') ?? whatsapp, { key: 'Escape' });
    await waitFor(() => expect(whatsapp.getAttribute('aria-expanded')).toBe('false'));
    expect(document.activeElement).toBe(whatsapp);
  });

  test('calls are told as reports, never as results', async () => {
    fireEvent.click(row(/^Calls(?! are)/));
    await waitFor(() => expect(document.body.textContent).toContain('since 13 Aug 2025'));
    expect(document.body.textContent).toContain('not measured here');
  });
});

test('a card says why it is shown and when it was reviewed', async () => {
  const { model } = await inState('bad-day');
  const snapshot = model.snapshot.value;
  const [first] = snapshot ? cardsOf(snapshot, NOW_MS) : [];
  model.toggle(`advice/${first?.id}`);
  await waitFor(() => expect(document.querySelector('.card .opened')).toBeTruthy());
  const card = document.querySelector('.card')?.textContent;
  expect(card).toContain('Shown because of');
  expect(card).toContain('Reviewed');
});

test('check now, with progress and a way to stop', async () => {
  const { door } = await inState('bad-day');
  fireEvent.click(row(/Check now/));
  expect(door.asked.at(-1)).toEqual({ request: 'check-now' });
  const checking = STATES.checking?.();
  if (checking) door.put(checking);
  const stop = await screen.findByRole('button', { name: 'Stop' });
  expect(document.querySelector('progress')?.value).toBe(12);
  expect(screen.getByRole('status').textContent).toMatch(/^Checking: \d+ of 19$/);
  fireEvent.click(stop);
  expect(door.asked.at(-1)).toEqual({ request: 'cancel-check' });
});

test('a delicate service is checked alone, after a warning that can be left', async () => {
  const { door, model } = await inState('occupied');
  model.toggle('rest/messenger', true);
  model.toggle('signal', true);
  fireEvent.click(await screen.findByRole('button', { name: 'Check this one' }));
  const warning = await screen.findByRole('alertdialog');
  expect(warning.textContent).toContain('will see that this device asked for');
  expect(document.activeElement?.textContent).toBe('Leave it');
  expect(door.asked.some(({ request }) => request === 'check-now')).toBe(false);
  fireEvent.click(screen.getByRole('button', { name: 'Check it' }));
  expect(door.asked.at(-1)).toEqual({ request: 'check-now', ids: ['signal'], warned: true });
});

test('what is never checked has no button', async () => {
  const { model } = await inState('forbidden');
  model.toggle('group/messenger', true);
  model.toggle('whatsapp', true);
  await waitFor(() => expect(document.body.textContent).toContain('Not checked in this place'));
  expect(screen.queryByRole('button', { name: 'Check this one' })).toBeNull();
});

test('where any check is watched, a round asks first', async () => {
  const strict = STATES.unchecked?.();
  const { door } = await stage(
    Popup,
    strict ? { ...strict, consent: { place: 'china', atMs: 0 }, policy: PLACES.china } : null,
  );
  fireEvent.click(row(/Check now/));
  expect(door.asked.some(({ request }) => request === 'check-now')).toBe(false);
  fireEvent.click(await screen.findByRole('button', { name: 'Check anyway' }));
  expect(door.asked.at(-1)).toEqual({ request: 'check-now', warned: true });
});

test.each([
  ['first-run', 'Begin', 'src/ui/welcome/index.html'],
  ['captive-portal', 'Open the sign-in page', 'http://portal.example/'],
  ['bad-day', 'Erase', 'src/ui/dashboard/index.html at erase'],
])('%s: “%s” opens %s', async (state, name, url) => {
  const { door } = await inState(state);
  fireEvent.click(screen.getByRole('button', { name }));
  expect(door.opened.at(-1)).toContain(url);
});

test('an internal error is told small, beside the results', async () => {
  const { text } = await inState('error');
  expect(text()).toContain('not in your network');
  expect(document.querySelector('.sentence')?.textContent).toBe('10 of 19 did not load');
});

test('a background that does not answer is told, with one next step', async () => {
  const { text } = await inState('empty');
  await waitFor(() => expect(text()).toContain('The extension does not answer'));
});

test('a name that a list gave is text, whatever it holds', async () => {
  const name = '<img src=x onerror="alert(1)"><b>bold</b>';
  const bad = STATES['bad-day']?.();
  const services = bad?.services.map((one) => (one.id === 'whatsapp' ? { ...one, name } : one)) ?? [];
  const { text } = await stage(Popup, bad ? { ...bad, services } : null);
  expect(text()).toContain(name);
  expect(document.querySelectorAll('img[src=x], b').length).toBe(0);
});

test('a cover holds no name until a key is pressed; moving about does not uncover', async () => {
  const bad = STATES['bad-day']?.();
  const { text } = await stage(Popup, bad ? { ...bad, settings: { ...bad.settings, cover: true } } : null);
  expect(text()).toBe('Site statusGo on');
  for (const key of ['Tab', 'Shift', 'Escape']) fireEvent.keyDown(document.body, { key });
  expect(text()).toBe('Site statusGo on');
  fireEvent.keyDown(document.body, { key: 'j' });
  await waitFor(() => expect(text()).toContain('WhatsApp'));
});

describe('the page of this tab', () => {
  test('is asked about by its origin, and the answer opens with advice', async () => {
    const { door, model } = await inState('bad-day');
    fireEvent.click(row(/Why not/));
    expect(door.asked.at(-1)).toEqual({ request: 'check-page', url: 'https://www.example.org' });
    const answered = STATES['page-blocked']?.();
    if (answered) door.put(answered);
    await waitFor(() => expect(document.querySelector('[data-id="this-page"] .finding')).toBeTruthy());
    expect(model.opened.value.has('this-page')).toBe(true);
    expect(document.querySelector('[data-id="this-page"]')?.textContent).toMatch(
      /www.example.org did not load.*Looks blocked/,
    );
  });

  test('is asked about again with the warning read, and only then', async () => {
    const { door } = await inState('bad-day', { answers: { 'check-page': refusedBy('warned: this place') } });
    fireEvent.click(row(/Why not/));
    const warning = await screen.findByRole('alertdialog');
    expect(warning.textContent).toContain('www.example.org');
    fireEvent.click(screen.getByRole('button', { name: 'Check it' }));
    expect(door.asked.at(-1)).toMatchObject({ request: 'check-page', warned: true });
  });

  test.each([
    ['place', 'draw attention'],
    ['permission', 'no access'],
    ['internal', 'Try again later'],
  ] as const)('says in plain words why it was not asked: %s', async (refusal, words) => {
    const { text } = await inState('bad-day', { answers: { 'check-page': refused(refusal, 'in English') } });
    fireEvent.click(row(/Why not/));
    await waitFor(() => expect(text()).toContain(words));
  });

  test('shows the wait, and a way to stop', async () => {
    const { door, model } = await inState('page-asking');
    model.toggle('this-page', true);
    await waitFor(() => expect(document.querySelector('.this-page .opened .button')?.textContent).toBe('Stop'));
    fireEvent.click(document.querySelector('.this-page .opened .button') as HTMLElement);
    expect(door.asked.at(-1)).toEqual({ request: 'cancel-check' });
  });
});

test('a failed visit is offered to be explained, as the place allows', async () => {
  const { door } = await inState('failed-visit');
  // It was checked before the visit, and answered.
  fireEvent.click(row(/Find out why/));
  expect(door.asked.at(-1)).toEqual({ request: 'check-now', ids: ['zoom'] });
  cleanup();
  await inState('failed-visit-strict');
  expect(screen.getAllByRole('button', { name: 'Find out why' })).toHaveLength(2);
  // What no list names here is not named after a visit either.
  expect(document.querySelector('.visits')?.textContent).not.toContain('Meduza');
});

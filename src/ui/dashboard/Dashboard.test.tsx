// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { PLACES } from '../../core/types.ts';
import { LANGUAGES } from '../../texts/texts.ts';
import { STATES, snapshotFor } from '../gallery/snapshots.ts';
import { stage } from '../gallery/stage.tsx';
import { Dashboard } from './Dashboard.tsx';
import { SECTIONS } from './sections.ts';

afterEach(cleanup);

const SKIPPED = [{ line: 4, reason: 'url: a private address' }];
const ANSWERS = { 'import-targets': { ok: true, added: 2, skipped: SKIPPED } } as const;

function at(section: string, snapshot = STATES['bad-day']?.() ?? null, more = {}) {
  return stage(Dashboard, snapshot, { answers: ANSWERS, opening: section, ...more });
}
// The links of the sections are buttons, too; what is pressed here stands in the section itself.
const press = async (name: string | RegExp) =>
  fireEvent.click(await within(screen.getByRole('main')).findByRole('button', { name }));

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(SECTIONS)('%s is in words', async (section) => {
    const { text } = await at(section, undefined, { language });
    expect(text()).not.toMatch(/\b(set|nav|import|erase|choice|report|category|scene)_[a-z_]+/);
    expect(document.querySelector('[aria-current=page]')).toBeTruthy();
  });
});

test('an import tells what was added and why lines were left out', async () => {
  const { door } = await at('lists');
  const box = screen.getByRole('textbox', { name: 'Or paste addresses' });
  fireEvent.input(box, { target: { value: 'url,category_code\nhttps://a.example/,NEWS' } });
  await press('Add');
  expect(door.asked.at(-1)).toMatchObject({ request: 'import-targets', format: 'citizenlab-csv' });
  expect((await screen.findByRole('status')).textContent).toContain('Line 4: url: a private address');
});

test('a service is taken off the list and put back', async () => {
  const { door } = await at('lists');
  fireEvent.click(screen.getByRole('checkbox', { name: 'Viber' }));
  expect(door.asked.at(-1)).toEqual({ request: 'set', settings: { excluded: ['viber'] } });
  fireEvent.click(screen.getByRole('checkbox', { name: 'Wire' }));
  expect(door.asked.at(-1)).toEqual({ request: 'set', settings: { included: ['wire'] } });
});

test('scheduled checks are turned on after a second warning where the place wants one', async () => {
  const { door } = await at('settings', snapshotFor({ place: 'occupied' }));
  fireEvent.click(screen.getByRole('checkbox', { name: /Check automatically/ }));
  expect(door.asked.some(({ request }) => request === 'set')).toBe(false);
  await press('Turn on');
  expect(door.asked.at(-1)).toEqual({ request: 'set', settings: { scheduled: true } });
});

test('where no clock may speak there is nothing to turn on', async () => {
  await at('settings', snapshotFor({ place: 'turkmenistan' }));
  expect(screen.getByRole('checkbox', { name: /Check automatically/ }).hasAttribute('disabled')).toBe(true);
});

test('the place of somebody in danger is not written on the screen', async () => {
  const { text } = await at('settings', snapshotFor({ place: 'occupied' }));
  expect(text()).toContain('Strict rules');
  expect(text()).not.toMatch(/occupied/i);
});

test('what an organisation has set says so and cannot be changed', async () => {
  await at('settings', { ...snapshotFor(), locked: ['language'] });
  expect(screen.getByRole('combobox', { name: 'Language' }).hasAttribute('disabled')).toBe(true);
  expect(document.body.textContent).toContain('Set by your organisation');
});

test('the report is shown as it will be saved, rounded unless asked otherwise', async () => {
  const { door } = await at('report', snapshotFor());
  await press('Show the report');
  expect(door.asked.at(-1)).toEqual({ request: 'export-report', exactTimes: false, network: false });
  const preview = await screen.findByRole('region');
  const report = JSON.parse(preview.textContent ?? '');
  expect(report).toMatchObject({ schema: 'reach.report/1', results: expect.any(Array) });
  expect(preview.textContent).toBe(`${JSON.stringify(report, null, 2)}\n`);
});

test('the report is shown nowhere where nothing may be carried away', async () => {
  for (const place of PLACES.filter((one) => one !== 'outside')) {
    await at('report', snapshotFor({ place }));
    expect(screen.queryByRole('button', { name: 'Show the report' })).toBeNull();
    expect(document.querySelector('[href="#report"], [data-section=report]')).toBeNull();
    cleanup();
  }
});

test('erasing asks once, in place', async () => {
  const { door } = await at('erase');
  await press('Erase everything');
  expect(door.asked.some(({ request }) => request === 'erase')).toBe(false);
  await press('Leave it');
  await press('Erase everything');
  await press('Erase');
  await waitFor(() => expect(document.body.textContent).toContain('Everything is erased.'));
  expect(door.asked.map(({ request }) => request)).toContain('erase');
  expect(door.opened).toEqual([]);
});

test('removing erases first', async () => {
  const { door } = await at('erase');
  await press('Erase and remove the extension');
  await press('Erase and remove');
  await waitFor(() => expect(door.opened).toEqual(['removed']));
  expect(door.asked.map(({ request }) => request)).toContain('erase');
});

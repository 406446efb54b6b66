// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { PLACES, type Place } from '../../core/types.ts';
import { LANGUAGES } from '../../texts/texts.ts';
import { SETTINGS, STATES } from '../gallery/snapshots.ts';
import { stage } from '../gallery/stage.tsx';
import { Welcome } from './Welcome.tsx';

afterEach(cleanup);

function begin(place: Place | null = null, more = {}) {
  const fresh = STATES['first-run']?.() ?? null;
  return stage(Welcome, fresh && { ...fresh, settings: { ...SETTINGS, place } }, more);
}
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));
const choose = (name: RegExp) => fireEvent.click(screen.getByRole('radio', { name }));
const asked = (door: Awaited<ReturnType<typeof begin>>['door']) => door.asked.map(({ request }) => request);

test('three steps lead to consent for the chosen place', async () => {
  const { door } = await begin();
  await press('Next');
  choose(/In Russia/);
  await press('Next');
  expect(document.body.textContent).toContain('Everyday sites are checked automatically');
  await press('Agree and allow');
  await waitFor(() => expect(door.asked.at(-1)).toEqual({ request: 'accept-consent', place: 'russia' }));
  expect(asked(door)).not.toContain('check-now');
  expect(await screen.findByRole('button', { name: 'Make the first check' })).toBeTruthy();
});

test('nobody is led on without an answer', async () => {
  await begin();
  await press('Next');
  expect((await screen.findByRole('button', { name: 'Next' })).hasAttribute('disabled')).toBe(true);
});

test('every place of the table can be chosen, and none else', async () => {
  await begin();
  await press('Next');
  const choices = screen.getAllByRole('radio').map((radio) => (radio as HTMLInputElement).value);
  expect(choices).toEqual(PLACES);
});

test('each step can be left, and then nothing is asked of the background', async () => {
  for (const steps of [0, 1, 2]) {
    const { door } = await begin();
    if (steps > 0) await press('Next');
    if (steps > 1) {
      choose(/open network/);
      await press('Next');
    }
    await press('Not now');
    expect(document.body.textContent).toContain('Nothing will be checked');
    expect(asked(door)).toEqual(['get-snapshot']);
    cleanup();
  }
});

test('in occupied territory leaving comes first, and one click removes the program', async () => {
  const { door } = await begin();
  await press('Next');
  choose(/In an occupied/);
  await press('Next');
  const [first] = screen.getAllByRole('button');
  expect(first?.textContent).toBe('Remove the extension');
  await press('Remove the extension');
  await vi.waitFor(() => expect(door.opened).toEqual(['removed']));
  expect(door.asked.at(-2)).toEqual({ request: 'erase' });
});

test('who would rather not say gets the same honest advice', async () => {
  await begin();
  await press('Next');
  choose(/rather not say/);
  await press('Next');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('better not to use');
  await press('Go on in strict mode');
  expect(document.body.textContent).toContain('Nothing is checked automatically unless you turn that on');
});

test('the page opens with that advice when the place is known', async () => {
  await begin('occupied');
  await press('Go on in strict mode');
  expect(document.body.textContent).toContain('Nothing is checked automatically unless you turn that on');
});

test('whoever asked for the strict rules gets that advice, too, and consents anew', async () => {
  const { door } = await begin('russia', { opening: 'strict' });
  await press('Go on in strict mode');
  expect(document.body.textContent).toContain('Nothing is checked automatically unless you turn that on');
  expect(door.asked.some(({ request }) => request === 'accept-consent')).toBe(false);
});

test('a permission that is not given is no consent', async () => {
  const { door } = await begin('russia');
  Object.assign(door, { askHosts: async () => false });
  await press('Next');
  await press('Next');
  await press('Agree and allow');
  expect((await screen.findByRole('alert')).textContent).toContain('nothing will be checked');
  expect(asked(door)).not.toContain('accept-consent');
});

describe.each(LANGUAGES)('in %s', (language) => {
  test('there are nine places in human words', async () => {
    await begin(null, { language });
    fireEvent.click(screen.getAllByRole('button')[0] as HTMLElement);
    await waitFor(() => expect(screen.getAllByRole('radio')).toHaveLength(9));
    expect(document.body.textContent).not.toMatch(/(place|what|rule|allow)_\w+/);
  });
});

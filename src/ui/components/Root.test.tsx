// @vitest-environment happy-dom
import { cleanup, waitFor } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { LANGUAGES, TONGUES } from '../../protocol.ts';
import { textsIn } from '../gallery/messages.ts';
import { snapshotFor } from '../gallery/snapshots.ts';
import { stage } from '../gallery/stage.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const page = document.documentElement;
const Empty = () => null;

test.each(LANGUAGES)('the page says that it is in %s, and to which side that runs', async (language) => {
  await stage(Empty, snapshotFor(), { language });
  expect(page).toMatchObject({ lang: language, dir: TONGUES[language].dir });
});

test('a language that is written to the left turns the page around, and another turns it back', async () => {
  const before = { ...TONGUES.uk };
  Object.assign(TONGUES.uk, { dir: 'rtl' });
  const { model } = await stage(Empty, snapshotFor(), { language: 'uk' });
  expect(page.dir).toBe('rtl');
  Object.assign(TONGUES.uk, before);
  await model.set({ language: 'en' });
  await waitFor(() => expect(page).toMatchObject({ lang: 'en', dir: 'ltr' }));
});

test('the title names the program outside alone, the theme is the chosen one', async () => {
  const say = (key: string) => textsIn('en').say(key);
  await stage(Empty, snapshotFor());
  expect(document.title).toBe(say('app_name'));
  expect(page.dataset.theme).toBe('auto');
  cleanup();
  const strict = snapshotFor({ place: 'occupied' });
  await stage(Empty, { ...strict, settings: { ...strict.settings, theme: 'dark' } });
  expect(document.title).toBe(say('notice_title_discreet'));
  expect(page.dataset.theme).toBe('dark');
});

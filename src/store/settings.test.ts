import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeArea } from '../../tests/support/browser/area.ts';
import { beginEra, ErasedMeanwhile } from '../browser/era.ts';
import { DEFAULT_SETTINGS } from '../contract/settings.ts';
import { PLACES } from '../core/types.ts';
import { LANGUAGES, type Settings } from '../protocol.ts';
import { changeChosen, readConsent, readSettings, writeConsent } from './settings.ts';

type Managed = () => Promise<object>;
const storage = vi.hoisted(() => ({}) as { local: FakeArea; managed: { get: Managed } });
vi.mock('webextension-polyfill', () => ({ default: { storage } }));

const policy = (values: object) => {
  storage.managed = { get: async () => values };
};

beforeEach(() => {
  storage.local = new FakeArea('local', () => undefined);
  policy({});
});

const chosen = async () => (await readSettings()).settings;

/** Some of the settings, each with a value that it may have. */
const patches: fc.Arbitrary<Partial<Settings>> = fc.record(
  {
    place: fc.option(fc.constantFrom(...PLACES)),
    language: fc.constantFrom('auto', ...LANGUAGES),
    theme: fc.constantFrom('auto', 'light', 'dark'),
    intervalMinutes: fc.option(fc.integer({ min: 5, max: 1440 })),
    tiers: fc.subarray(['A', 'B', 'C']),
    notices: fc.option(fc.constantFrom('full', 'discreet', 'off')),
    excluded: fc.uniqueArray(fc.stringMatching(/^[a-z]{2,6}$/), { maxLength: 4 }),
    networkName: fc.option(fc.constantFrom('Home', 'Büro', 'Вдома')),
    cover: fc.boolean(),
    asnLookup: fc.boolean(),
  },
  { requiredKeys: [] },
);

describe('what a person chose', () => {
  test('is read back, key by key, over what was chosen before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(patches, { maxLength: 4 }), async (all) => {
        storage.local.clear();
        for (const patch of all) await changeChosen(patch);
        expect(await chosen()).toEqual(Object.assign({ ...DEFAULT_SETTINGS }, ...all));
      }),
    );
  });

  test('is the default before anything was chosen', async () => {
    expect(await readSettings()).toEqual({ settings: DEFAULT_SETTINGS, locked: [], policyErrors: [] });
  });

  test.each(['theme', 'language', 'intervalMinutes', 'excluded', 'tiers', 'place'] as const)(
    'a fault in %s costs that key alone, and is mended by the next choice',
    async (broken) => {
      const kept: Partial<Settings> = { cover: true, networkName: 'Home', theme: 'dark', excluded: ['one'] };
      await changeChosen(kept);
      storage.local.set({ settings: { ...(storage.local.all.settings as object), [broken]: { no: 'value' } } });
      const expected = { ...DEFAULT_SETTINGS, ...kept, [broken]: DEFAULT_SETTINGS[broken] };
      expect(await chosen()).toEqual(expected);
      await changeChosen({ cover: false });
      expect(storage.local.all.settings).toEqual({ ...expected, cover: false });
    },
  );

  test.each([null, 7, '{"theme":"dark"}', [], [1]])('%j in its place is nothing chosen', async (left) => {
    storage.local.set({ settings: left });
    expect(await chosen()).toEqual(DEFAULT_SETTINGS);
  });

  test('that comes too late for Erase is not written', async () => {
    const late = changeChosen({ networkName: 'Home' });
    beginEra();
    await expect(late).rejects.toBeInstanceOf(ErasedMeanwhile);
    expect(storage.local.all).toEqual({});
  });
});

describe('what a policy gives', () => {
  test('lies over the choice, is named as given, and the choice comes back when it goes', async () => {
    await changeChosen({ language: 'uk', intervalMinutes: 60, theme: 'dark' });
    policy({ language: 'en', intervalMinutes: 30 });
    const { settings, locked } = await readSettings();
    expect(settings).toMatchObject({ language: 'en', intervalMinutes: 30, theme: 'dark' });
    expect([...locked].sort()).toEqual(['intervalMinutes', 'language']);
    policy({});
    expect(await readSettings()).toMatchObject({ settings: { language: 'uk', intervalMinutes: 60 }, locked: [] });
  });

  test('is never written, whatever is chosen meanwhile', async () => {
    policy({ language: 'ru', targets: [{ id: 'p', name: 'P', url: 'https://p.example/', category: 'NEWS' }] });
    await changeChosen({ theme: 'light' });
    expect(JSON.stringify(storage.local.all)).not.toMatch(/p\.example|"ru"/);
  });

  test('and cannot be read is passed over and told, and the rest of it holds', async () => {
    policy({ language: 'xx', intervalMinutes: 30 });
    const { settings, locked, policyErrors } = await readSettings();
    expect(settings).toMatchObject({ language: 'auto', intervalMinutes: 30 });
    expect(locked).toEqual(['intervalMinutes']);
    expect(policyErrors).toEqual([expect.stringMatching(/^policy\.language: /)]);
  });

  test('is nothing where the browser has no policies', async () => {
    storage.managed = { get: () => Promise.reject(new Error('Managed storage manifest not found')) };
    expect(await readSettings()).toMatchObject({ locked: [], policyErrors: [] });
  });
});

describe('consent', () => {
  test.each(PLACES)('for %s is read back as it was given, until it is withdrawn', async (place) => {
    await writeConsent({ place, atMs: 5 });
    expect(await readConsent()).toEqual({ place, atMs: 5 });
    await writeConsent(null);
    expect(await readConsent()).toBeNull();
    expect(storage.local.all).toEqual({});
  });

  test.each([
    null,
    true,
    'russia',
    {},
    { place: 'russia' },
    { place: 'nowhere', atMs: 1 },
    { place: 'russia', atMs: '1' },
  ])('%j is none', async (left) => {
    storage.local.set({ consent: left });
    expect(await readConsent()).toBeNull();
  });

  test('cannot be given by a policy', async () => {
    policy({ place: 'outside', consent: { place: 'outside', atMs: 1 } });
    expect(await readConsent()).toBeNull();
  });
});

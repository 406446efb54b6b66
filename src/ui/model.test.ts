// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { refused, refusedBy } from '../protocol.ts';
import type { Language } from '../texts/texts.ts';
import { fakeDoor } from './gallery/fake-door.ts';
import { MESSAGES } from './gallery/messages.ts';
import { STATES, snapshotFor } from './gallery/snapshots.ts';
import { createModel } from './model.ts';

beforeEach(() => {
  vi.stubGlobal('fetch', async (url: string) => ({ json: async () => MESSAGES[url.split('/')[2] as Language] }));
});

async function started(state: string) {
  const door = fakeDoor(STATES[state]?.() ?? null);
  const model = createModel(door);
  await model.start();
  return { door, model };
}

test('shows the stored snapshot before the background is asked', async () => {
  const door = fakeDoor(snapshotFor());
  const model = createModel(door);
  const isShown: boolean[] = [];
  const ask = door.ask.bind(door);
  Object.assign(door, {
    ask: (message: never) => {
      isShown.push(model.snapshot.value !== undefined);
      return ask(message);
    },
  });
  await model.start();
  expect(isShown).toEqual([true]);
});

test('nothing is asked, and the rest is not drawn, until the stored snapshot can be seen', async () => {
  const door = fakeDoor(snapshotFor());
  let paint = () => {};
  const painted = new Promise<void>((done) => {
    paint = done;
  });
  const model = createModel(Object.assign(door, { painted: () => painted }));
  const started = model.start();
  await vi.waitFor(() => expect(model.snapshot.value).toBeTruthy());
  expect([model.isPainted.value, door.asked]).toEqual([false, []]);
  paint();
  await started;
  expect([model.isPainted.value, door.asked]).toEqual([true, [{ request: 'get-snapshot' }]]);
});

test('where nothing is stored there is nothing to be seen, and nothing to wait for', async () => {
  const door = Object.assign(fakeDoor(null), { painted: () => new Promise<void>(() => {}) });
  await createModel(door).start();
  expect(door.asked).toEqual([{ request: 'get-snapshot' }]);
});

test('the language of the settings wins over the browser’s, and changes at once', async () => {
  const { door, model } = await started('bad-day');
  expect(model.texts.value?.language).toBe('en');
  await model.set({ language: 'uk' });
  await vi.waitFor(() => expect(model.texts.value?.language).toBe('uk'));
  expect(door.asked.at(-1)).toEqual({ request: 'set', settings: { language: 'uk' } });
});

test('rows stay where they are during a round and move once after it', async () => {
  const { door, model } = await started('all-well');
  const before = model.layout.value;
  const bad = STATES.checking?.();
  if (bad) door.put(bad);
  await vi.waitFor(() => expect(model.snapshot.value?.activity.kind).toBe('checking'));
  expect(model.layout.value).toBe(before);
  door.put(STATES['bad-day']?.() ?? snapshotFor());
  await vi.waitFor(() => expect(model.layout.value).not.toBe(before));
});

test('rows stay where they are while one is open', async () => {
  const { door, model } = await started('all-well');
  const before = model.layout.value;
  model.toggle('zoom');
  door.put(STATES['bad-day']?.() ?? snapshotFor());
  await vi.waitFor(() => expect(model.snapshot.value?.consent?.place).toBe('russia'));
  expect(model.layout.value).toBe(before);
});

test('a refused request leaves its reason', async () => {
  const { door, model } = await started('bad-day');
  Object.assign(door, { ask: async () => refusedBy('place: unknown') });
  expect(await model.set({ place: 'outside' })).toBe(false);
  expect(model.refusal.value).toBe('place: unknown');
});

test('the host permission is asked for inside the click', async () => {
  const { door, model } = await started('first-run');
  let isAsked = false;
  Object.assign(door, {
    askHosts: () => {
      isAsked = true;
      return Promise.resolve(true);
    },
  });
  void model.allow();
  expect(isAsked).toBe(true);
});

test('a lost answer to a running check is no trouble, a refused one is', async () => {
  const { door, model } = await started('checking');
  Object.assign(door, { ask: async () => refused('internal', 'Error: channel closed') });
  await model.check();
  expect(model.refusal.value).toBeNull();
  door.put(snapshotFor());
  await vi.waitFor(() => expect(model.snapshot.value?.activity.kind).toBe('idle'));
  await model.check(['signal']);
  expect(model.refusal.value).toBe('Error: channel closed');
});

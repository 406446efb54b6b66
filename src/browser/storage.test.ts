import { beforeEach, expect, test, vi } from 'vitest';
import { setTexts, storageItem, textItem } from './storage.ts';

type Changes = Record<string, { newValue?: unknown }>;
type Listener = (changes: Changes, area: string) => void;

const { stored, listeners, local } = vi.hoisted(() => {
  const stored = new Map<string, unknown>();
  const listeners = new Set<Listener>();
  const tell = (changes: Changes) => {
    for (const listener of listeners) listener(changes, 'local');
  };
  const local = {
    get: async (key: string) => (stored.has(key) ? { [key]: stored.get(key) } : {}),
    set: async (values: object) => {
      for (const [key, value] of Object.entries(values)) stored.set(key, value);
      tell(Object.fromEntries(Object.entries(values).map(([key, newValue]) => [key, { newValue }])));
    },
    remove: async (key: string) => {
      stored.delete(key);
      tell({ [key]: {} });
    },
  };
  return { stored, listeners, local };
});
vi.mock('webextension-polyfill', () => {
  const onChanged = {
    addListener: (listener: Listener) => listeners.add(listener),
    removeListener: (listener: Listener) => listeners.delete(listener),
  };
  return { default: { storage: { local, onChanged } } };
});

const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'number');
const small = storageItem('small', 'local', isNumbers);
const large = textItem('large', 'local', isNumbers);

beforeEach(() => {
  stored.clear();
  listeners.clear();
});

test.each([
  ['as it is', small, [1, 2]],
  ['as text', large, '[1,2]'],
] as const)('a value that is kept %s is read back', async (_, item, inside) => {
  expect(await item.get()).toBeUndefined();
  await item.set([1, 2]);
  expect(stored.get(item.key)).toEqual(inside);
  expect(await item.get()).toEqual([1, 2]);
});

test.each([
  [small, ['1']],
  [small, '[1]'],
  [large, '[1,'],
  [large, '["1"]'],
  [large, ''],
  [large, [1]],
  [large, null],
])('what a fault left there is not believed: %o', async (item, left) => {
  stored.set(item.key, left);
  expect(await item.get()).toBeUndefined();
});

test.each([small, large])(
  'whoever watches hears of each change of this key, and no more once stopped',
  async (item) => {
    const heard = vi.fn();
    const stop = item.watch(heard);
    await item.set([7]);
    await setTexts('local', { other: '[8]' });
    for (const listener of listeners) listener({ [item.key]: { newValue: [9] } }, 'session');
    await item.remove();
    stop();
    await item.set([10]);
    expect(heard.mock.calls).toEqual([[[7]], [undefined]]);
  },
);

test('large values are written at once', async () => {
  const set = vi.spyOn(local, 'set');
  await setTexts('local', { large: '[3]', other: '{"a":1}' });
  expect(set.mock.calls).toEqual([[{ large: '[3]', other: '{"a":1}' }]]);
  expect(await large.get()).toEqual([3]);
});

test('a value of another type does not compile', () => {
  // @ts-expect-error: the key holds numbers
  const wrong = () => large.set(['3']);
  // @ts-expect-error: the check is for numbers
  const unchecked = () => textItem<string[]>('large', 'local', isNumbers);
  expect([wrong, unchecked]).toHaveLength(2);
});

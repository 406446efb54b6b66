import { beforeEach, expect, test, vi } from 'vitest';
import { ask, onRequest } from './messages.ts';

type Listener = (message: unknown, sender: object, respond: (answer: unknown) => void) => unknown;

const { runtime, listeners } = vi.hoisted(() => {
  const listeners: Listener[] = [];
  const runtime = {
    id: 'reach@example',
    getURL: (path: string) => `extension://reach/${path}`,
    sendMessage: vi.fn<(message: unknown) => Promise<unknown>>(),
    onMessage: { addListener: (listener: Listener) => listeners.push(listener) },
  };
  return { runtime, listeners };
});
vi.mock('webextension-polyfill', () => ({ default: { runtime } }));

const OWN = { id: 'reach@example', url: 'extension://reach/src/ui/popup/index.html' };

beforeEach(() => {
  listeners.length = 0;
});

test('a background that is gone or says nothing is an answer', async () => {
  runtime.sendMessage.mockRejectedValueOnce(new Error('Could not establish connection'));
  expect(await ask({ request: 'get-snapshot' })).toEqual({
    ok: false,
    refusal: 'internal',
    error: 'Error: Could not establish connection',
  });
  runtime.sendMessage.mockResolvedValueOnce(undefined);
  expect(await ask({ request: 'get-snapshot' })).toEqual({ ok: false, refusal: 'internal', error: 'no answer' });
});

test('only pages of this extension are heard', async () => {
  const heard = vi.fn(async () => ({ ok: true as const }));
  onRequest(heard);
  const said = (sender: object) =>
    new Promise((answered) => {
      for (const listener of listeners) listener({ request: 'erase' }, sender, answered);
    });
  const refused = { ok: false, refusal: 'input', error: 'sender: not a page of this extension' };
  expect(await said({ ...OWN, id: 'another@example' })).toEqual(refused);
  expect(await said({ ...OWN, url: 'https://example.org/' })).toEqual(refused);
  expect(await said({ id: OWN.id })).toEqual(refused);
  expect(heard).not.toHaveBeenCalled();
  expect(await said(OWN)).toEqual({ ok: true });
});

test('a request of another shape does not compile', () => {
  // @ts-expect-error: no such request
  const unknown = () => ask({ request: 'forget' });
  // @ts-expect-error: ids are names
  const wrong = () => ask({ request: 'check-now', ids: [7] });
  expect([unknown, wrong]).toHaveLength(2);
});

test('a handler that fails is an answer, too, and never silence', async () => {
  onRequest(async () => {
    throw new Error('disk full');
  });
  const said = new Promise((answered) => {
    for (const listener of listeners) listener({ request: 'erase' }, OWN, answered);
  });
  expect(await said).toEqual({ ok: false, refusal: 'internal', error: 'Error: disk full' });
});

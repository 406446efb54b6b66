import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message } from '../protocol.ts';
import { acceptMessage } from './messages.ts';

const target = { id: 'a', name: 'A', url: 'https://a.example/', category: '' };

const MESSAGES: readonly Message[] = [
  { request: 'accept-consent', place: 'outside' },
  { request: 'withdraw-consent' },
  { request: 'import-targets', text: 'x', format: 'text' },
  { request: 'replace-targets', targets: [target] },
  { request: 'reset-targets' },
  { request: 'check-now' },
  { request: 'check-now', ids: ['signal', 'signal/chat/0'], warned: true },
  { request: 'cancel-check' },
  { request: 'export-report' },
  { request: 'export-report', exactTimes: false },
  { request: 'set', settings: { theme: 'dark' } },
  { request: 'look-up-network' },
  { request: 'move-network' },
  { request: 'move-network', to: 'b6f0' },
  { request: 'keep-place' },
  { request: 'get-snapshot' },
  { request: 'erase' },
];

test.each(MESSAGES)('$request', (message) => expect(acceptMessage(message)).toEqual({ ok: true, message }));

test('Firefox delivers undefined where Chrome leaves a key out', () => {
  expect(acceptMessage({ request: 'check-now', ids: undefined })).toEqual({
    ok: true,
    message: { request: 'check-now' },
  });
});

describe('refused, with what and where', () => {
  test.each([
    [undefined, 'message: not an object'],
    ['erase', 'message: not an object'],
    [[{ request: 'erase' }], 'message: not an object'],
    [{}, 'request: not a text'],
    [{ request: 'format-disk' }, 'request: unknown: format-disk'],
    [{ request: 'constructor' }, 'request: unknown: constructor'],
    [{ request: '__proto__' }, 'request: unknown: __proto__'],
    [{ request: 'x'.repeat(1e6) }, `request: unknown: ${'x'.repeat(80)}…`],
    [Object.create({ request: 'erase' }), 'request: not a text'],
    [{ request: 'erase', really: true }, 'really: unknown key'],
    [JSON.parse('{"request": "erase", "__proto__": {"x": 1}}'), '__proto__: unknown key'],
    [{ request: 'accept-consent' }, /^place: not one of outside, /],
    [{ request: 'import-targets', text: 1, format: 'text' }, 'text: not a text'],
    [{ request: 'import-targets', text: '', format: 'xml' }, 'format: not one of citizenlab-csv, json, text'],
    [{ request: 'replace-targets', targets: [target, { ...target, url: 'x' }] }, 'targets[1].url: not a URL: x'],
    [{ request: 'check-now', ids: ['a', 1] }, 'ids[1]: not a text'],
    [{ request: 'check-now', ids: new Array(10_001).fill('a') }, 'ids: more than 10000'],
    [{ request: 'check-now', ids: new Array(2) }, 'ids[0]: not a text'],
    [{ request: 'check-now', warned: 1 }, 'warned: not one of true, false'],
    [{ request: 'set', settings: [] }, 'settings: not an object'],
    [{ request: 'set' }, 'settings: not an object'],
    [{ request: 'move-network', to: '' }, 'to: not a text of 1 to 64 characters: '],
    [{ request: 'look-up-network', address: '93.184.215.77' }, 'address: unknown key'],
  ])('%#', (message, error) =>
    expect(acceptMessage(message)).toEqual({
      ok: false,
      refusal: 'input',
      error: typeof error === 'string' ? error : expect.stringMatching(error),
    }),
  );

  test('accessors and proxies that throw', () => {
    const boo = () => {
      throw new Error('boo');
    };
    const unreadable = { ok: false, refusal: 'input', error: 'message: cannot be read' };
    expect(acceptMessage(Object.defineProperty({}, 'request', { get: boo }))).toEqual(unreadable);
    expect(acceptMessage(new Proxy({}, { getOwnPropertyDescriptor: boo }))).toEqual(unreadable);
  });
});

test('nothing makes it throw, and what passes is a plain copy that passes again', () => {
  const wild = fc.record(
    {
      request: fc.oneof(fc.constantFrom(...MESSAGES.map(({ request }) => request)), fc.string()),
      place: fc.anything(),
      ids: fc.anything(),
      targets: fc.anything(),
      settings: fc.object(),
    },
    { requiredKeys: ['request'] },
  );
  fc.assert(
    fc.property(fc.oneof(wild, fc.anything()), (value) => {
      const accepted = acceptMessage(value);
      if (!accepted.ok) expect(accepted.error).toMatch(/^[^\n]{1,300}$/);
      else {
        expect(accepted.message).not.toBe(value);
        expect(acceptMessage(accepted.message)).toEqual(accepted);
      }
    }),
    { numRuns: 1000 },
  );
});

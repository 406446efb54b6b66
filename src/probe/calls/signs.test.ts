import { expect, test } from 'vitest';
import { atDeadline, NO_SIGNS, outcomeOf, type Signs } from './signs.ts';
import { callUrl } from './spec.ts';

const signs = (more: Partial<Signs>): Signs => ({ ...NO_SIGNS, ...more });
const CHROMIUM = { errors: true, unmapped: true };
const FIREFOX = { errors: true, unmapped: false };

test('a refusal that only a server can give is an answer, in either browser', () => {
  for (const code of [401, 300, 400, 420, 437, 438, 441, 486, 508])
    expect(outcomeOf('turn', signs({ codes: [code] }), FIREFOX)).toEqual({ outcome: 'refused', code });
});

test('what a browser says of itself is no answer: a port or family it will not use, empty credentials aside', () => {
  for (const code of [500, 600])
    expect(outcomeOf('turn', signs({ codes: [code], isComplete: true }), CHROMIUM)).toEqual({ outcome: 'local', code });
});

test('an address of one family that was not found says nothing while the other may still answer', () => {
  expect(outcomeOf('turn', signs({ codes: [701, 701] }), CHROMIUM)).toBeNull();
  expect(outcomeOf('turn', signs({ codes: [701, 701, 401] }), CHROMIUM)).toEqual({ outcome: 'refused', code: 401 });
});

test('a name that is not found is no silence', () => {
  const ended = signs({ hosts: 2, codes: [701, 701], isComplete: true });
  expect(outcomeOf('stun', ended, CHROMIUM)?.outcome).toBe('no_name');
  expect(outcomeOf('turn', signs({ codes: [701], isComplete: true }), FIREFOX)?.outcome).toBe('no_name');
});

test('a closed port of TCP is a failure of the way, not a name', () => {
  expect(outcomeOf('turns', signs({ codes: [701], isComplete: true }), CHROMIUM)?.outcome).toBe('failed');
});

test('without a router in front Chromium shows no mapped address: a port that ended without an error was answered', () => {
  expect(outcomeOf('stun', signs({ hosts: 2, isComplete: true }), CHROMIUM)?.outcome).toBe('answered');
  // The name has no address of the other family.
  expect(outcomeOf('stun', signs({ hosts: 2, codes: [701], isComplete: true }), CHROMIUM)?.outcome).toBe('answered');
  // Older Firefox tells no errors, so that a name that is not found would look the same.
  expect(outcomeOf('stun', signs({ hosts: 2, isComplete: true }), FIREFOX)?.outcome).toBe('unclear');
});

test('a browser that lets no page use UDP ends at once with nothing', () => {
  expect(outcomeOf('turn', signs({ isComplete: true }), CHROMIUM)?.outcome).toBe('forbidden');
  expect(outcomeOf('stun', signs({ isComplete: true }), FIREFOX)?.outcome).toBe('forbidden');
});

test('a refusal that an older browser does not tell is not taken for a browser without UDP', () => {
  expect(outcomeOf('turn', signs({ isComplete: true }), { errors: false, unmapped: false })?.outcome).toBe('unclear');
});

test('a browser that opened no port has not asked; a relay is asked without showing one', () => {
  expect(atDeadline('stun', signs({}))).toBe('forbidden');
  expect(atDeadline('stun', signs({ hosts: 1 }))).toBe('silent');
  expect(atDeadline('turn', signs({}))).toBe('silent');
});

test('silence is never said early', () => {
  expect(outcomeOf('stun', signs({ hosts: 4 }), CHROMIUM)).toBeNull();
});

test('each way has its URL', () => {
  expect(callUrl('stun', 'a.example', 3478)).toBe('stun:a.example:3478');
  expect(callUrl('turn', '192.0.2.1', 1400)).toBe('turn:192.0.2.1:1400?transport=udp');
  expect(callUrl('turn_tcp', 'a.example', 80)).toBe('turn:a.example:80?transport=tcp');
  expect(callUrl('turns', 'a.example', 443)).toBe('turns:a.example:443?transport=tcp');
  expect(callUrl('quic', 'a.example', 443)).toBe('https://a.example/');
});

import { expect, test } from 'vitest';
import { WORDING } from '../../tests/support/wording.ts';
import type { Verdict } from '../core/types.ts';
import { LANGUAGES, type ServiceStatus } from '../protocol.ts';
import { textsIn } from './gallery/messages.ts';
import { snapshotFor } from './gallery/snapshots.ts';
import { explanation, glyphOf, isOlder, remedyKey, shortKey } from './words.ts';

const [sample] = snapshotFor().services as [ServiceStatus];
const verdict = (more: Partial<Verdict>): Verdict => ({
  reach: 'unreachable',
  cause: 'blocking',
  method: 'sni_filtering',
  confidence: 'likely',
  ruleId: 'rule',
  witness: [],
  ...more,
});
const service = (more: Partial<Verdict>): ServiceStatus => ({
  ...sample,
  result: { service: sample.id, roles: [], verdict: verdict(more) },
});
const en = textsIn('en');
const short = (more: Partial<Verdict>) => en.say(shortKey(service(more)));

test('the shortest true words', () => {
  expect(short({})).toBe('cut off by its name');
  expect(short({ confidence: 'possible' })).toBe('may be blocked');
  expect(short({ method: null })).toBe('looks blocked');
  expect(short({ cause: 'unknown', method: null, confidence: null })).toBe('did not load');
  expect(short({ cause: 'site', method: null })).toBe('trouble of its own');
  expect(short({ reach: 'impaired', method: 'body_freeze' })).toBe('stalls while loading');
  expect(short({ reach: 'reachable', cause: null })).toBe('answered');
  expect(short({ reach: 'reachable', cause: 'site', ruleId: 'answer-refusal' })).toBe('refuses visitors itself');
});

test('what was never checked says so, in the way of the place', () => {
  const bare = { ...sample, result: null, reports: [] };
  expect(shortKey({ ...bare, allowance: 'never' })).toBe('short_never');
  expect(shortKey({ ...bare, allowance: 'one_at_a_time' })).toBe('short_on_request');
  expect(shortKey({ ...bare, allowance: 'click' })).toBe('short_unchecked');
  expect(shortKey({ ...bare, pending: true })).toBe('short_pending');
  expect(shortKey({ ...bare, pending: true, again: true })).toBe('short_again');
});

test('what may be an innocent cause says which one', () => {
  const said = explanation(en, verdict({ method: 'dns_tampering', confidence: 'possible' }));
  expect(said).toContain('A filter of your own');
  for (const method of ['ip_blocking', 'sni_filtering', 'body_freeze', null] as const)
    expect(explanation(en, verdict({ method, confidence: 'possible' }))).toMatch(/look(s)? the same\.$/);
});

test('an answer over plain http is not told as if the site had given it', () => {
  expect(short({ reach: 'reachable', cause: null, ruleId: 'answer-plain' })).toBe('answered, unproven by whom');
});

test('a result of an earlier round says so: at once where nothing could be asked, later where others were', () => {
  const minute = 60_000;
  const shown = { ...sample, checkedMs: 0, pending: false };
  expect(isOlder({ ...shown, unasked: null }, 60 * minute)).toBe(false);
  expect(isOlder({ ...shown, unasked: 'network' }, minute)).toBe(true);
  expect(isOlder({ ...shown, unasked: 'not_due' }, minute)).toBe(false);
  expect(isOlder({ ...shown, unasked: 'not_due' }, 11 * minute)).toBe(true);
  expect(isOlder({ ...shown, unasked: 'network', result: null }, minute)).toBe(false);
});

test('certainty has a shape and a word of its own', () => {
  expect(['confirmed', 'likely', 'possible'].map((confidence) => glyphOf(service({ confidence } as never)))).toEqual([
    'confirmed',
    'likely',
    'possible',
  ]);
  expect(explanation(en, verdict({}))).toBe('Looks blocked: the connection is cut when the site’s name is sent.');
  expect(explanation(en, verdict({ confidence: 'possible' }))).toMatch(/^May be blocked/);
});

test.each(LANGUAGES)('what did load, slowly or in part, is called restricted, not blocked, %s', (language) => {
  const texts = textsIn(language);
  for (const confidence of ['confirmed', 'likely', 'possible'] as const) {
    const said = explanation(texts, verdict({ reach: 'impaired', method: 'throttling', confidence }));
    expect(said).toMatch(WORDING[language].restricted);
    expect(said).not.toMatch(WORDING[language].blocked);
  }
});

test('blocking is never said where it was not found', () => {
  for (const cause of ['site', 'network', 'unknown'] as const)
    expect(explanation(en, verdict({ cause, method: null, confidence: null }))).not.toMatch(/block/i);
});

test('a rule may have words of its own, any other falls back', () => {
  expect(explanation(en, verdict({ cause: 'site', ruleId: 'tls-expired', method: null }))).toContain('out of date');
  expect(explanation(en, verdict({ cause: 'site', ruleId: 'new-rule', method: null }))).toContain('site’s own');
});

test('a forged certificate comes with a warning, an answer with nothing to do', () => {
  expect(remedyKey(verdict({ method: 'tls_interception' }))).toBe('do_tls_interception');
  expect(remedyKey(verdict({ reach: 'reachable', cause: null, method: null }))).toBeNull();
  expect(remedyKey(verdict({ cause: 'network', ruleId: 'local-clock', method: null }))).toBe('do_local_clock');
});

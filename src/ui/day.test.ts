import { expect, test } from 'vitest';
import type { Verdict } from '../core/types.ts';
import { aside, type Day, dayOf, sentence } from './day.ts';
import { textsIn } from './gallery/messages.ts';

const day = (more: Partial<Day>): Day => ({
  checked: 31,
  unreachable: 0,
  blocked: 0,
  isUnsure: false,
  impaired: 0,
  hampered: 0,
  ...more,
});

test.each([
  ['en', 1, '1 of 31 did not load'],
  ['en', 9, '9 of 31 did not load'],
  ['uk', 1, 'Не відкрився 1 із 31'],
  ['uk', 2, 'Не відкрилися 2 із 31'],
  ['uk', 21, 'Не відкрився 21 із 31'],
  ['ru', 1, 'Не открылся 1 из 31'],
  ['ru', 5, 'Не открылось 5 из 31'],
  ['ru', 21, 'Не открылся 21 из 31'],
] as const)('%s: a day with %i down', (language, unreachable, expected) => {
  expect(sentence(textsIn(language), day({ unreachable }))).toBe(expected);
});

test.each([
  ['en', 'All 31 answered', 'No sign of blocking'],
  ['uk', 'Відповіли всі: 31', 'Ознак блокування немає'],
  ['ru', 'Ответили все: 31', 'Признаков блокировки нет'],
] as const)('%s: a day when all is well', (language, first, second) => {
  expect(sentence(textsIn(language), day({}))).toBe(first);
  expect(aside(textsIn(language), day({}))).toBe(second);
});

test('the second line tells blocked from merely failing', () => {
  const texts = textsIn('en');
  expect(aside(texts, day({ unreachable: 9, blocked: 6, impaired: 1 }))).toBe(
    '6 of them look blocked · 1 more loads poorly',
  );
  expect(aside(texts, day({ unreachable: 3 }))).toBe('No sign of blocking');
  expect(aside(texts, day({ unreachable: 3, blocked: 3 }))).toBe('All of them look blocked');
  expect(aside(texts, day({ unreachable: 3, blocked: 3, isUnsure: true }))).toBe('All of them may be blocked');
  expect(aside(texts, day({ unreachable: 3, blocked: 2, isUnsure: true }))).toBe('2 of them may be blocked');
  expect(aside(texts, day({ unreachable: 3, impaired: 1, hampered: 1 }))).toBe('1 more loads poorly');
  expect(aside(texts, day({ impaired: 2, hampered: 1 }))).toBe('1 of them looks restricted');
  expect(sentence(texts, day({ impaired: 2, hampered: 1 }))).toBe('2 of 31 load poorly');
  expect(sentence(texts, day({ checked: 0 }))).toBe('Nothing checked yet');
});

test('counts only services with a result', () => {
  type Confidence = Verdict['confidence'];
  const verdict = (reach: Verdict['reach'], cause: Verdict['cause'] = null, confidence: Confidence = null) => ({
    result: {
      service: 'x',
      roles: [],
      verdict: { reach, cause, method: null, confidence, ruleId: 'r', witness: [] },
    } as never,
  });
  const some = [verdict('reachable'), verdict('not_checked'), { result: null }];
  const expected = { checked: 2, unreachable: 1, blocked: 1, isUnsure: true, impaired: 0, hampered: 0 };
  const maybe = verdict('unreachable', 'blocking', 'possible');
  expect(dayOf([maybe, ...some])).toEqual(expected);
  const likely = verdict('unreachable', 'blocking', 'likely');
  expect(dayOf([likely, maybe, ...some])).toEqual({
    ...expected,
    checked: 3,
    unreachable: 2,
    blocked: 2,
    isUnsure: false,
  });
});

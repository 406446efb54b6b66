import { expect, test } from 'vitest';
import { languageOf, textsFrom } from './texts.ts';

const texts = textsFrom('uk', {
  site_one: { message: '{count} сайт' },
  site_few: { message: '{count} сайти' },
  site_many: { message: '{count} сайтів' },
  site_other: { message: '{count} сайту' },
  hello: { message: 'Це {name}, {missing}' },
});

test('chooses the plural form of the language', () => {
  expect([1, 3, 5, 21, 112].map((count) => texts.plural('site', count))).toEqual([
    '1 сайт',
    '3 сайти',
    '5 сайтів',
    '21 сайт',
    '112 сайтів',
  ]);
});

test('fills places, leaves unknown ones, and shows the key of a missing message', () => {
  expect(texts.say('hello', { name: 'X' })).toBe('Це X, {missing}');
  expect(texts.say('nothing')).toBe('nothing');
});

test('a value is never read as another place', () => {
  expect(texts.say('hello', { name: '{missing}', missing: '!' })).toBe('Це {missing}, !');
});

test('the chosen language comes before the browser’s, English last', () => {
  expect(languageOf('ru', 'uk-UA')).toBe('ru');
  expect(languageOf('auto', 'uk-UA')).toBe('uk');
  expect(languageOf('auto', 'RU')).toBe('ru');
  expect(languageOf('auto', 'de-DE')).toBe('en');
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { WORDING } from '../../tests/support/wording.ts';
import { CATEGORIES, METHODS, PLACES, PROBES, ROLES } from '../core/types.ts';
import { LANGUAGES, type Language, TONGUES } from '../protocol.ts';
import { PATH } from './evidence-rows.ts';
import { MESSAGES } from './gallery/messages.ts';

const FORMS = /_(one|few|many|other)$/;

interface TextSide {
  readonly textInfo?: { readonly direction: string };
  readonly getTextInfo?: () => { readonly direction: string };
}

const families = (language: Language) => [
  ...new Set(
    Object.keys(MESSAGES[language])
      .filter((key) => isPlural(key, language))
      .map((key) => key.replace(FORMS, '')),
  ),
];
const isPlural = (key: string, language: Language) =>
  FORMS.test(key) && `${key.replace(FORMS, '')}_other` in MESSAGES[language];
const places = (message: string) => (message.match(/\{\w+\}/g) ?? []).sort();
const plain = (language: Language) =>
  Object.keys(MESSAGES[language])
    .filter((key) => !isPlural(key, language))
    .sort();

describe.each(LANGUAGES)('%s', (language) => {
  const messages = MESSAGES[language];

  test('has the keys of English', () => {
    expect(plain(language)).toEqual(plain('en'));
    expect(families(language).sort()).toEqual(families('en').sort());
  });

  test('has the plural forms of its language', () => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const family of families(language))
      expect(
        wanted.filter((form) => !(`${family}_${form}` in messages)),
        family,
      ).toEqual([]);
  });

  test('has the places of English', () => {
    for (const key of plain(language))
      expect(places(messages[key]?.message ?? ''), key).toEqual(places(MESSAGES.en[key]?.message ?? ''));
    for (const family of families(language))
      for (const [key, { message }] of Object.entries(messages).filter(([one]) => one.replace(FORMS, '') === family))
        for (const place of places(message))
          expect(places(MESSAGES.en[`${family}_other`]?.message ?? ''), key).toContain(place);
  });

  test('promises nothing and alarms nobody', () => {
    const hits = Object.entries(messages).filter(([, { message }]) => WORDING[language].never.test(message));
    expect(hits.map(([key, { message }]) => `${key}: ${message}`)).toEqual([]);
  });

  test('keeps to what browsers accept', () => {
    for (const [key, { message }] of Object.entries(messages)) {
      expect(key).toMatch(/^[A-Za-z0-9_]+$/);
      expect(message.trim(), key).not.toBe('');
      expect(message, key).not.toContain('$');
    }
    expect(messages.app_description?.message.length).toBeLessThanOrEqual(132);
  });
});

test.each(LANGUAGES)('%s runs to the side that its script does', (language) => {
  // Later engines have a method in its place.
  const { textInfo, getTextInfo = () => textInfo } = new Intl.Locale(language) as Intl.Locale & TextSide;
  expect(TONGUES[language].dir).toBe(getTextInfo.call(new Intl.Locale(language))?.direction);
});

test('every folder of texts is a language that can be chosen', () => {
  const folders = readdirSync(new URL('../../_locales', import.meta.url).pathname);
  expect(folders.sort()).toEqual([...LANGUAGES].sort());
});

test('every key that the pages name exists', () => {
  const known = new Set([...Object.keys(MESSAGES.en), ...families('en')]);
  const missing = sourceFiles().flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:say|plural)\(\s*'([a-z0-9_]+)'/gi)]
      .map(([, key = '']) => key)
      .filter((key) => !known.has(key))
      .map((key) => `${file}: ${key}`),
  );
  expect(missing).toEqual([]);
});

test('every value of the closed lists has its words', () => {
  const wanted = [
    ...METHODS.flatMap((one) => [`short_${one}`, `explain_${one}`]),
    ...CATEGORIES.map((one) => `category_${one.replace('-', '_')}`),
    ...PLACES.flatMap((one) => [`place_${one}`, `report_place_${one}`]),
    ...ROLES.map((one) => `role_${one}`),
    ...PROBES.map((one) => `probe_${one}`),
    ...PATH.map((one) => `path_${one}`),
    ...['online', 'offline', 'captive_portal', 'domestic_only', 'impaired'].map((one) => `network_${one}`),
    ...['site', 'network', 'unknown', 'blocking'].flatMap((one) => [`explain_${one}`, `do_${one}`]),
    ...['reachable', 'impaired', 'unreachable'].flatMap((one) => [`observed_${one}`, `reach_${one}`]),
    ...['confirmed', 'likely', 'possible'].flatMap((one) => [`lead_${one}`, `lead_held_${one}`, `certainty_${one}`]),
    ...['restricted', 'blocked', 'throttled', 'partial'].map((one) => `report_${one}`),
  ];
  expect(wanted.filter((key) => !(key in MESSAGES.en))).toEqual([]);
});

function sourceFiles(): string[] {
  const root = new URL('.', import.meta.url).pathname;
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\./.test(name))
    .map((name) => join(root, name));
}

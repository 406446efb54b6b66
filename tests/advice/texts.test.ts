import { describe, expect, test } from 'vitest';
import { BOOK } from '../../src/catalog/advice/book.ts';
import { WORDING } from '../support/wording.ts';
import { CARD_TEXTS, keysOf, LANGUAGES } from './messages.ts';
import { word } from './word.ts';

const LONGEST = { title: 48, body: 220, risk: 160, step: 120 } as const;

/** A setting is called what the browser calls it. */
const BROWSER_LABEL = 'secure DNS';

/** Brands, addresses and calls to pass something on, in no card at all. */
const NOWHERE = [
  /https?:|www\.|\b[a-z0-9-]+\.(com|org|net|ru|ua|by|io|me)\b/iu,
  word(
    'proton(vpn)?|nordvpn|windscribe|psiphon|lantern|amnezia|mullvad|surfshark|expressvpn|outline|wireguard|tunnelbear|ceno|zapret|goodbyedpi|byedpi',
  ),
  word('QR|share|starlink'),
  /поделитесь|поділіться|скопируйте|скопіюйте/iu,
  /!/u,
];

/** Advice that has hurt people, as orders; naming a danger is another thing. */
const ORDERS = [
  /\b(wipe|factory|reset your|delete all|delete every|clear all|hide the|hide your|refuse to|uninstall|remove (the )?(app|messenger|MAX)|buy)\b/iu,
  /(сотрите|удалите|спрячьте|скройте|откажитесь|сбросьте|купите|очистите)/iu,
  /(зітріть|видаліть|сховайте|приховайте|відмовтеся|скиньте|купіть|очистьте)/iu,
];

const keys = BOOK.rows.flatMap(keysOf).sort();

describe.each(LANGUAGES)('texts of cards, %s', (language) => {
  const texts = [...CARD_TEXTS[language]];

  test('are exactly those that the book names', () => {
    expect(texts.map(([key]) => key).sort()).toEqual(keys);
  });

  test('fit', () => {
    const limit = (key: string) =>
      LONGEST[(/_(title|body|risk|step)\d?$/.exec(key)?.[1] ?? 'title') as keyof typeof LONGEST];
    expect(texts.filter(([key, text]) => text.length > limit(key) || text.trim().length < 3)).toEqual([]);
  });

  test('promise nothing', () => {
    expect(texts.filter(([, text]) => WORDING[language].promises.test(text.replace(BROWSER_LABEL, '')))).toEqual([]);
  });

  test('have no brand, address, code, sharing or exclamation', () => {
    expect(texts.filter(([, text]) => NOWHERE.some((pattern) => pattern.test(text)))).toEqual([]);
  });

  test('never order what has hurt people', () => {
    expect(texts.filter(([, text]) => ORDERS.some((pattern) => pattern.test(text)))).toEqual([]);
  });

  test('have no placeholder that something could fill', () => {
    expect(texts.filter(([, text]) => /[$<>{}]/u.test(text))).toEqual([]);
  });

  test('have the figures and dates of the English text', () => {
    const figures = (text: string | undefined) =>
      (text?.replace(/(?<=\d)[ , ](?=\d{3})/gu, '').match(/\d+/gu) ?? []).filter((figure) => figure.length > 1).sort();
    for (const [key, text] of texts) expect([key, ...figures(text)]).toEqual([key, ...figures(CARD_TEXTS.en.get(key))]);
  });

  test('end titles without a full stop and everything else with one', () => {
    const wrong = texts.filter(([key, text]) => /[.]$/u.test(text) === key.endsWith('_title'));
    expect(wrong).toEqual([]);
  });
});

test('Russian and Ukrainian texts are in their own letters', () => {
  expect([...CARD_TEXTS.uk].filter(([, text]) => /[ыэъё]/iu.test(text.replace(/«ОВД-Инфо»/u, '')))).toEqual([]);
  expect([...CARD_TEXTS.ru].filter(([, text]) => /[іїєґ]/iu.test(text))).toEqual([]);
});

test('where the state messenger is demanded, doing without it is called a risk', () => {
  for (const language of LANGUAGES) {
    expect(CARD_TEXTS[language].get('advice_state_messenger_must_risk')).toMatch(WORDING[language].absence);
  }
});

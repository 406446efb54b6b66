/** The messages of the three languages, as the extension ships them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Advice } from '../../src/core/types.ts';
import { LANGUAGES, type Language } from '../../src/protocol.ts';

export { LANGUAGES, type Language };

type Messages = Readonly<Record<string, { readonly message: string }>>;

const LOCALES = join(import.meta.dirname, '../../_locales');
const CARD_KEY = /^advice_.+_(title|body|risk|step\d)$/;

function read(language: Language): Messages {
  return JSON.parse(readFileSync(join(LOCALES, language, 'messages.json'), 'utf8')) as Messages;
}

const inEach = <T>(of: (language: Language) => T) =>
  Object.fromEntries(LANGUAGES.map((one) => [one, of(one)])) as Record<Language, T>;

const MESSAGES: Readonly<Record<Language, Messages>> = inEach(read);

function cardTexts(language: Language): ReadonlyMap<string, string> {
  const messages = MESSAGES[language];
  const cards = Object.entries(messages).filter(([key]) => CARD_KEY.test(key));
  return new Map(cards.map(([key, { message }]) => [key, message]));
}

/** Key -> text of all cards, other keys left out. */
export const CARD_TEXTS: Readonly<Record<Language, ReadonlyMap<string, string>>> = inEach(cardTexts);

/** The keys of a card's texts. */
export function keysOf({ id, steps }: { id: string; steps: number }): string[] {
  const numbered = Array.from({ length: steps }, (_, index) => `step${index + 1}`);
  return ['title', 'body', 'risk', ...numbered].map((part) => `advice_${id}_${part}`);
}

/** Everything a reader sees of a card, in all languages. */
export function readingOf(card: Pick<Advice, 'id' | 'steps' | 'sources'>): string {
  const texts = LANGUAGES.flatMap((language) => keysOf(card).map((key) => CARD_TEXTS[language].get(key) ?? ''));
  const sources = card.sources.flatMap(({ text, said }) =>
    said ? LANGUAGES.map((language) => MESSAGES[language][`source_${said}`]?.message ?? `no words: ${said}`) : [text],
  );
  return [...texts, ...sources].join('\n');
}

/// <reference types="vite/client" />
import { LANGUAGES } from '../../protocol.ts';
import { type Language, type Messages, type Texts, textsFrom } from '../../texts/texts.ts';

const FOLDERS = '../../../_locales';
const FILES = import.meta.glob<Messages>('../../../_locales/*/messages.json', { eager: true, import: 'default' });

/** The shipped messages, for tests. */
export const MESSAGES = Object.fromEntries(
  LANGUAGES.map((language) => [language, FILES[`${FOLDERS}/${language}/messages.json`] ?? {}]),
) as Readonly<Record<Language, Messages>>;

export function textsIn(language: Language): Texts {
  return textsFrom(language, MESSAGES[language]);
}

import type { Settings } from '../protocol.ts';

export const LANGUAGES = ['en', 'uk', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

type Values = Readonly<Record<string, string | number>>;
export type Messages = Readonly<Record<string, { readonly message: string }>>;

/** Texts of one language, read from `_locales`, because the chosen language may differ from the browser's. */
export interface Texts {
  readonly language: Language;
  /** Returns the message with its `{name}` places filled; the key itself where a message is missing. */
  say(key: string, values?: Values): string;
  /** As `say`, with the plural form of `count`: `<key>_one`, `_few`, `_many` or `_other`. */
  plural(key: string, count: number, values?: Values): string;
  has(key: string): boolean;
}

/** Returns the language to speak: the chosen one, or the browser's where it is one of ours, or English. */
export function languageOf(setting: Settings['language'], browserLanguage: string): Language {
  if (setting !== 'auto') return setting;
  return LANGUAGES.find((one) => browserLanguage.toLowerCase().startsWith(one)) ?? 'en';
}

/** Returns the texts of one language from its messages, as `_locales/<language>/messages.json` holds them. */
export function textsOf(language: Language, messages: Messages): Texts {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const shown = (value: string | number) => (typeof value === 'number' ? numbers.format(value) : value);
  const say: Texts['say'] = (key, values = {}) => {
    const message = messages[key]?.message ?? key;
    return message.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = values[name];
      return value === undefined ? place : shown(value);
    });
  };
  return {
    language,
    say,
    plural: (key, count, values) => say(`${key}_${rules.select(count)}`, { count, ...values }),
    has: (key) => key in messages,
  };
}

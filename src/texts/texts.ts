import { LANGUAGES, type Language, type Settings } from '../protocol.ts';

export { LANGUAGES, type Language };
export type Messages = Readonly<Record<string, { readonly message: string }>>;
export type Values = Readonly<Record<string, string | number>>;

/** Texts of one language, read from `_locales`, because the chosen language may differ from the browser's. */
export interface Texts {
  readonly language: Language;
  has(key: string): boolean;
  say(key: string, values?: Values): string;
  /** Chooses `<key>_one`, `_few`, `_many` or `_other`; `{count}` is the number itself. */
  plural(key: string, count: number, values?: Values): string;
}

/** Returns the language to speak: the chosen one, or the browser's where it is one of ours, or English. */
export function languageOf(setting: Settings['language'], browserLanguage: string): Language {
  if (setting !== 'auto') return setting;
  const spoken = browserLanguage.toLowerCase().split('-')[0];
  return LANGUAGES.find((language) => language === spoken) ?? 'en';
}

/** Reads the texts of a language; the file ships with the extension, nothing is fetched from outside. */
export async function loadTexts(language: Language, urlOf: (path: string) => string): Promise<Texts> {
  const response = await fetch(urlOf(`_locales/${language}/messages.json`));
  return textsFrom(language, (await response.json()) as Messages);
}

export function textsFrom(language: Language, messages: Messages): Texts {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const fill = (message: string, values: Values) =>
    message.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return typeof value === 'number' ? numbers.format(value) : (value ?? whole);
    });
  const say = (key: string, values: Values = {}) => fill(messages[key]?.message ?? key, values);
  return {
    language,
    say,
    has: (key) => key in messages,
    plural(key, count, values = {}) {
      const chosen = `${key}_${rules.select(count)}`;
      return say(chosen in messages ? chosen : `${key}_other`, { count, ...values });
    },
  };
}

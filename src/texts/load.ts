import { extensionUrl, uiLanguage } from '../browser/i18n.ts';
import type { Settings } from '../protocol.ts';
import { languageOf, type Messages, type Texts, textsOf } from './texts.ts';

/** Reads the texts of the chosen language; the files ship with the extension, nothing is fetched from outside. */
export async function loadTexts(setting: Settings['language']): Promise<Texts> {
  const language = languageOf(setting, uiLanguage());
  const response = await fetch(extensionUrl(`_locales/${language}/messages.json`));
  return textsOf(language, (await response.json()) as Messages);
}

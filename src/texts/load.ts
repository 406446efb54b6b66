import { extensionUrl, uiLanguage } from '../browser/i18n.ts';
import type { Settings } from '../protocol.ts';
import { languageOf, loadTexts, type Texts } from './texts.ts';

/** Reads the texts that the settings ask for. */
export function chosenTexts(setting: Settings['language']): Promise<Texts> {
  return loadTexts(languageOf(setting, uiLanguage()), extensionUrl);
}

import en from '../../../_locales/en/messages.json' with { type: 'json' };
import ru from '../../../_locales/ru/messages.json' with { type: 'json' };
import uk from '../../../_locales/uk/messages.json' with { type: 'json' };
import { type Language, type Messages, type Texts, textsFrom } from '../../texts/texts.ts';

/** The shipped messages, for tests. */
export const MESSAGES: Readonly<Record<Language, Messages>> = { en, uk, ru };

export function textsIn(language: Language): Texts {
  return textsFrom(language, MESSAGES[language]);
}

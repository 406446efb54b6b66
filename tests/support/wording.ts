/** What tests must know of a language beside its messages. One row a language, checked by the compiler. */
import type { Language } from '../../src/protocol.ts';
import { word } from '../advice/word.ts';

interface Wording {
  /** Promises and judgements that no text may make: docs/safety.md, Words. */
  readonly never: RegExp;
  /** Promises that no card may make, because nobody can keep them. */
  readonly promises: RegExp;
  /** What a site is called that loads slowly or in part, and what it is not called. */
  readonly restricted: RegExp;
  readonly blocked: RegExp;
  /** That doing without the state messenger is seen. */
  readonly absence: RegExp;
}

export const WORDING: Readonly<Record<Language, Wording>> = {
  en: {
    never:
      /\b(safe|safely|works|working|legal|illegal|undetectable|invisible|(?<!no )guaranteed?|censored|DOWN|FAILED)\b|!/,
    promises: word(
      'safe|safely|safer|secured?|works?|working|undetectable|invisible|anonymous(ly)?|(il)?legal(ly)?|guaranteed',
    ),
    restricted: /restricted/,
    blocked: /block/i,
    absence: /absence/,
  },
  // A border of words is told by letters: `\b` knows the Latin ones only.
  uk: {
    never: /(?<!\p{L})безпечн(о|ий|а|е|і)(?!\p{L})|гаранту|гарантован|законн|легальн|непомітн|невидим|цензур|!/iu,
    promises: word(
      'безпечн\\p{L}*|убезпеч\\p{L}*|працю\\p{L}*|непоміт\\p{L}*|невидим\\p{L}*|анонімн\\p{L}*|(не)?законн\\p{L}*|легальн\\p{L}*',
    ),
    restricted: /обмежено/,
    blocked: /блок/i,
    absence: /відсутність/,
  },
  ru: {
    never: /(?<!\p{L})безопасн(о|ый|а|ая|ое|ые|ы)(?!\p{L})|гарантир|законн|легальн|незаметн|невидим|цензур|!/iu,
    promises: word(
      'безопасн(о|ый|ая|ое|ые|ее|ого|ой|ым|ых|ую|ом)|работа(ет|ют|ть|ющ\\p{L}*)|незамет\\p{L}*|невидим\\p{L}*|анонимн\\p{L}*|(не)?законн\\p{L}*|легальн\\p{L}*',
    ),
    restricted: /ограничен/,
    blocked: /блок/i,
    absence: /отсутствие/,
  },
};

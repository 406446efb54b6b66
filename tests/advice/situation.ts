/** Golden situations: what was found, in shorthand, and the exact cards expected. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BOOK } from '../../src/catalog/advice/book.ts';
import { advise, type Situation, type Topic } from '../../src/core/advise.ts';
import type {
  Advice,
  Assessment,
  Category,
  Cause,
  Confidence,
  Method,
  Network,
  Place,
  Reach,
  ServiceVerdict,
} from '../../src/core/types.ts';

export const TODAY = '2026-11-23';
export const FOLDER = join(import.meta.dirname, 'situations');

export interface Golden {
  readonly name: string;
  /** What a person thought who read the cards: would this help, could this hurt? */
  readonly judged: string;
  readonly situation?: Situation;
  readonly topic?: Topic;
  readonly network?: Partial<Network>;
  readonly quality?: Assessment['quality'];
  readonly calls?: Assessment['calls'];
  /** `<service> <reach> [<cause> <method or -> <confidence or ->]`. */
  readonly found: readonly string[];
  /** `<card>` or `<card>: <services that made it appear>`. */
  expect: readonly string[];
}

const CATEGORY: Readonly<Record<string, Category>> = {
  whatsapp: 'messenger',
  telegram: 'messenger',
  signal: 'messenger',
  matrix: 'messenger',
  gmail: 'messenger',
  facebook: 'social',
  instagram: 'social',
  linkedin: 'social',
  snapchat: 'social',
  x: 'social',
  youtube: 'video',
  wikipedia: 'reference',
  khpg: 'news-ua',
  meduza: 'news-ru',
  bbc: 'news-intl',
  reuters: 'news-intl',
  tor: 'circumvention',
  protonvpn: 'circumvention',
  vk: 'state',
};
export const LISTED = Object.entries(CATEGORY).map(([id, category]) => ({ id, category }));

const ONLINE: Network = { state: 'online', localCause: null, viaProxy: false, portalUrl: null, controls: [] };

export function verdictOf(shorthand: string): ServiceVerdict {
  const [service = '', reach, cause, method, confidence] = shorthand.split(' ');
  const given = <T>(word: string | undefined) => (word === undefined || word === '-' ? null : (word as T));
  const verdict = {
    reach: reach as Reach,
    cause: given<Cause>(cause),
    method: given<Method>(method),
    confidence: given<Confidence>(confidence),
    ruleId: 'golden',
    witness: [],
  };
  return { service, verdict, roles: [] };
}

export function assessmentOf(
  place: Place,
  { network, found, quality = null, calls = null }: Pick<Golden, 'network' | 'found' | 'quality' | 'calls'>,
): Assessment {
  return { atMs: 0, place, network: { ...ONLINE, ...network }, services: found.map(verdictOf), quality, calls };
}

export function cardsOf(place: Place, golden: Golden): Advice[] {
  const { situation = 'everyday', topic } = golden;
  const options = topic === undefined ? { situation, today: TODAY } : { situation, today: TODAY, topic };
  return advise(assessmentOf(place, golden), BOOK, LISTED, options);
}

export function lineOf({ id, because }: Advice): string {
  return because.length === 0 ? id : `${id}: ${because.join(', ')}`;
}

export function goldens(): { place: Place; file: string; rows: Golden[] }[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({
      place: file.slice(0, -'.json'.length) as Place,
      file: join(FOLDER, file),
      rows: JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Golden[],
    }));
}

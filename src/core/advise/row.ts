/** The shape of the advice book. The book itself is data of the catalogue and reaches the core as an argument. */
import type {
  Advice,
  CallsTrouble,
  Category,
  Cause,
  LocalCause,
  Method,
  NetworkState,
  Place,
  Reach,
} from '../types.ts';

/** What the reader is doing. All but `everyday` are sections that a person opens on purpose. */
export const SITUATIONS = ['everyday', 'inspection', 'prepare', 'helping', 'opened_on_purpose'] as const;
export type Situation = (typeof SITUATIONS)[number];

/** What a card is about: a row of the matrix. */
export const TOPICS = [
  'network',
  'local',
  'blocking',
  'slow',
  'encrypted_dns',
  'other_browser',
  'site',
  'nothing',
  'messenger',
  'calls',
  'state_messenger',
  'news_ways',
  'search_law',
  'vpn',
  'tor',
  'satellite',
  'inspection',
  'prepare',
  'helping',
] as const;
export type Topic = (typeof TOPICS)[number];

/** How much of a topic may be told in a place. `on_request`: only in a section that was opened on purpose. */
export type Depth = 'full' | 'short' | 'on_request' | 'no';

/** Topic by place: what may be told at all. */
export type AdviceMatrix = Readonly<Record<Topic, Readonly<Record<Place, Depth>>>>;

/**
 * Conditions as data. What is not named does not matter; a list means any of its values. All but `situations` and `places`
 * are asked in `everyday` only: a section opened on purpose says the same whatever was found.
 */
export interface AdviceWhen {
  readonly situations: readonly Situation[];
  /** Where the card is of use. Where it is dangerous stands in `never`. */
  readonly places?: readonly Place[];
  readonly networkStates?: readonly NetworkState[];
  readonly localCauses?: readonly LocalCause[];
  readonly viaProxy?: boolean;
  /** How the connection was over the last hours. */
  readonly quality?: readonly ('unsteady' | 'slow')[];
  /** What the last test of calls found. */
  readonly calls?: readonly CallsTrouble[];
  /** `all_answered`: whatever was checked answered, and something was. `none_checked`: nothing was. */
  readonly outcome?: 'all_answered' | 'none_checked';
  /** Asked of each service; one service must meet all of them. */
  readonly services?: readonly string[];
  readonly categories?: readonly Category[];
  readonly reaches?: readonly Reach[];
  readonly causes?: readonly Cause[];
  readonly methods?: readonly (Method | null)[];
  /** How many services must meet the conditions above, 1 when not given. */
  readonly minCount?: number;
}

/** Where a statement comes from; always shown as plain text, never as a link. */
export interface AdviceSource {
  /** Its name, in English where it has none of its own. */
  readonly text: string;
  /** The message `source_<said>` that tells it in the reader's language, where it is not a name. */
  readonly said?: string;
  /** ISO day, month or year. */
  readonly date: string;
  /** Places where the name itself, seen on the screen, may harm the reader. */
  readonly hiddenIn?: readonly Place[];
}

/** One card of the book. Its texts are messages `advice_<id>_title`, `_body`, `_risk`, `_step1`... */
export interface AdviceRow {
  readonly id: string;
  readonly topic: Topic;
  /** A `full` card needs a place where the matrix says `full`. */
  readonly depth: 'short' | 'full';
  readonly severity: Advice['severity'];
  /** Lower is more useful and comes first. */
  readonly rank: number;
  /** Of cards with the same group only the first is shown. */
  readonly group?: string;
  readonly when: AdviceWhen;
  /** Where the card must never show, whatever else holds. */
  readonly never: readonly Place[];
  readonly steps: number;
  /** Message that names the risk of following the card. */
  readonly risk: string;
  readonly sources: readonly AdviceSource[];
  /** ISO days. */
  readonly reviewed: string;
  readonly reviewDue: string;
}

export interface AdviceBook {
  readonly rows: readonly AdviceRow[];
  readonly matrix: AdviceMatrix;
  /** The topics that each situation may show; all others are barred there. */
  readonly topics: Readonly<Record<Situation, readonly Topic[]>>;
}

import type { ServiceStatus, Snapshot } from '../../../protocol.ts';
import type { Texts } from '../../../texts/texts.ts';
import { aside, dayOf, sentence } from '../../day.ts';
import { sceneOf } from '../../scene.ts';
import { hourUtc } from '../../time.ts';
import { type GlyphName, glyphOf } from '../../words.ts';

/** What the person lets out besides the numbers. */
export interface ShareChoices {
  /** Ids of services that are named. */
  readonly services: ReadonlySet<string>;
  readonly namesNetwork: boolean;
}

/** All that leaves, in the order in which it is read; text and picture hold the same. */
export interface ShareCard {
  readonly title: string;
  readonly sentence: string;
  readonly aside: string;
  readonly rows: readonly { readonly glyph: GlyphName; readonly name: string; readonly words: string }[];
  /** When, to the hour; the network where it was chosen; how far it holds. */
  readonly notes: readonly string[];
}

/** Returns whether this place lets anything be shared. */
export function mayShare({ consent, policy }: Pick<Snapshot, 'consent' | 'policy'>): boolean {
  return consent !== null && policy.share;
}

/** Returns the services that can be named: those with a result. */
export function shareable({ services }: Pick<Snapshot, 'services'>): readonly ServiceStatus[] {
  return services.filter(({ result }) => result !== null && result.verdict.reach !== 'not_checked');
}

/** Returns the ids named at first: what did not answer well, of the services that everybody knows. */
export function namedAtFirst(snapshot: Pick<Snapshot, 'services'>): readonly string[] {
  const known = shareable(snapshot).filter(({ category }) => category !== 'custom');
  const bad = known.filter(({ result }) => result?.verdict.reach !== 'reachable');
  return (bad.length > 0 ? bad : known).map(({ id }) => id);
}

/** Returns the name of the network that the person may choose to tell, null where there is none. */
export function networkName({ network }: Pick<Snapshot, 'network'>): string | null {
  return [network?.name, network?.operator].filter(Boolean).join(', ') || null;
}

/**
 * Returns what may leave, null where the place forbids it or there is nothing to tell. Neither addresses nor the place are
 * in it, and no time finer than an hour. The numbers count all that was checked, so that a choice of rows cannot bend them.
 */
export function cardOf(snapshot: Snapshot, choices: ShareChoices, texts: Texts): ShareCard | null {
  if (!mayShare(snapshot) || sceneOf(snapshot) !== 'day' || !snapshot.round) return null;
  const day = dayOf(snapshot.services);
  const name = choices.namesNetwork ? networkName(snapshot) : null;
  return {
    title: texts.say('notice_title_discreet'),
    sentence: sentence(texts, day),
    aside: aside(texts, day),
    rows: shareable(snapshot)
      .filter(({ id }) => choices.services.has(id))
      .map((service) => ({
        glyph: glyphOf({ ...service, pending: false }),
        name: service.name,
        words: texts.say(wordsKey(service)),
      })),
    notes: [
      texts.say('share_when', { when: hourUtc(texts.language, snapshot.round.finishedMs) }),
      ...(name ? [texts.say('share_network', { name })] : []),
      texts.say('share_note'),
    ],
  };
}

function wordsKey({ result }: ServiceStatus): string {
  if (!result) return 'share_answered';
  const { reach, cause, confidence } = result.verdict;
  if (cause === 'blocking') return `share_${reach === 'impaired' ? 'held' : 'blocked'}_${confidence ?? 'possible'}`;
  if (cause === 'site') return 'share_site';
  if (reach === 'reachable') return 'share_answered';
  return reach === 'impaired' ? 'share_impaired' : 'share_down';
}

/** Returns the card as plain text. */
export function textOf({ title, sentence, aside, rows, notes }: ShareCard): string {
  const named = rows.map(({ name, words }) => `${name}: ${words}`);
  return [title, sentence, aside, '', ...named, ...(named.length > 0 ? [''] : []), ...notes].join('\n');
}

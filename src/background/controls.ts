import { CONTROLS } from '../catalog/controls.ts';
import { numbered } from '../core/numbered.ts';
import { CONTROLS_WHERE_FEW } from '../core/place.ts';
import { shuffled } from '../core/schedule.ts';
import type { ControlGroup, Target } from '../core/types.ts';
import type { ControlRow } from '../probe/controls.ts';
import type { Running } from '../store/ledger.ts';
import type { Context } from './context.ts';

/** Where connections are to be few, this many foreign controls are enough to outvote one that is blocked itself. */
const FEW = 3;

type Round = Pick<Running, 'id' | 'large' | 'targets' | 'reason'>;

/**
 * Returns the controls of a round in an order that chance, and the round's id, decide: the same each time they are asked,
 * also by a worker that has to begin anew, or a round would turn to more hosts than were counted. Foreign ones of different
 * owners, and one over plain http where the place lets port 80 be asked.
 */
export function controlsFor(
  { policy, settings }: Context,
  round: Round,
  mayAsk: (url: string) => boolean = () => true,
): readonly ControlRow[] {
  const own = settings.controls?.filter(({ url }) => mayAsk(url)) ?? [];
  const of = (group: ControlGroup) => shuffled(ownOr(own, group), chanceOf(round.id + group));
  const isClick = round.reason === 'click' || round.reason === 'page';
  // What is large is a load on who gives it away: for a person who waits, not for a clock.
  const isDue = ({ status, body }: ControlRow) =>
    (isClick && round.large.length > 0) || status === 204 || body !== undefined;
  const foreign = hasOwn(own, 'foreign') ? of('foreign') : of('foreign').filter(isDue);
  const { maxHosts } = policy.click;
  const most = maxHosts !== null ? CONTROLS_WHERE_FEW : policy.pace.parallel <= 2 ? FEW : foreign.length;
  const portal = policy.ladder.plainHttp ? of('portal').slice(0, 1) : [];
  return shuffled([...foreign.slice(0, most), ...portal], chanceOf(round.id));
}

/** Returns at most one control of a state: only where the place has such a group, and the round asks no other such host. */
export function domesticFor(
  { policy, settings }: Context,
  round: Round,
  all: readonly Target[],
): readonly ControlRow[] {
  const asksState = all.some(({ id, state }) => state && numbered(round.targets).has(id));
  const own = settings.controls ?? [];
  const rows =
    settings.controls && !hasOwn(own, 'domestic') ? [] : shuffled(ownOr(own, 'domestic'), chanceOf(round.id));
  return policy.domestic && !asksState ? rows.slice(0, 1) : [];
}

type Own = NonNullable<Context['settings']['controls']>;

function hasOwn(own: Own, group: ControlGroup): boolean {
  return own.some((control) => control.group === group);
}

/** Those of a person or a policy take the place of the catalogue's, group by group: without controls nothing can be said. */
function ownOr(own: Own, group: ControlGroup): readonly ControlRow[] {
  if (!hasOwn(own, group)) return CONTROLS.filter((control) => control.group === group);
  return own
    .filter((control) => control.group === group)
    .map(({ body, ...row }) => ({ ...row, id: row.url, ...(body === undefined ? {} : { body }) }));
}

/** Numbers from 0 up to 1 that a text decides (mulberry32 over FNV-1a). */
function chanceOf(text: string): () => number {
  let state = 0x811c9dc5;
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

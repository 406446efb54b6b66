import { CONTROLS } from '../catalog/controls.ts';
import { shuffled } from '../core/schedule.ts';
import type { ControlGroup, Target } from '../core/types.ts';
import type { ControlRow } from '../probe/controls.ts';
import type { Running } from '../store/ledger.ts';
import type { Context } from './context.ts';

/** Where connections are to be few, this many foreign controls are enough to outvote one that is blocked itself. */
const FEW = 3;

/**
 * Returns the controls of a round in random order: foreign ones of different owners, one over plain http, and at most
 * one of a state, only where the place has such a group, no proxy is known to be on, and the round asks no other such host.
 */
export function controlsFor(
  context: Context,
  { large, targets }: Pick<Running, 'large' | 'targets'>,
  all: readonly Target[],
  isProxied: boolean,
  random: () => number,
): readonly ControlRow[] {
  const { policy, settings } = context;
  const of = (group: ControlGroup) => shuffled(ownOr(settings.controls, group), random);
  const foreign = of('foreign').filter(({ status, body }) => large.length > 0 || status === 204 || body !== undefined);
  const isFew = policy.pace.parallel <= 2;
  const asksState = all.some(({ id, state }) => state && targets.includes(id));
  const domestic = policy.domestic && !asksState && !isProxied ? of('domestic').slice(0, 1) : [];
  return shuffled([...(isFew ? foreign.slice(0, FEW) : foreign), ...of('portal').slice(0, 1), ...domestic], random);
}

function ownOr(own: Context['settings']['controls'], group: ControlGroup): readonly ControlRow[] {
  const rows = CONTROLS.filter((control) => control.group === group);
  if (!own || group === 'portal') return rows;
  return own
    .filter((control) => control.group === group)
    .map(({ body, ...row }) => ({ ...row, id: row.url, ...(body === undefined ? {} : { body }) }));
}

import type { World } from './compose.ts';

/** Tells of each world whether something wrong is said of it. */
export type Trial = (worlds: readonly World[]) => Promise<readonly boolean[]>;

/** Returns the smallest world that still is judged wrong: one trait or network trait less at a time, as long as one such is wrong. */
export async function shrink(world: World, areWrong: Trial): Promise<World> {
  const smaller = smallerThan(world);
  if (smaller.length === 0) return world;
  const wrong = await areWrong(smaller);
  const next = smaller.find((_, index) => wrong[index]);
  return next ? shrink(next, areWrong) : world;
}

/** Worlds with one thing less; the network first, since an ordinary one explains the most. */
export function smallerThan({ traits, around }: World): readonly World[] {
  // What a device or a gateway does to some sites goes with it.
  const own = traits.filter((trait) => !trait.startsWith('side:'));
  const ordinary: readonly World[] = around === 'plain' ? [] : [{ traits: own, around: 'plain' }];
  const fewer = traits.map((left): World => ({ around, traits: traits.filter((trait) => trait !== left) }));
  return [...ordinary, ...fewer];
}

const known = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** Returns the place of each id in the list, from 0; counted once for each list, which must not change: it may hold thousands. */
export function numbered(ids: readonly string[]): ReadonlyMap<string, number> {
  const places = known.get(ids) ?? new Map(ids.map((id, place) => [id, place]));
  known.set(ids, places);
  return places;
}

import type { World } from './world.ts';

/**
 * Which site answers on a dialled address when the client asks for `name` (SNI or Host; null when it names none).
 * Null when nobody lives there. A null address means that the mode cannot tell addresses apart: the name decides.
 */
export function siteAt(world: World, address: string | null, name: string | null): string | null {
  if (address === null || world.scenario.proxies?.includes(world.inside(address))) return name;
  const owners = world.ownersOf(address);
  if (name !== null && owners.includes(name)) return name;
  return owners[0] ?? null;
}

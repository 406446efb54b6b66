import { SERVICES } from '../catalog/services.ts';
import { targetsOf } from '../catalog/targets.ts';
import { isListable, targetOf } from '../contract/list.ts';
import type { PlacePolicy } from '../core/place.ts';
import type { Target } from '../core/types.ts';
import type { Settings } from '../protocol.ts';

/** Returns every target that the settings ask for; a list from another place loses what may not be listed in this one. */
export function chosenTargets({ settings, policy }: { settings: Settings; policy: PlacePolicy }): readonly Target[] {
  const listed = settings.targets.filter((target) => isListable(target, policy)).map(targetOf);
  if (settings.replaceTargets) return listed;
  const chosen = SERVICES.filter(({ id, watched }) =>
    watched ? !settings.excluded.includes(id) : settings.included.includes(id),
  );
  return [...chosen.flatMap(targetsOf), ...listed];
}

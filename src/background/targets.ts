import { SERVICES } from '../catalog/services.ts';
import { targetsOf } from '../catalog/targets.ts';
import { targetOf } from '../contract/list.ts';
import type { Target } from '../core/types.ts';
import type { Settings } from '../protocol.ts';

/** Returns every target that the settings ask for, whatever the place may then allow. */
export function chosenTargets(settings: Settings): readonly Target[] {
  const listed = settings.targets.map(targetOf);
  if (settings.replaceTargets) return listed;
  const chosen = SERVICES.filter(({ id, watched }) =>
    watched ? !settings.excluded.includes(id) : settings.included.includes(id),
  );
  return [...chosen.flatMap(targetsOf), ...listed];
}

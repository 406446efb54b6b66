import type { Snapshot } from '../../protocol.ts';
import type { Screen } from '../scene.ts';
import { useUi } from '../ui.ts';

/** The one button that a state asks for, if any. */
export function SceneAction({ scene, snapshot }: { scene: Screen; snapshot: Snapshot }) {
  const { texts, model } = useUi();
  const portalUrl = snapshot.network?.portalUrl;
  const actions: Partial<Record<Screen, () => void>> = {
    first_run: () => model.openPage('welcome'),
    no_permission: () => void model.allow(),
    ...(portalUrl ? { captive_portal: () => model.openUrl(portalUrl) } : {}),
  };
  const act = actions[scene];
  if (!act) return null;
  return (
    <button type="button" class="button primary" onClick={act}>
      {texts.say(`scene_${scene}_action`)}
    </button>
  );
}

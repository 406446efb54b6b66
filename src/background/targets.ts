import { isChosen } from '../catalog/named.ts';
import { SERVICES } from '../catalog/services.ts';
import { targetsOf } from '../catalog/targets.ts';
import { isListable, targetOf } from '../contract/list.ts';
import { PAGE_ID, pageAsListed } from '../contract/page.ts';
import type { PlacePolicy } from '../core/place.ts';
import type { Target } from '../core/types.ts';
import type { Settings } from '../protocol.ts';
import type { Ledger } from '../store/ledger.ts';

interface Chosen {
  readonly settings: Settings;
  readonly policy: PlacePolicy;
}

const known = new WeakMap<Settings, { readonly policy: PlacePolicy; readonly targets: readonly Target[] }>();

/** Returns every target that the settings ask for; a list from another place loses what may not be listed in this one. */
export function chosenTargets(chosen: Chosen): readonly Target[] {
  const { settings, policy } = chosen;
  const last = known.get(settings);
  if (last?.policy === policy) return last.targets;
  const targets = chosenAnew(chosen);
  known.set(settings, { policy, targets });
  return targets;
}

function chosenAnew({ settings, policy }: Chosen): readonly Target[] {
  const listed = settings.targets.filter((target) => isListable(target, policy)).map(targetOf);
  if (settings.replaceTargets) return listed;
  const chosen = SERVICES.filter((service) => isChosen(service, settings, policy));
  return [...chosen.flatMap(targetsOf), ...listed];
}

/** Returns the chosen targets, and the page that was asked about where no listed service stands for it. */
export function allTargets(chosen: Chosen, { page }: Pick<Ledger, 'page'>): readonly Target[] {
  const own = page?.service === PAGE_ID && page.url ? [pageAsListed(page.url)] : [];
  return [...chosenTargets(chosen), ...own.filter((one) => isListable(one, chosen.policy)).map(targetOf)];
}

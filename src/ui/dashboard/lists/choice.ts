import { isChosen, isNamed, isWatched } from '../../../catalog/named.ts';
import type { Service } from '../../../catalog/schema.ts';
import { SERVICES } from '../../../catalog/services.ts';
import { mayBeListed } from '../../../core/place.ts';
import { CATEGORIES, type Category } from '../../../core/types.ts';
import type { Settings, Snapshot } from '../../../protocol.ts';

export interface Choice {
  readonly service: Service;
  readonly isChosen: boolean;
  /** False where the place never lets it be checked; its reports are still shown. */
  readonly isCheckable: boolean;
}

/** The services that this place may name, and those a person added by name, by category, and whether they are on the list. */
export function choicesOf({ settings, policy }: Pick<Snapshot, 'settings' | 'policy'>): [Category, Choice[]][] {
  const isShown = (service: Service) => isNamed(service, policy) || isChosen(service, settings, policy);
  const all = SERVICES.filter(isShown).map((service) => ({
    service,
    isChosen: isChosen(service, settings, policy),
    isCheckable: mayBeListed(policy, { tier: service.tier, state: service.state ?? false }),
  }));
  return CATEGORIES.map((category): [Category, Choice[]] => [
    category,
    all.filter((one) => one.service.category === category),
  ]).filter(([, choices]) => choices.length > 0);
}

/** The settings after one service was turned on or off. */
export function withChoice(
  service: Service,
  isOn: boolean,
  { settings, policy }: Pick<Snapshot, 'settings' | 'policy'>,
): Partial<Settings> {
  const { id } = service;
  const without = (list: readonly string[]) => list.filter((one) => one !== id);
  const listed = (list: readonly string[]) => [...without(list), id];
  if (isWatched(service, policy)) return { excluded: isOn ? without(settings.excluded) : listed(settings.excluded) };
  return { included: isOn ? listed(settings.included) : without(settings.included) };
}

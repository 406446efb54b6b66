import { PLACES } from '../../../catalog/places.ts';
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

/** All services of the catalogue by category, and whether they are on the list. */
export function choicesOf({ settings, consent }: Pick<Snapshot, 'settings' | 'consent'>): [Category, Choice[]][] {
  const policy = PLACES[consent?.place ?? 'unsaid'];
  const all = SERVICES.map((service) => ({
    service,
    isChosen: isChosen(service, settings),
    isCheckable: mayBeListed(policy, { tier: service.tier, state: service.state ?? false }),
  }));
  return CATEGORIES.map((category): [Category, Choice[]] => [
    category,
    all.filter((one) => one.service.category === category),
  ]).filter(([, choices]) => choices.length > 0);
}

function isChosen({ id, watched }: Service, { excluded, included }: Settings): boolean {
  return watched ? !excluded.includes(id) : included.includes(id);
}

/** The settings after one service was turned on or off. */
export function withChoice({ id, watched }: Service, isOn: boolean, settings: Settings): Partial<Settings> {
  const without = (list: readonly string[]) => list.filter((one) => one !== id);
  const listed = (list: readonly string[]) => [...without(list), id];
  if (watched) return { excluded: isOn ? without(settings.excluded) : listed(settings.excluded) };
  return { included: isOn ? listed(settings.included) : without(settings.included) };
}

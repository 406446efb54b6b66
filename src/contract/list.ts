import type { PlacePolicy } from '../core/place.ts';
import { CATEGORIES, type Category, type Target } from '../core/types.ts';
import type { ListedTarget } from '../protocol.ts';
import { attempt, Refusal } from './check.ts';
import { exposureOf } from './exposure.ts';
import { isServiceId } from './ids.ts';
import { listedTargets } from './listed.ts';
import { placeRefusal } from './place-refusal.ts';

export type Replacement =
  | { readonly ok: true; readonly targets: readonly ListedTarget[] }
  | { readonly ok: false; readonly error: string };

/** Returns the targets of a `replace-targets`, all or none; `error` names the first that is wrong. Never throws. */
export function acceptReplacement(targets: unknown, policy: PlacePolicy): Replacement {
  const accepted = attempt('targets', () => allowedTargets(listedTargets(targets, 'targets'), policy, 'targets'));
  return accepted.ok ? { ok: true, targets: accepted.value } : accepted;
}

/** Returns `targets` where their ids are unique and the place allows each; throws a `Refusal` for the first other. */
export function allowedTargets(
  targets: readonly ListedTarget[],
  policy: PlacePolicy,
  at: string,
): readonly ListedTarget[] {
  const ids = new Set<string>();
  for (const [index, { id, url, category }] of targets.entries()) {
    if (ids.has(id)) throw new Refusal(`${at}[${index}].id`, `used twice: ${id}`);
    if (isServiceId(id)) throw new Refusal(`${at}[${index}].id`, `a service of the catalogue: ${id}`);
    ids.add(id);
    const refusal = placeRefusal(new URL(url), category, policy);
    if (refusal) throw new Refusal(`${at}[${index}].url`, refusal);
  }
  return targets;
}

/** Returns whether the place lets a listed target stay: the list may have been made in another place. */
export function isListable({ id, url, category }: ListedTarget, policy: PlacePolicy): boolean {
  return !isServiceId(id) && placeRefusal(new URL(url), category, policy) === null;
}

/** Returns the target of the core for a listed one, whose URL has been accepted; throws on any other. */
export function targetOf({ id, name, url, category }: ListedTarget): Target {
  const { hostname } = new URL(url);
  return {
    id: `${id}/web/0`,
    service: id,
    name,
    category: CATEGORIES.find((one): one is Category => one === category) ?? 'custom',
    code: category,
    ...exposureOf(hostname, category),
    role: 'web',
    pool: false,
    host: hostname,
    url,
    // The front page, which nearly everywhere is larger than what the known freeze lets through.
    largeUrl: new URL('/', url).href,
    privateCa: false,
  };
}

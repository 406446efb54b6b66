import type { Target } from '../core/types.ts';
import type { Service } from './schema.ts';

/** Returns the hosts of a service in the order of the catalogue, most telling first. */
export function targetsOf(service: Service): Target[] {
  const { id, name, category, code, tier, state = false } = service;
  return service.roles.flatMap(({ role, pool, endpoints }) =>
    endpoints.map(({ url, largeUrl = null, privateCa = false }, index) => ({
      id: `${id}/${role}/${index}`,
      service: id,
      name,
      category,
      code,
      tier,
      state,
      role,
      pool,
      // The parser gives the ASCII form in lower case.
      host: new URL(url).hostname,
      url,
      largeUrl,
      privateCa,
    })),
  );
}

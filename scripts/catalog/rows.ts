import { CONTROLS } from '../../src/catalog/controls.ts';
import { PROVIDERS } from '../../src/catalog/providers.ts';
import { RESOLVERS } from '../../src/catalog/resolvers.ts';
import { SERVICES } from '../../src/catalog/services.ts';
import { targetsOf } from '../../src/catalog/targets.ts';
import { queryOf } from '../../src/probe/dns-message.ts';

/** One address of the catalogue, and what is expected there. */
export interface Row {
  readonly id: string;
  readonly url: string;
  /** Exactly this status, for controls. */
  readonly status?: number;
  /** Exactly this text, for controls. */
  readonly body?: string;
  /** What a frozen connection needs to show itself: objects meant as large ones have at least so many bytes. */
  readonly leastBytes?: number;
  /** Only that something answers: the certificate is of an authority of the service's own. */
  readonly privateCa?: boolean;
}

/** Reach reads 64 KB of a large object; a freeze was seen between 12 and 36 KB. */
export const LARGE_BYTES = 36_000;
/** A name that stays: RFC 2606. */
const LASTING_NAME = 'example.com';

/** Returns every address that the catalogue may make a browser ask, each once. */
export function rowsOfCatalogue(): readonly Row[] {
  const services = SERVICES.flatMap((service) =>
    targetsOf(service).flatMap(({ id, url, largeUrl, privateCa }): Row[] => [
      { id, url, ...(privateCa ? { privateCa } : {}) },
      ...(largeUrl ? [{ id: `${id} (large)`, url: largeUrl, leastBytes: LARGE_BYTES }] : []),
    ]),
  );
  const controls = CONTROLS.map(
    ({ id, url, status, body }): Row => ({
      id: `control ${id}`,
      url,
      status,
      ...(body === undefined ? {} : { body }),
    }),
  );
  const resolvers = RESOLVERS.flatMap(({ id, url, byAddress }) =>
    [url, ...byAddress].map(
      (one): Row => ({
        id: `resolver ${id}`,
        url: `${one}?dns=${queryOf(LASTING_NAME, 'A')}`,
        status: 200,
      }),
    ),
  );
  const providers = PROVIDERS.map(({ id, url }): Row => ({ id: `provider ${id}`, url, leastBytes: LARGE_BYTES }));
  return [...services, ...controls, ...resolvers, ...providers];
}

/** The shapes of the catalogue. The schema that checks them runs in tests only, so that no schema library ships. */
import type { Category, ControlGroup, RoleName, Tier } from '../core/types.ts';
import type { SourceId } from './sources.ts';

export interface Endpoint {
  /** An origin, favicon, robots.txt, generate_204 or another small public object. */
  readonly url: string;
  /** An object of the same host that is likely to exceed 36 KB. */
  readonly largeUrl?: string;
  /** The service signs with an authority of its own: a certificate error means that something answered. */
  readonly privateCa?: true;
}

export interface Role {
  readonly role: RoleName;
  /** True when one endpoint that answers is enough. */
  readonly pool: boolean;
  readonly endpoints: readonly Endpoint[];
}

interface Reviewed {
  readonly source: SourceId;
  /** ISO date on which a person last looked at the row. */
  readonly reviewed: string;
}

export interface Service extends Reviewed {
  readonly id: string;
  readonly name: string;
  readonly category: Category;
  /** Category code as the test lists of the field use it, such as NEWS. */
  readonly code: string;
  /** How exposed a person is in the most dangerous place; there is one tier for all. */
  readonly tier: Exclude<Tier, 'X'>;
  /** In the list from the start, as far as the place allows; the rest can be turned on. */
  readonly watched: boolean;
  /** A host of a state. */
  readonly state?: true;
  /** The most telling role, and in it the most telling endpoint, comes first. */
  readonly roles: readonly Role[];
  /** Functions that a browser cannot test, such as `calls`. */
  readonly notTestable: readonly string[];
}

export interface Control extends Reviewed {
  readonly id: string;
  readonly owner: string;
  readonly group: ControlGroup;
  readonly url: string;
  readonly status: number;
  /** The whole body, white space at both ends aside; absent where only the status is known. */
  readonly body?: string;
}

/** A provider that publishes its address ranges, and an object of another site there. */
export interface Provider extends Reviewed {
  readonly id: string;
  readonly owner: string;
  /** As published; of IPv6 only what its first 32 bits tell apart. */
  readonly ranges: readonly string[];
  /** Larger than 64 KB, never changes, neutral (tier A), and not one of the provider's own pages. */
  readonly url: string;
}

/** A resolver that speaks DNS over HTTPS in the wire format of RFC 8484. */
export interface Resolver extends Reviewed {
  readonly id: string;
  readonly owner: string;
  readonly url: string;
  /** The same resolver by fixed address, for networks that hide its name. */
  readonly byAddress: readonly string[];
}

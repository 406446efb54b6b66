import { RESOLVER_ADDRESSES } from '../addresses.ts';
import { Authority } from './authority.ts';
import type { Identity } from './identity.ts';

/** Resolvers whose certificates also name the address; only the first of each pair is promised. */
const BY_ADDRESS = new Set(['one.one.one.one', 'dns.google', 'dns.quad9.net', 'dns.adguard-dns.com']);

const DEFAULT_FOREIGN_ISSUER = 'Russian Trusted Root CA';
const DEFAULT_GATEWAY = 'Company Gateway CA';

/** The authority that clients trust, and as many that they do not as a scenario names. */
export class Identities {
  readonly trusted: Authority;
  #foreign = new Map<string, Promise<Authority>>();
  #gateways = new Map<string, Promise<Authority>>();

  constructor(trusted: Authority) {
    this.trusted = trusted;
  }

  genuine(name: string): Identity {
    const addresses = BY_ADDRESS.has(name) ? (RESOLVER_ADDRESSES[name] ?? []) : [];
    return { signer: this.trusted, name, addresses };
  }

  expired(name: string): Identity {
    return { signer: this.trusted, name, expired: true };
  }

  async foreign(name: string, issuer = DEFAULT_FOREIGN_ISSUER): Promise<Identity> {
    const authority = this.#foreign.get(issuer) ?? Authority.create(issuer);
    this.#foreign.set(issuer, authority);
    return { signer: await authority, name };
  }

  /** Signed by an authority below the trusted one: the device takes it for true, as it does a company's own root. */
  async gateway(name: string, issuer = DEFAULT_GATEWAY): Promise<Identity> {
    const authority = this.#gateways.get(issuer) ?? Authority.create(issuer, this.trusted);
    this.#gateways.set(issuer, authority);
    return { signer: await authority, name };
  }
}

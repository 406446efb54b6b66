/** Which network this is: pure steps of the ledger. */
import type { Footing } from '../core/diff.ts';
import type { Pulse } from '../core/pulse.ts';
import type { KnownNetwork, Ledger } from './ledger.ts';

const MOST_NETWORKS = 8;
const MOST_PULSES = 50;
const NOTHING: KnownNetwork = { key: '', sign: null, name: null, tracks: {} };

/** Returns the present network, undefined before a round has been anywhere. */
export function here({ networks }: Pick<Ledger, 'networks'>): KnownNetwork | undefined {
  return networks[0];
}

/** Returns the footing of a round that begins now; `isUnsure` after a sleep, and where the network may be another. */
export function footingOf({ moved, lastRound }: Ledger, isUnsure: boolean): Footing {
  if (moved !== null) return `moved_to_${moved}`;
  if (lastRound === null) return 'first';
  return isUnsure ? 'unsure' : 'settled';
}

/** Puts the network with this key in front, a new one where none has it, and compares with what was known there. */
export function moveTo(ledger: Ledger, key: string, sign: string | null = null): Ledger {
  if (here(ledger)?.key === key) return ledger;
  const there = ledger.networks.find((one) => one.key === key) ?? { ...NOTHING, key, sign };
  const others = ledger.networks.filter((one) => one !== there);
  return { ...ledger, networks: [there, ...others].slice(0, MOST_NETWORKS), moved: 'known' };
}

/**
 * Returns the ledger on the network that looks like this to the browser: the present one, the one used last that looked so,
 * or a new one under the key `fresh`.
 */
export function recognise(ledger: Ledger, sign: string, fresh: string): Ledger {
  const [present = { ...NOTHING, key: fresh }, ...others] = ledger.networks;
  if (present.sign !== null && present.sign !== sign)
    return moveTo(ledger, others.find((one) => one.sign === sign)?.key ?? fresh, sign);
  return { ...ledger, networks: [{ ...present, sign }, ...others] };
}

/** Gives the present network its name. */
export function nameHere(ledger: Ledger, name: string | null, fresh: string): Ledger {
  const [present = { ...NOTHING, key: fresh }, ...others] = ledger.networks;
  return { ...ledger, networks: [{ ...present, name }, ...others] };
}

/** Returns the pulses with one more; of too many the oldest go. */
export function withPulse({ pulses }: Ledger, pulse: Pulse | null): readonly Pulse[] {
  return pulse ? [...pulses, pulse].slice(-MOST_PULSES) : pulses;
}

/**
 * Returns the key of the network on which this number was looked up: the present one at first, one that looks the same
 * and had this number before, or `fresh` where the present one had another. Null before a round has been anywhere.
 */
export function keyOfNumber(
  ledger: Ledger,
  known: readonly { readonly asn: number; readonly key: string }[],
  asn: number,
  fresh: string,
): string | null {
  const present = here(ledger);
  if (!present) return null;
  const mine = known.find(({ key }) => key === present.key);
  if (mine?.asn === asn) return present.key;
  const looksSame = (key: string) => ledger.networks.some((one) => one.key === key && one.sign === present.sign);
  const other = known.find((one) => one.asn === asn && looksSame(one.key));
  return other?.key ?? (mine ? fresh : present.key);
}

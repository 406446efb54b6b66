/** Which network this is: pure steps of the ledger. */
import type { Pulse } from '../core/pulse.ts';
import type { KnownNetwork, Ledger } from './ledger.ts';

const MOST_NETWORKS = 8;
const MOST_PULSES = 50;
const DAY_MS = 24 * 60 * 60_000;
const NOTHING: KnownNetwork = { key: '', sign: null, name: null, tracks: {} };

/** Puts the network with this key in front, a new one where none has it, and compares with what was known there. */
export function moveTo(ledger: Ledger, key: string, sign: string | null = null): Ledger {
  const [here] = ledger.networks;
  if (here?.key === key) return ledger;
  const left = ledger.networks.map((one) => (one === here ? { ...one, tracks: ledger.tracks } : one));
  const there = left.find((one) => one.key === key) ?? { ...NOTHING, key, sign };
  const others = left.filter((one) => one !== there);
  const networks = [{ ...there, tracks: {} }, ...others].slice(0, MOST_NETWORKS);
  return { ...ledger, networks, tracks: there.tracks ?? {}, moved: 'known' };
}

/**
 * Returns the ledger on the network that looks like this to the browser: the present one, the one used last that looked so,
 * or a new one under the key `fresh`. Whatever was told before networks had keys was told on the present one.
 */
export function recognise(ledger: Ledger, sign: string, fresh: string): Ledger {
  const [here, ...others] = ledger.networks;
  if (here && here.sign !== null && here.sign !== sign)
    return moveTo(ledger, others.find((one) => one.sign === sign)?.key ?? fresh, sign);
  return { ...ledger, networks: [{ ...(here ?? { ...NOTHING, key: fresh }), sign }, ...others] };
}

/** Gives the present network its name. */
export function nameHere(ledger: Ledger, name: string | null, fresh: string): Ledger {
  const [here = { ...NOTHING, key: fresh }, ...others] = ledger.networks;
  return { ...ledger, networks: [{ ...here, name }, ...others] };
}

/** Returns the pulses of the last day with one more; a clock that was set back keeps none of the future. */
export function withPulse({ pulses }: Ledger, pulse: Pulse | null, nowMs: number): readonly Pulse[] {
  const recent = pulses.filter(({ atMs }) => atMs <= nowMs && nowMs - atMs < DAY_MS);
  return (pulse ? [...recent, pulse] : recent).slice(-MOST_PULSES);
}

/**
 * Returns the key of the network on which this number was looked up: the present one at first, one that looks the same
 * and had this number before, or `fresh` where the present one had another. Null before a round has been anywhere.
 */
export function keyOfNumber(
  { networks }: Ledger,
  known: readonly { readonly asn: number; readonly key: string }[],
  asn: number,
  fresh: string,
): string | null {
  const [here] = networks;
  if (!here) return null;
  const mine = known.find(({ key }) => key === here.key);
  if (mine?.asn === asn) return here.key;
  const looksSame = (key: string) => networks.some((one) => one.key === key && one.sign === here.sign);
  const other = known.find((one) => one.asn === asn && looksSame(one.key));
  return other?.key ?? (mine ? fresh : here.key);
}

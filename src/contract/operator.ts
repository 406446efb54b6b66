/** Answers of the look-up service, RIPEstat of the RIPE NCC: what does not have exactly the documented form is refused. */
import { addressKind } from '../core/address.ts';
import { listOf, Refusal, text } from './check.ts';
import { label } from './listed.ts';
import { shape } from './shape.ts';

const MOST_NUMBER = 2 ** 32 - 1;

const isPublic = (ip: string) => ip.length < 46 && addressKind(ip) === 'public';
const isNumber = (asn: string) => /^[1-9]\d{0,9}$/.test(asn) && Number(asn) <= MOST_NUMBER;

/** `whats-my-ip`: the address of whoever asks. */
const visitor = shape({ data: shape({ ip: text(isPublic, 'not an address') }) });
/** `network-info`: the networks that announce an address. */
const announcers = shape({ data: shape({ asns: listOf(text(isNumber, 'not a number'), 20) }) });
/** `as-overview`: who holds a number. */
const overview = shape({ data: shape({ holder: label(1, 120) }) });

export function addressIn(answer: unknown): string {
  return visitor(answer, '').data.ip;
}

/** Returns the number of the network; where several announce an address, the first. */
export function numberIn(answer: unknown): number {
  const [asn] = announcers(answer, '').data.asns;
  if (asn === undefined) throw new Refusal('asns', 'none');
  return Number(asn);
}

/** Returns the name of the holder, without the short handle before it. */
export function holderIn(answer: unknown): string {
  const { holder } = overview(answer, '').data;
  return holder.replace(/^[\w.-]+ - (?=\S)/, '').trim();
}

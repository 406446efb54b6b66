import dns, { type DecodedPacket, type RecordType } from 'dns-packet';
import type { Answer, Rcode } from './reply.ts';

/** Short, so that a change of scenario is seen by the next look-up. */
export const TTL_S = 1;

const RCODE_BITS: Readonly<Record<Rcode, number>> = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 };
const RECURSION = dns.RECURSION_DESIRED | dns.RECURSION_AVAILABLE;

/** Record types the library knows by number only. */
const NAMED: Readonly<Record<string, string>> = { UNKNOWN_64: 'SVCB', UNKNOWN_65: 'HTTPS' };

export interface Query {
  packet: DecodedPacket;
  name: string;
  type: string;
}

/** The question of a DNS message; null when there is none to answer. */
export function readQuery(bytes: Buffer): Query | null {
  try {
    const packet = dns.decode(bytes);
    const question = packet.questions?.[0];
    if (packet.type !== 'query' || !question) return null;
    return { packet, name: question.name.toLowerCase(), type: NAMED[question.type] ?? question.type };
  } catch {
    return null;
  }
}

export function encodeAnswer({ packet, type }: Query, answer: Answer): Buffer {
  const questions = packet.questions ?? [];
  const name = questions[0]?.name ?? '';
  return dns.encode({
    type: 'response',
    id: packet.id ?? 0,
    flags: RECURSION | RCODE_BITS[answer.rcode],
    questions,
    answers: [
      ...answer.addresses.map((data) => ({ name, type: type as RecordType, ttl: TTL_S, data }) as dns.Answer),
      ...(answer.keys ? [{ name, type: 'UNKNOWN_65', ttl: TTL_S, data: answer.keys } as unknown as dns.Answer] : []),
    ],
  });
}

export function rcodeNumber(rcode: Rcode): number {
  return RCODE_BITS[rcode];
}

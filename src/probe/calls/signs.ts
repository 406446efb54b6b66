import type { CallOutcome, CallTransport } from '../../core/calls/types.ts';

/** What was seen of one gathering of candidates. Kinds only, never the candidates: those hold addresses of the user. */
export interface Signs {
  /** Ports of UDP that were opened on this device. */
  readonly hosts: number;
  /** Reflexive or relayed: made of an answer of the server. */
  readonly mapped: boolean;
  /** Codes of the errors, in the order in which they came. */
  readonly codes: readonly number[];
  /** Gathering ended by itself, before the deadline. */
  readonly isComplete: boolean;
}

export const NO_SIGNS: Signs = { hosts: 0, mapped: false, codes: [], isComplete: false };

/** Error responses of RFC 8489 and 8656 that no browser makes up; 500 and 600 it does, for a port or a family it will not use. */
const FROM_SERVER: readonly number[] = [300, 400, 401, 403, 420, 437, 438, 440, 441, 442, 443, 446, 447, 486, 487, 508];
const NOT_REACHED = 701;

/** What a browser lets a page know of gathering. */
export interface Telling {
  /** Whether errors are told at all: Firefox does so since version 150. */
  readonly errors: boolean;
  /** See `outcomeOf`. */
  readonly unmapped: boolean;
}

/**
 * Returns what the signs mean, null while more may come. `unmapped`: this browser ends early with an answer whose
 * mapped address is the host's own, and tells each port for which no address was found by 701; both measured in Chromium
 * only. So a port that ended without an error was answered: a silent one does not end.
 */
export function outcomeOf(
  transport: CallTransport,
  signs: Signs,
  telling: Telling,
): { outcome: CallOutcome; code: number | null } | null {
  const { hosts, mapped, codes, isComplete } = signs;
  const spoken = codes.find((code) => FROM_SERVER.includes(code));
  if (mapped) return { outcome: 'answered', code: null };
  if (spoken !== undefined) return { outcome: 'refused', code: spoken };
  // One family of addresses may have failed while the other still waits: only the end of all decides.
  if (!isComplete) return null;
  const local = codes.find((code) => code !== NOT_REACHED);
  if (local !== undefined) return { outcome: 'local', code: local };
  if (transport === 'stun' && telling.unmapped && hosts > codes.length) return { outcome: 'answered', code: null };
  if (codes.length > 0) return { outcome: isOverTcp(transport) ? 'failed' : 'no_name', code: NOT_REACHED };
  // A refusal that is not told would look like a browser that has no UDP.
  if (hosts === 0 && (telling.errors || transport === 'stun')) return { outcome: 'forbidden', code: null };
  return { outcome: 'unclear', code: null };
}

/**
 * Returns what it means that nothing came by the deadline. A browser that keeps pages from UDP may wait like one that is not
 * answered (Firefox with `ice.proxy_only`), but it has opened no port; where only relays are asked for, none is ever shown.
 */
export function atDeadline(transport: CallTransport, { hosts }: Signs): 'silent' | 'forbidden' {
  return transport === 'stun' && hosts === 0 ? 'forbidden' : 'silent';
}

export function isOverTcp(transport: CallTransport): boolean {
  return transport === 'turn_tcp' || transport === 'turns';
}

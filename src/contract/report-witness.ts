import { addressKind } from '../core/address.ts';
import type { Failure } from '../core/failure.ts';
import type { Observation } from '../core/types.ts';
import type { Witness } from './report-types.ts';

export interface WitnessScope {
  /** URL of the service: stands in for a URL whose host is an address that may not be told. */
  readonly input: string;
  /** Unix ms. */
  readonly checkedMs: number;
  readonly addresses: boolean;
}

/** Four numbers, or hex digits with two colons or more that are no part of a word such as `net::ERR_FAILED`. */
const ADDRESS = /\d+\.\d+\.\d+\.\d+|(?<![\w:.])[\da-f]*:[\da-f:]*:[\da-f:.]*(?!\w)/gi;

/** Returns an observation as the report tells it. */
export function witnessOf(seen: Observation, { input, checkedMs, addresses }: WitnessScope): Witness {
  return {
    step: seen.step,
    probe: seen.probe,
    url: tellableUrl(seen.url, input, addresses),
    at_ms: Math.max(0, seen.atMs - checkedMs),
    duration_ms: seen.durationMs,
    failure: withoutAddress(seen.failure),
    status: statusOf(seen),
    bytes: seen.step === 'body' ? seen.bytes : null,
    address: addresses ? publicOnly(addressOf(seen)) : null,
    reused: seen.reused,
  };
}

function statusOf(seen: Observation): number | null {
  if ('outside' in seen) return seen.outside.status;
  return seen.step === 'http' || seen.step === 'body' ? seen.status : null;
}

function addressOf(seen: Observation): string | null {
  if ('outside' in seen) return seen.outside.addresses[0] ?? null;
  return seen.step === 'dns' ? (seen.addresses[0] ?? null) : seen.address;
}

/** Private addresses are the user's network, and the stand-ins of VPN clients (198.18.0.0/15) tell of the client. */
function publicOnly(address: string | null): string | null {
  return address !== null && addressKind(address) === 'public' ? address : null;
}

/** Our marks in the fragment are left out. */
function tellableUrl(text: string, input: string, addresses: boolean): string {
  const [url = ''] = text.split('#');
  const host = hostOf(url);
  if (addressKind(host) === null || host === hostOf(input)) return url;
  return addresses && publicOnly(host) ? url : input;
}

function hostOf(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return '';
  }
}

/** The text of an unknown failure is the browser's own. */
function withoutAddress(failure: Failure | null): Failure | null {
  return failure?.startsWith('unknown_failure: ') ? (failure.replace(ADDRESS, '…') as Failure) : failure;
}

import { showable } from '../core/showable.ts';
import type { HelperObservation } from '../core/types.ts';

export type Outside = HelperObservation['outside'];

const MAX_TITLE = 128;
const MAX_ADDRESSES = 16;
const MAX_HEADERS = 40;

export const NOTHING_OUTSIDE: Outside = {
  status: null,
  failure: null,
  addresses: [],
  title: null,
  bodyBytes: null,
  headers: [],
  connects: null,
};

/** Reads the answer of an OONI test helper; null for whatever is not one. Nothing in it is trusted to have its type. */
export function readHelperAnswer(text: string): Outside | null {
  const answer = parsed(text);
  const http = record(answer?.http_request);
  if (!answer || !http) return null;
  const status = number(http.status_code);
  const addresses = record(answer.dns)?.addrs;
  return {
    status: status !== null && status >= 100 && status < 600 ? status : null,
    failure: withoutHidden(string(http.failure)),
    addresses: Array.isArray(addresses) ? addresses.filter(isAddress).slice(0, MAX_ADDRESSES) : [],
    title: withoutHidden(string(http.title)),
    bodyBytes: number(http.body_length),
    headers: Object.keys(record(http.headers) ?? {})
      .slice(0, MAX_HEADERS)
      .map((name) => name.slice(0, 40).toLowerCase()),
    connects: connects(record(answer.tcp_connect)),
  };
}

/** Whether any address took a connection of the helper, null where it tells of none. */
function connects(results: Record<string, unknown> | null): boolean | null {
  const all = Object.values(results ?? {}).slice(0, MAX_ADDRESSES);
  return all.length === 0 ? null : all.some((one) => record(one)?.status === true);
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    return record(JSON.parse(text));
  } catch {
    return null;
  }
}

function record(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}

function withoutHidden(text: string | null): string | null {
  return text === null ? null : showable(text);
}

/** OONI writes -1 for a number that is not known. */
function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function string(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, MAX_TITLE) : null;
}

function isAddress(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f.:]{2,45}$/i.test(value);
}

/** Made-up results for tests. */
import type { Observation, Target } from '../core/types.ts';
import type { Exchange, Exchanged } from './http-probe.ts';
import { observe } from './observe.ts';
import { abortedRaw, type Raw } from './raw.ts';
import { NOTHING_SEEN, type RequestEvents } from './request-log.ts';

export const TARGET: Target = {
  id: 'khpg/web/0',
  service: 'khpg',
  name: 'KHPG',
  category: 'news-ua',
  code: 'HUMR',
  tier: 'C',
  state: false,
  role: 'web',
  pool: false,
  host: 'khpg.example',
  url: 'https://khpg.example/favicon.ico',
  largeUrl: null,
  privateCa: false,
};

export function rawWith(change: Partial<Raw> = {}): Raw {
  return { ...abortedRaw('r-1', 1_000, 1_200, ''), end: 'complete', error: null, ...change };
}

export function answered(body: string | Uint8Array, change: Partial<Raw> = {}): Raw {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const kept = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return rawWith({ status: 200, bytes: bytes.length, kept, ...change });
}

export function failed(error: string | null, change: Partial<RequestEvents> = {}): [Raw, RequestEvents] {
  return [
    rawWith({ end: 'error', error: 'TypeError: Failed to fetch' }),
    { ...NOTHING_SEEN, any: true, error, ...change },
  ];
}

/** A prober that is answered by a function, and remembers what it was asked. */
export class FakeHttpProbe {
  readonly asked: Exchange[] = [];
  readonly #answer: (exchange: Exchange) => Raw | [Raw, RequestEvents];

  constructor(answer: (exchange: Exchange) => Raw | [Raw, RequestEvents]) {
    this.#answer = answer;
  }

  async exchange(exchange: Exchange): Promise<Exchanged> {
    this.asked.push(exchange);
    const answer = this.#answer(exchange);
    const [raw, seen] = Array.isArray(answer) ? answer : [answer, { ...NOTHING_SEEN, any: true }];
    return { raw, seen, observation: observe(exchange, raw, seen) };
  }

  async measure(exchange: Exchange): Promise<Observation> {
    return (await this.exchange(exchange)).observation;
  }
}

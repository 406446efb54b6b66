import { seeded } from '../../../lab/random.ts';
import { FAILURES, type Failure } from '../../../src/core/failure.ts';

/** What goes wrong by itself in a network. */
export type Kind = 'every kind' | 'reset or silence' | 'outages of 1-8 s' | 'the line lost for 4 s';

/** How a host is gone for some seconds. */
export type Outage = 'reset' | 'drop' | 'refuse' | 'name' | 'silence';

interface Gap {
  /** Null: the whole line. */
  readonly site: number | null;
  readonly how: Outage;
  readonly fromMs: number;
  readonly untilMs: number;
}

/** What happens on this side, and is known to. */
const LOCAL: readonly Failure[] = [
  'aborted_by_us',
  'permission_missing',
  'blocked_by_client',
  'network_changed',
  'network_down',
];
const CHANCE: Readonly<Record<Kind, readonly Failure[]>> = {
  'every kind': FAILURES.filter((failure) => !LOCAL.includes(failure)),
  'reset or silence': ['connection_reset', 'generic_timeout_error'],
  'outages of 1-8 s': [],
  'the line lost for 4 s': [],
};
const OUTAGES: readonly Outage[] = ['reset', 'drop', 'refuse', 'name', 'silence'];

/** A round and its repeats: outages begin anywhere in it. */
const ROUND_MS = 35_000;
const LINE_MS = 4_000;

/** What the network does by itself around one user: the same for the same seed. */
export class Weather {
  readonly random: () => number;
  readonly #kind: Kind;
  readonly #probability: number;
  #gaps: readonly Gap[] = [];

  constructor(seed: number, kind: Kind) {
    this.random = seeded(seed);
    this.#kind = kind;
    this.#probability = 0.01 + this.random() * 0.09;
  }

  /** Draws what will happen in the round that begins now. */
  begin(nowMs: number, sites: number): void {
    const { random } = this;
    const from = () => nowMs + random() * ROUND_MS;
    const gap = (site: number | null, lengthMs: number): Gap => {
      const fromMs = random() < 0.3 ? nowMs : from();
      return { site, how: this.#pick(OUTAGES), fromMs, untilMs: fromMs + lengthMs };
    };
    if (this.#kind === 'the line lost for 4 s') this.#gaps = [{ ...gap(null, LINE_MS), how: 'drop' }];
    if (this.#kind === 'outages of 1-8 s') {
      // One site after the other, from a random one on: two outages of one site would be a longer one.
      const count = Math.min(sites, 1 + Math.floor(random() * 3));
      const first = Math.floor(random() * sites);
      this.#gaps = Array.from({ length: count }, (_, index) => gap((first + index) % sites, 1_000 + random() * 7_000));
    }
  }

  /** A random failure, null mostly. */
  strike(): Failure | null {
    const kinds = CHANCE[this.#kind];
    return kinds.length > 0 && this.random() < this.#probability ? this.#pick(kinds) : null;
  }

  /** How a site is gone at a moment, null where it is not; null for the site asks for what the line alone brings. */
  goneAt(site: number | null, atMs: number): Outage | null {
    const isNow = ({ fromMs, untilMs }: Gap) => atMs >= fromMs && atMs < untilMs;
    return this.#gaps.find((gap) => (gap.site === null || gap.site === site) && isNow(gap))?.how ?? null;
  }

  #pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)] as T;
  }
}

import { OPENING_MS, scaledMs } from '../core/times.ts';

/** Sleep and chance, given so that tests can hold them. */
export interface PaceParts {
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** As `PlacePolicy.pace`. */
export interface PaceRule {
  readonly parallel: number;
  readonly gapMs: readonly [number, number];
}

interface Waiting {
  readonly host: string;
  readonly begin: () => Promise<unknown>;
  readonly drop: () => void;
}

const REAL: PaceParts = {
  random: Math.random,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/**
 * Limits how many connections are being opened, and how soon each place may open its next. A request that only waits for its deadline
 * gives its place to the next; one host never has two at a time.
 */
export class RateLimiter {
  readonly #rule: PaceRule;
  readonly #parts: PaceParts;
  readonly #busy = new Set<string>();
  #queue: Waiting[] = [];
  #opening = 0;
  #isCancelled = false;

  constructor(rule: PaceRule, parts: PaceParts = REAL) {
    this.#rule = rule;
    this.#parts = parts;
  }

  /** Returns what the task returned, or null where the pace was cancelled before it began. */
  run<T>(host: string, task: () => Promise<T>): Promise<T | null> {
    return new Promise((resolve, reject) => {
      const begin = () => task().then(resolve, reject);
      const drop = () => resolve(null);
      if (this.#isCancelled) return drop();
      this.#queue.push({ host, begin, drop });
      this.#pump();
    });
  }

  /** Drops all that has not begun, and all that is still to come. */
  cancel(): void {
    this.#isCancelled = true;
    for (const { drop } of this.#queue) drop();
    this.#queue = [];
  }

  #pump(): void {
    for (let next = this.#next(); next; next = this.#next()) this.#start(next);
  }

  #next(): Waiting | undefined {
    if (this.#opening >= this.#rule.parallel) return undefined;
    return this.#queue.find(({ host }) => !this.#busy.has(host));
  }

  /** A place is free again when the pause is over and its connection is open, has failed, or only waits. */
  #start(next: Waiting): void {
    const { random, sleep } = this.#parts;
    const [shortest, longest] = this.#rule.gapMs;
    const gapMs = scaledMs(shortest + random() * (longest - shortest));
    this.#queue = this.#queue.filter((one) => one !== next);
    this.#busy.add(next.host);
    this.#opening += 1;
    const ended = next.begin().finally(() => this.#busy.delete(next.host));
    const isOpened = Promise.race([ended, sleep(this.#openingMs())]);
    void Promise.all([isOpened, sleep(gapMs)]).then(() => {
      this.#opening -= 1;
      this.#pump();
    });
    // A host that was busy may have kept the next one waiting.
    void ended.then(() => this.#pump());
  }

  /** Where few connections are to be seen, a silent one holds its place as long as the longest pause. */
  #openingMs(): number {
    const { parallel, gapMs } = this.#rule;
    return parallel > 2 ? OPENING_MS : Math.max(OPENING_MS, scaledMs(gapMs[1]));
  }
}

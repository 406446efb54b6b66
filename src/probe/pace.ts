/** Clock and chance, given so that tests can hold them. */
export interface PaceParts {
  readonly nowMs: () => number;
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

/** A connection that is not open after this long waits for its deadline: most open within 0.3 s. */
const OPENING_MS = 1_000;

const REAL: PaceParts = {
  nowMs: () => Date.now(),
  random: Math.random,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/**
 * Limits how many connections are being opened, and how soon the next may be. A request that only waits for its deadline
 * gives its place to the next; one host never has two at a time.
 */
export class Pace {
  readonly #rule: PaceRule;
  readonly #parts: PaceParts;
  readonly #busy = new Set<string>();
  #queue: Waiting[] = [];
  #opening = 0;
  #nextMs = 0;
  #isPumping = false;
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
      void this.#pump();
    });
  }

  /** Drops all that has not begun, and all that is still to come. */
  cancel(): void {
    this.#isCancelled = true;
    for (const { drop } of this.#queue) drop();
    this.#queue = [];
  }

  async #pump(): Promise<void> {
    if (this.#isPumping) return;
    this.#isPumping = true;
    for (let next = this.#next(); next; next = this.#next()) {
      const waitMs = this.#nextMs - this.#parts.nowMs();
      if (waitMs > 0) await this.#parts.sleep(waitMs);
      else this.#start(next);
    }
    this.#isPumping = false;
  }

  #next(): Waiting | undefined {
    if (this.#opening >= this.#rule.parallel) return undefined;
    return this.#queue.find(({ host }) => !this.#busy.has(host));
  }

  #start(next: Waiting): void {
    const { nowMs, random, sleep } = this.#parts;
    const [shortest, longest] = this.#rule.gapMs;
    this.#nextMs = nowMs() + shortest + random() * (longest - shortest);
    this.#queue = this.#queue.filter((one) => one !== next);
    this.#busy.add(next.host);
    this.#opening += 1;
    let isOpening = true;
    const yieldPlace = () => {
      if (isOpening) this.#opening -= 1;
      isOpening = false;
      void this.#pump();
    };
    void sleep(this.#openingMs()).then(yieldPlace);
    void next.begin().finally(() => {
      this.#busy.delete(next.host);
      yieldPlace();
    });
  }

  /** Where connections are to be far apart, a silent one holds its place as long as the longest pause. */
  #openingMs(): number {
    return this.#rule.parallel > 2 ? OPENING_MS : Math.max(OPENING_MS, this.#rule.gapMs[1]);
  }
}

interface Timer {
  readonly atMs: number;
  readonly ring: () => void;
}

/** Time that passes only where everything waits for it: rounds of half a minute take a millisecond. */
export class VirtualClock {
  #nowMs: number;
  #timers: Timer[] = [];

  constructor(startMs = 0) {
    this.#nowMs = startMs;
  }

  readonly now = (): number => this.#nowMs;

  readonly sleep = (ms: number): Promise<void> =>
    new Promise((ring) => {
      const atMs = this.#nowMs + Math.max(0, ms);
      const at = this.#timers.findIndex((timer) => timer.atMs > atMs);
      this.#timers.splice(at < 0 ? this.#timers.length : at, 0, { atMs, ring });
    });

  /** Lets time pass until the work is done. Rejects where it waits for something that time alone does not bring. */
  async run<T>(work: Promise<T>): Promise<T> {
    let isOver = false;
    const over = () => {
      isOver = true;
    };
    work.then(over, over);
    for (;;) {
      await new Promise((settled) => setImmediate(settled));
      if (isOver) return work;
      const [first] = this.#timers;
      if (!first) throw new Error('nothing is left to wait for');
      this.#ringUntil(first.atMs);
    }
  }

  #ringUntil(atMs: number): void {
    this.#nowMs = Math.max(this.#nowMs, atMs);
    const later = this.#timers.findIndex((timer) => timer.atMs > atMs);
    for (const { ring } of this.#timers.splice(0, later < 0 ? this.#timers.length : later)) ring();
  }
}

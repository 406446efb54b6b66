import type { Fault, Layer } from './scenario.ts';

/** Layers that the packet filter applies, which has to be told when a fault begins and ends. */
const FILTERED: readonly Layer[] = ['address', 'line', 'site'];
const SETTLE_MS = 3;

/** Tells which faults hold now: those with a time of their own count it from when their host was first asked for. */
export class FaultClock {
  #metMs = new Map<string, number>();
  #timers: NodeJS.Timeout[] = [];
  onTurn: () => void = () => undefined;

  reset(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
    this.#metMs.clear();
  }

  meet(host: string, faults: readonly Fault[]): void {
    const timed = faults.filter(({ during }) => during !== undefined);
    if (timed.length === 0 || this.#metMs.has(host)) return;
    this.#metMs.set(host, Date.now());
    const turns = timed.flatMap(({ layer, during }) =>
      during && FILTERED.includes(layer) ? [during.from, during.from + during.for] : [],
    );
    this.#timers.push(...turns.map((ms) => setTimeout(() => this.onTurn(), ms + SETTLE_MS)));
  }

  holds(host: string, { during }: Fault): boolean {
    if (during === undefined) return true;
    const metMs = this.#metMs.get(host);
    if (metMs === undefined) return false;
    const passed = Date.now() - metMs;
    return passed >= during.from && passed < during.from + during.for;
  }
}

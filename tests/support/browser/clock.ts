/** Time in the fake browser: it passes when a test says so, and no timer of a dead script strikes. */
import { vi } from 'vitest';
import type { FakeAlarm } from './alarms.ts';
import type { Life } from './life.ts';

const measured = performance;
const real = { setImmediate, setTimeout, now: () => measured.now() };

interface Timer {
  readonly id: number;
  atMs: number;
  readonly everyMs: number | null;
  readonly work: () => void;
}

/** Turns of the loop in which work that waits for no timer comes to its end. */
const TURNS = 6;
/** In real time, for reading the script. */
const PATIENCE_MS = 10_000;
const LONGEST_MS = 60 * 60_000;
const START_MS = Date.UTC(2026, 10, 27, 12);

/** When the next alarm is due, and what lets it ring. */
interface Alarms {
  readonly next: (untilMs: number) => FakeAlarm | undefined;
  readonly ring: (alarm: FakeAlarm) => Promise<void>;
}

export class Clock {
  readonly isReal: boolean;
  readonly #alarms: Alarms;
  #timers: Timer[] = [];
  #ids = 0;
  /** Since the beginning, whatever the clock on the wall says. */
  #elapsedMs = 0;
  #wallMs = START_MS;

  constructor(isReal: boolean, alarms: Alarms) {
    this.isReal = isReal;
    this.#alarms = alarms;
    if (isReal) return;
    vi.useFakeTimers({ toFake: ['Date'] });
    this.#show();
  }

  /** What a script finds as its timers and its clock. */
  globals(life: Life): object {
    if (this.isReal) return {};
    const add = (work: () => void, ms = 0, everyMs: number | null = null) => {
      const id = ++this.#ids;
      const alive = () => {
        if (!life.isOver) work();
      };
      this.#timers.push({ id, atMs: this.#elapsedMs + Math.max(1, ms), everyMs, work: alive });
      return id;
    };
    const drop = (id: number) => {
      this.#timers = this.#timers.filter((timer) => timer.id !== id);
    };
    return {
      setTimeout: (work: () => void, ms?: number) => add(work, ms),
      setInterval: (work: () => void, ms = 1) => add(work, ms, ms),
      clearTimeout: drop,
      clearInterval: drop,
    };
  }

  /** Of `performance`: never set, never back. */
  get monotonicMs(): number {
    return this.isReal ? real.now() : this.#elapsedMs;
  }

  /** Lets time pass until the promise has settled. */
  async run<T>(promise: Promise<T>): Promise<T> {
    if (this.isReal) return promise;
    let isOver = false;
    const over = () => {
      isOver = true;
    };
    promise.then(over, over);
    const untilMs = this.#elapsedMs + LONGEST_MS;
    let seenMs = real.now();
    for (await turns(1); !isOver; await turns(1)) {
      if (this.#elapsedMs > untilMs) throw new Error('nothing came within an hour');
      if (this.#timers.length > 0) {
        await this.#step(untilMs);
        seenMs = real.now();
      } else if (real.now() - seenMs > PATIENCE_MS) throw new Error('nothing is due, and nothing comes');
    }
    return promise;
  }

  /** Lets time pass until nothing is under way any more; alarms are not waited for. */
  async settle(): Promise<void> {
    if (this.isReal) return new Promise((resolve) => void real.setTimeout(resolve, 50));
    const untilMs = this.#elapsedMs + LONGEST_MS;
    for (await turns(); this.#timers.length > 0; await turns()) {
      if (this.#elapsedMs > untilMs) throw new Error('something is due for ever');
      await this.#step(untilMs);
    }
  }

  /** Lets this much time pass: timers strike and alarms ring, each at its time. */
  async pass(ms: number): Promise<void> {
    const endMs = this.#elapsedMs + ms;
    for (await turns(); this.#elapsedMs < endMs; await turns()) await this.#step(endMs);
  }

  /** The device sleeps, or somebody sets its clock: no timer strikes meanwhile. */
  jump(ms: number): void {
    this.#wallMs += ms;
    this.#show();
  }

  /** Goes on to whatever is due next. */
  async #step(endMs: number): Promise<void> {
    const timer = this.#timers.reduce<Timer | null>(
      (first, one) => (first && first.atMs <= one.atMs ? first : one),
      null,
    );
    const nextMs = Math.min(endMs, timer?.atMs ?? endMs);
    const alarm = this.#alarms.next(this.#wallMs + (nextMs - this.#elapsedMs));
    if (alarm) {
      this.#go(Math.ceil(this.#elapsedMs + alarm.scheduledTime - this.#wallMs));
      return this.#alarms.ring(alarm);
    }
    this.#go(nextMs);
    if (timer && timer.atMs <= nextMs) this.#strike(timer);
  }

  #strike(timer: Timer): void {
    if (timer.everyMs === null) this.#timers = this.#timers.filter((one) => one !== timer);
    else timer.atMs = this.#elapsedMs + Math.max(1, timer.everyMs);
    timer.work();
  }

  #go(toMs: number): void {
    const ms = Math.max(0, toMs - this.#elapsedMs);
    this.#elapsedMs += ms;
    this.#wallMs += ms;
    this.#show();
  }

  #show(): void {
    vi.setSystemTime(this.#wallMs);
  }
}

async function turns(count = TURNS): Promise<void> {
  for (let done = 0; done < count; done += 1) await new Promise((resolve) => real.setImmediate(resolve));
}

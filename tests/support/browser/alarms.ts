/** Alarms: in the browser, so that they outlive the worker. They ring when time passes, not by themselves. */

export interface FakeAlarm {
  readonly name: string;
  scheduledTime: number;
  readonly periodInMinutes?: number;
}

const MINUTE_MS = 60_000;

export class FakeAlarms {
  readonly #alarms = new Map<string, FakeAlarm>();

  create(name: string, { when, periodInMinutes, delayInMinutes }: chrome.alarms.AlarmCreateInfo): void {
    const minutes = delayInMinutes ?? periodInMinutes ?? 0;
    const scheduledTime = when ?? Date.now() + minutes * MINUTE_MS;
    this.#alarms.set(name, { name, scheduledTime, ...(periodInMinutes !== undefined && { periodInMinutes }) });
  }

  get(name: string): FakeAlarm | undefined {
    const alarm = this.#alarms.get(name);
    return alarm && { ...alarm };
  }

  clear(name: string): boolean {
    return this.#alarms.delete(name);
  }

  clearAll(): void {
    this.#alarms.clear();
  }

  get all(): FakeAlarm[] {
    return [...this.#alarms.values()].map((alarm) => ({ ...alarm }));
  }

  /** The next one to ring, of those due by `untilMs`. */
  next(untilMs: number): FakeAlarm | undefined {
    const due = [...this.#alarms.values()].filter(({ scheduledTime }) => scheduledTime <= untilMs);
    return due.sort((a, b) => a.scheduledTime - b.scheduledTime)[0];
  }

  /** Takes what rang off the list, or puts it to its next time. */
  rang({ name, periodInMinutes }: FakeAlarm): void {
    const alarm = this.#alarms.get(name);
    if (periodInMinutes === undefined) this.#alarms.delete(name);
    else if (alarm) alarm.scheduledTime = Date.now() + periodInMinutes * MINUTE_MS;
  }
}

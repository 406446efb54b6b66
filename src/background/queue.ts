/** The queue of all that asks the network: rounds, look-ups and tests of calls, one at a time, each after those before it. */

let last: Promise<unknown> = Promise.resolve();

/** Runs what asks the network after all that does so already, whatever became of that. */
export function inLine<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(work);
  last = next.catch(() => undefined);
  return next;
}

/** Waits no longer for what is under way: everything is being erased, and it may hang. */
export function dropLine(): void {
  last = Promise.resolve();
}

/**
 * What may be asked holds until something changes: consent, place, access, policy, settings, or Erase. All that is asked under one
 * state of them carries its generation, and looks at it before each sending.
 */
let present = new AbortController();

/** The generation that holds now: aborted, for good, as soon as something changes. */
export function generation(): AbortSignal {
  return present.signal;
}

/** Ends all that is under way at once, before anything is written: called first of all by whatever changes something. */
export function endGeneration(): void {
  const ended = present;
  present = new AbortController();
  ended.abort();
}

/** Lets time pass: as much as is given, or until the generation has ended. */
export function sleepWhile(held: AbortSignal, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(over, Math.max(0, ms));
    function over(): void {
      clearTimeout(timer);
      held.removeEventListener('abort', over);
      resolve();
    }
    held.addEventListener('abort', over);
    if (held.aborted) over();
  });
}

/** Erase begins a new era: what was begun in the one before writes nothing any more, however late it comes. */
let era = 0;

/** What was begun before Erase has ended: no fault, and nobody's news. */
export class ErasedMeanwhile extends Error {}

export function beginEra(): void {
  era += 1;
}

/** Returns a check, to be called right before each writing, which throws where Erase has come since. */
export function inThisEra(): () => void {
  const begun = era;
  return () => {
    if (era !== begun) throw new ErasedMeanwhile('erased meanwhile');
  };
}

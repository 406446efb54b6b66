import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** So many rows are drawn in a breath. */
const STEP = 100;

interface Props<T> {
  readonly of: readonly T[];
  readonly children: (one: T) => ComponentChildren;
}

/**
 * All rows of a list, however long: the first at once, the others bit by bit, so that a key waits for one bit at most. What
 * was drawn is not looked at again when more comes.
 */
export function Growing<T>({ of, children: row }: Props<T>) {
  const [goesOn, setGoesOn] = useState(false);
  const isLonger = of.length > STEP;
  useEffect(() => {
    if (!isLonger || goesOn) return;
    const next = setTimeout(() => setGoesOn(true));
    return () => clearTimeout(next);
  }, [isLonger, goesOn]);
  return (
    <>
      {of.slice(0, STEP).map(row)}
      {isLonger && goesOn && <Growing of={of.slice(STEP)}>{row}</Growing>}
    </>
  );
}

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** So many rows are drawn in a breath. */
const STEP = 100;

interface Props<T> {
  readonly of: readonly T[];
  readonly children: (one: T) => ComponentChildren;
}

/** All rows of a list, however long: the first at once, the others bit by bit, so that a key waits for one bit at most. */
export function Growing<T>({ of, children: row }: Props<T>) {
  const [shown, setShown] = useState(STEP);
  const { length } = of;
  useEffect(() => {
    if (shown >= length) return;
    const next = setTimeout(() => setShown(shown + STEP));
    return () => clearTimeout(next);
  }, [shown, length]);
  return <>{of.slice(0, shown).map(row)}</>;
}

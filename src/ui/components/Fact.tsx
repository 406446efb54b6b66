import type { ComponentChildren } from 'preact';

/** A titled piece of an opened row. */
export function Fact({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <h3>{title}</h3>
      {children}
    </div>
  );
}

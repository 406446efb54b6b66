import type { ComponentChildren } from 'preact';
import type { GlyphName } from '../words.ts';

const SQUARE = (
  <rect x="3.25" y="3.25" width="9.5" height="9.5" rx="1.5" fill="none" stroke="currentColor" stroke-width="1.5" />
);

const SHAPES: Readonly<Record<GlyphName, ComponentChildren>> = {
  answered: <circle cx="8" cy="8" r="4" fill="currentColor" />,
  impaired: (
    <>
      <rect x="3.25" y="3.25" width="9.5" height="9.5" rx="1.5" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path d="M3.5 4.2v7.3a1 1 0 0 0 1 1h7.3z" fill="currentColor" />
    </>
  ),
  confirmed: <rect x="2.5" y="2.5" width="11" height="11" rx="2" fill="currentColor" />,
  likely: (
    <>
      <rect x="3.25" y="3.25" width="9.5" height="9.5" rx="1.5" fill="none" stroke="currentColor" stroke-width="1.5" />
      <rect x="5.25" y="5.25" width="5.5" height="5.5" rx=".5" fill="currentColor" />
    </>
  ),
  possible: (
    <>
      <path
        d="M3.25 3.25h9.5v9.5h-9.5z"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-dasharray="1.9 1.9"
        stroke-dashoffset=".95"
      />
      <rect x="6.25" y="6.25" width="3.5" height="3.5" rx=".5" fill="currentColor" />
    </>
  ),
  unknown: SQUARE,
  offline: SQUARE,
  site: <path d="M8 2.6 13.4 8 8 13.4 2.6 8z" fill="none" stroke="currentColor" stroke-width="1.5" />,
  unchecked: <path d="M4.5 8h7" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" />,
  pending: (
    <circle
      cx="8"
      cy="8"
      r="4.5"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-dasharray=".1 3.4"
    />
  ),
};

export function Glyph({ name }: { name: GlyphName }) {
  return (
    <svg class={`glyph glyph-${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {SHAPES[name]}
    </svg>
  );
}

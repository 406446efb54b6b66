import { useState } from 'preact/hooks';

export const SECTIONS = [
  'status',
  'page',
  'guide',
  'history',
  'lists',
  'settings',
  'report',
  'share',
  'erase',
] as const;
export type Section = (typeof SECTIONS)[number];

/** A section may stand in an address that was typed by hand; no link of ours puts one there. */
export function useSection(opening: string | null): [Section, (next: Section) => void] {
  const named = opening ?? location.hash.slice(1);
  return useState<Section>(() => SECTIONS.find((section) => section === named) ?? 'status');
}

import { useState } from 'preact/hooks';
import { EraseSection } from './EraseSection.tsx';
import { GuideSection } from './GuideSection.tsx';
import { HistorySection } from './HistorySection.tsx';
import { ListsSection } from './lists/ListsSection.tsx';
import { PageSection } from './PageSection.tsx';
import { ReportSection } from './ReportSection.tsx';
import { StatusSection } from './StatusSection.tsx';
import type { SectionRow } from './section.ts';
import { SettingsSection } from './settings/SettingsSection.tsx';
import { mayShare } from './share/card.ts';
import { ShareSection } from './share/ShareSection.tsx';

/** Every section, in the order of its links; what can be passed on, and carried away, is for some places. */
export const SECTION_ROWS = {
  status: { Page: StatusSection },
  // Where there is an answer about a page, or a person went there.
  page: { Page: PageSection, mayShow: ({ page }, isCurrent) => isCurrent || Boolean(page) },
  guide: { Page: GuideSection },
  history: { Page: HistorySection },
  lists: { Page: ListsSection },
  settings: { Page: SettingsSection },
  report: { Page: ReportSection, mayShow: mayShare },
  share: { Page: ShareSection, mayShow: mayShare },
  erase: { Page: EraseSection },
} as const satisfies Readonly<Record<string, SectionRow>>;

export type Section = keyof typeof SECTION_ROWS;
export const SECTIONS = Object.keys(SECTION_ROWS) as readonly Section[];

/** A section may stand in an address that was typed by hand; no link of ours puts one there. */
export function useSection(opening: string | null): [Section, (next: Section) => void] {
  const named = opening ?? location.hash.slice(1);
  return useState<Section>(() => SECTIONS.find((section) => section === named) ?? 'status');
}

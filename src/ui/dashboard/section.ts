import type { JSX } from 'preact';
import type { Snapshot } from '../../protocol.ts';

/** What each section is drawn from. */
export interface SectionProps {
  readonly snapshot: Snapshot;
  readonly go: (section: 'status') => void;
}

/** One section of the dashboard. Its name is the message `nav_<id>`. */
export interface SectionRow {
  readonly Page: (props: SectionProps) => JSX.Element;
  /** Whether it has a link; without this it always has. */
  readonly mayShow?: (snapshot: Snapshot, isCurrent: boolean) => boolean;
}

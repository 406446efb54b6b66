import type { JSX } from 'preact';
import type { Snapshot } from '../../protocol.ts';
import { Trouble } from '../components/Trouble.tsx';
import { Waiting } from '../popup/Waiting.tsx';
import { useUi } from '../ui.ts';
import { EraseSection } from './EraseSection.tsx';
import { GuideSection } from './GuideSection.tsx';
import { HistorySection } from './HistorySection.tsx';
import { ListsSection } from './lists/ListsSection.tsx';
import { PageSection } from './PageSection.tsx';
import { ReportSection } from './ReportSection.tsx';
import { StatusSection } from './StatusSection.tsx';
import { SECTIONS, type Section, useSection } from './section.ts';
import { SettingsSection } from './settings/SettingsSection.tsx';

const PAGES: Readonly<Record<Section, (props: { snapshot: Snapshot }) => JSX.Element>> = {
  status: StatusSection,
  page: PageSection,
  guide: GuideSection,
  history: HistorySection,
  lists: ListsSection,
  settings: SettingsSection,
  report: ReportSection,
  erase: EraseSection,
};

export function Dashboard() {
  const { model } = useUi();
  const section = useSection();
  const snapshot = model.snapshot.value;
  if (!snapshot) return <Waiting />;
  const Page = PAGES[section];
  return (
    <div class="page">
      <SectionLinks current={section} snapshot={snapshot} />
      <main key={section}>
        <Trouble error={section === 'status' ? snapshot.error : null} />
        <Page snapshot={snapshot} />
      </main>
    </div>
  );
}

function SectionLinks({ current, snapshot }: { current: Section; snapshot: Snapshot }) {
  const { texts } = useUi();
  const shown = SECTIONS.filter((section) => section !== 'page' || section === current || snapshot.page);
  return (
    <nav class="sections" aria-label={texts.say('nav_label')}>
      {shown.map((section) => (
        <a key={section} href={`#${section}`} aria-current={section === current ? 'page' : undefined}>
          {texts.say(`nav_${section}`)}
        </a>
      ))}
    </nav>
  );
}

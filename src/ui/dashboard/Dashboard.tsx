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
import { mayShare } from './share/card.ts';
import { ShareSection } from './share/ShareSection.tsx';

const PAGES: Readonly<Record<Section, (props: { snapshot: Snapshot }) => JSX.Element>> = {
  status: StatusSection,
  page: PageSection,
  guide: GuideSection,
  history: HistorySection,
  lists: ListsSection,
  settings: SettingsSection,
  report: ReportSection,
  share: ShareSection,
  erase: EraseSection,
};

export function Dashboard() {
  const { model } = useUi();
  const section = useSection();
  const snapshot = model.snapshot.value;
  if (!snapshot) return <Waiting />;
  const sections = SECTIONS.filter((one) => mayShow(one, section, snapshot));
  const shown = sections.includes(section) ? section : 'status';
  const Page = PAGES[shown];
  return (
    <div class="page">
      <SectionLinks sections={sections} current={shown} />
      <main key={shown}>
        <Trouble error={shown === 'status' ? snapshot.error : null} />
        <Page snapshot={snapshot} />
      </main>
    </div>
  );
}

/** Sharing is for some places, and the answer about a page shows where there is one or a person went there. */
function mayShow(one: Section, current: Section, snapshot: Snapshot): boolean {
  if (one === 'share') return mayShare(snapshot);
  return one !== 'page' || one === current || Boolean(snapshot.page);
}

function SectionLinks({ sections, current }: { sections: readonly Section[]; current: Section }) {
  const { texts } = useUi();
  return (
    <nav class="sections" aria-label={texts.say('nav_label')}>
      {sections.map((section) => (
        <a key={section} href={`#${section}`} aria-current={section === current ? 'page' : undefined}>
          {texts.say(`nav_${section}`)}
        </a>
      ))}
    </nav>
  );
}

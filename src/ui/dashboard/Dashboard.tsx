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

const PAGES: Readonly<Record<Section, (props: { snapshot: Snapshot; go: (section: Section) => void }) => JSX.Element>> =
  {
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
  const snapshot = model.snapshot.value;
  // With what the page opens is known together with the snapshot.
  return snapshot ? <Sections snapshot={snapshot} /> : <Waiting />;
}

function Sections({ snapshot }: { snapshot: Snapshot }) {
  const { model } = useUi();
  const [section, setSection] = useSection(model.opening.value);
  const sections = SECTIONS.filter((one) => mayShow(one, section, snapshot));
  const shown = sections.includes(section) ? section : 'status';
  const Page = PAGES[shown];
  return (
    <div class="page">
      <SectionLinks sections={sections} current={shown} onChoose={setSection} />
      <main key={shown}>
        <Trouble error={shown === 'status' ? snapshot.error : null} />
        <Page snapshot={snapshot} go={setSection} />
      </main>
    </div>
  );
}

/** What can be passed on, and carried away, is for some places, and the answer about a page shows where there is one or a person went there. */
function mayShow(one: Section, current: Section, snapshot: Snapshot): boolean {
  if (one === 'share' || one === 'report') return mayShare(snapshot);
  return one !== 'page' || one === current || Boolean(snapshot.page);
}

interface LinksProps {
  readonly sections: readonly Section[];
  readonly current: Section;
  readonly onChoose: (section: Section) => void;
}

/** Buttons, not links: an address with the name of a section would stand in the browser's history and session files. */
function SectionLinks({ sections, current, onChoose }: LinksProps) {
  const { texts } = useUi();
  return (
    <nav class="sections" aria-label={texts.say('nav_label')}>
      {sections.map((section) => (
        <button
          key={section}
          type="button"
          data-section={section}
          aria-current={section === current ? 'page' : undefined}
          onClick={() => onChoose(section)}
        >
          {texts.say(`nav_${section}`)}
        </button>
      ))}
    </nav>
  );
}

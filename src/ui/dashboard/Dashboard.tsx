import type { Snapshot } from '../../protocol.ts';
import { Trouble } from '../components/Trouble.tsx';
import { Waiting } from '../popup/Waiting.tsx';
import { useUi } from '../ui.ts';
import type { SectionRow } from './section.ts';
import { SECTION_ROWS, SECTIONS, type Section, useSection } from './sections.ts';

export function Dashboard() {
  const { model } = useUi();
  const snapshot = model.snapshot.value;
  // With what the page opens is known together with the snapshot.
  return snapshot ? <Sections snapshot={snapshot} /> : <Waiting />;
}

function Sections({ snapshot }: { snapshot: Snapshot }) {
  const { model } = useUi();
  const [section, setSection] = useSection(model.opening.value);
  const sections = SECTIONS.filter((one) => rowOf(one).mayShow?.(snapshot, one === section) ?? true);
  const shown = sections.includes(section) ? section : 'status';
  const { Page } = rowOf(shown);
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

const rowOf = (section: Section): SectionRow => SECTION_ROWS[section];

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

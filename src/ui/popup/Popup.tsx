import { useCallback, useState } from 'preact/hooks';
import { AdviceList } from '../components/AdviceList.tsx';
import { FailedVisits } from '../components/FailedVisits.tsx';
import { ServiceList } from '../components/ServiceList.tsx';
import { Summary } from '../components/Summary.tsx';
import { Trouble } from '../components/Trouble.tsx';
import { sceneOf } from '../scene.ts';
import { useUi } from '../ui.ts';
import { Cover } from './Cover.tsx';
import { FirstRun } from './FirstRun.tsx';
import { Footer } from './Footer.tsx';
import { PageLine } from './PageLine.tsx';
import { Waiting } from './Waiting.tsx';

/** What a popup of the desktop shows at most; a list that scrolls may grow below. */
const SEEN_LINES = 11;

export function Popup() {
  const { model } = useUi();
  const snapshot = model.snapshot.value;
  const [isCovered, setIsCovered] = useState(true);
  const uncover = useCallback(() => setIsCovered(false), []);
  const scene = sceneOf(snapshot);
  if (!snapshot) return <Waiting />;
  if (snapshot.settings.cover && isCovered) return <Cover onGoOn={uncover} />;
  if (scene === 'first_run') return <FirstRun />;
  return (
    <>
      <Summary snapshot={snapshot} />
      <main>
        <Trouble error={snapshot.error} />
        <FailedVisits snapshot={snapshot} />
        <AdviceList snapshot={snapshot} most={2} />
        <ServiceList snapshot={snapshot} lines={SEEN_LINES} />
      </main>
      <PageLine snapshot={snapshot} />
      <Footer />
    </>
  );
}

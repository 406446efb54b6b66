import type { Snapshot } from '../../protocol.ts';
import { AdviceList } from '../components/AdviceList.tsx';
import { FailedVisits } from '../components/FailedVisits.tsx';
import { ServiceList } from '../components/ServiceList.tsx';
import { Summary } from '../components/Summary.tsx';
import { NetworkSection } from './network/NetworkSection.tsx';

export function StatusSection({ snapshot }: { snapshot: Snapshot }) {
  return (
    <>
      <Summary snapshot={snapshot} />
      {snapshot.consent && (
        <>
          <FailedVisits snapshot={snapshot} />
          <AdviceList snapshot={snapshot} most={4} />
          <NetworkSection snapshot={snapshot} />
          <ServiceList snapshot={snapshot} />
        </>
      )}
    </>
  );
}

import type { Snapshot } from '../../protocol.ts';
import { groupsOf } from '../groups.ts';
import { useUi } from '../ui.ts';
import { GroupSection } from './GroupSection.tsx';

export function ServiceList({ snapshot }: { snapshot: Snapshot }) {
  const { model } = useUi();
  return (
    <>
      {groupsOf(snapshot.services, model.layout.value).map((group) => (
        <GroupSection key={group.category} group={group} snapshot={snapshot} />
      ))}
    </>
  );
}

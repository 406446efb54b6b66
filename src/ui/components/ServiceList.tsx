import type { Snapshot } from '../../protocol.ts';
import { firstOf, groupsOf } from '../groups.ts';
import { useUi } from '../ui.ts';
import { GroupSection } from './GroupSection.tsx';

/** All groups; where only so many lines can be seen at first, the others come after the first paint. */
export function ServiceList({ snapshot, lines = Number.POSITIVE_INFINITY }: { snapshot: Snapshot; lines?: number }) {
  const { model } = useUi();
  const groups = groupsOf(snapshot.services, model.layout.value);
  return (
    <>
      {(model.isPainted.value ? groups : firstOf(groups, lines)).map((group) => (
        <GroupSection key={group.category} group={group} snapshot={snapshot} />
      ))}
    </>
  );
}

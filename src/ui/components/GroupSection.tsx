import type { ServiceStatus, Snapshot } from '../../protocol.ts';
import { CallsRow } from '../calls/CallsRow.tsx';
import type { Group } from '../groups.ts';
import { useUi } from '../ui.ts';
import { Disclosure } from './Disclosure.tsx';
import { FoldedHead } from './FoldedHead.tsx';
import { Growing } from './Growing.tsx';
import { ServiceRow } from './ServiceRow.tsx';
import { UntestableRow } from './UntestableRow.tsx';

/** A group of services; one line for all that needs no look. */
export function GroupSection({ group, snapshot }: { group: Group; snapshot: Snapshot }) {
  const { texts } = useUi();
  const { category, rows, rest } = group;
  const title = texts.say(`category_${category.replace('-', '_')}`);
  const row = (service: ServiceStatus) => <ServiceRow key={service.id} service={service} snapshot={snapshot} />;
  const folded = (
    <Growing key="rows" of={rest}>
      {row}
    </Growing>
  );
  if (rows.length === 0)
    return (
      <Disclosure id={`group/${category}`} class="group-folded" head={<FoldedHead rest={rest} title={title} />}>
        {() => [folded, <FunctionRows key="functions" group={group} snapshot={snapshot} />]}
      </Disclosure>
    );
  return (
    <section class="group" aria-label={title}>
      <h2>{title}</h2>
      <Growing of={rows}>{row}</Growing>
      {rest.length > 0 && (
        <Disclosure id={`rest/${category}`} class="rest" head={<FoldedHead rest={rest} title={null} />}>
          {() => folded}
        </Disclosure>
      )}
      <FunctionRows group={group} snapshot={snapshot} />
    </section>
  );
}

function FunctionRows({ group: { category, untestable }, snapshot }: { group: Group; snapshot: Snapshot }) {
  return (
    <>
      {untestable.map((one) =>
        one.name === 'calls' ? (
          <CallsRow key={one.name} id={`${category}/calls`} snapshot={snapshot} reports={one.reports} />
        ) : (
          <UntestableRow key={one.name} category={category} untestable={one} />
        ),
      )}
    </>
  );
}

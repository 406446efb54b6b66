import type { Untestable } from '../groups.ts';
import { useUi } from '../ui.ts';
import { Disclosure } from './Disclosure.tsx';
import { Glyph } from './Glyph.tsx';
import { Reports } from './Reports.tsx';

export function UntestableRow({ category, untestable }: { category: string; untestable: Untestable }) {
  const { texts } = useUi();
  const { name, reports } = untestable;
  return (
    <Disclosure
      id={`${category}/${name}`}
      class="row row-unchecked"
      head={
        <>
          <Glyph name="unchecked" />
          <span class="row-name">{texts.say(`function_row_${name}`)}</span>
          <span class="row-words">{texts.say('short_not_testable')}</span>
        </>
      }
    >
      {() => (
        <>
          <p>{texts.say(`untestable_${name}`)}</p>
          {reports.length > 0 ? <Reports reports={reports} /> : <p class="small">{texts.say('report_none')}</p>}
        </>
      )}
    </Disclosure>
  );
}

import type { ServiceStatus, Snapshot } from '../../protocol.ts';
import { relative } from '../time.ts';
import { useUi } from '../ui.ts';
import { glyphOf, isOlder, shortKey } from '../words.ts';
import { Disclosure } from './Disclosure.tsx';
import { Glyph } from './Glyph.tsx';
import { ServiceFacts } from './ServiceFacts.tsx';

export function ServiceRow({ service, snapshot }: { service: ServiceStatus; snapshot: Snapshot }) {
  const { texts, nowMs } = useUi();
  const glyph = glyphOf(service);
  return (
    <Disclosure
      id={service.id}
      class={`row row-${glyph}`}
      head={
        <>
          <Glyph name={glyph} />
          <span class="row-name">{service.name}</span>
          <span class="row-words">
            {texts.say(shortKey(service))}
            {isOlder(service, nowMs) && ` · ${relative(texts.language, service.checkedMs ?? nowMs, nowMs)}`}
          </span>
        </>
      }
    >
      {() => <ServiceFacts service={service} snapshot={snapshot} />}
    </Disclosure>
  );
}

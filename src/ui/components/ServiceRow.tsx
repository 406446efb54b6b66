import { useMemo } from 'preact/hooks';
import type { ServiceStatus, Snapshot } from '../../protocol.ts';
import { relative } from '../time.ts';
import { useUi } from '../ui.ts';
import { type GlyphName, glyphOf, isOlder, shortKey } from '../words.ts';
import { Disclosure } from './Disclosure.tsx';
import { Glyph } from './Glyph.tsx';
import { ServiceFacts } from './ServiceFacts.tsx';

export function ServiceRow({ service, snapshot }: { service: ServiceStatus; snapshot: Snapshot }) {
  const { texts, nowMs, model } = useUi();
  const { id, name } = service;
  const glyph = glyphOf(service);
  const age = isOlder(service, nowMs) ? relative(texts.language, service.checkedMs ?? nowMs, nowMs) : null;
  const words = [texts.say(shortKey(service)), age].filter(Boolean).join(' · ');
  // A list has room for thousands: closed rows are drawn again only where they say something else.
  const opened = model.opened.value.has(id) ? snapshot : null;
  return useMemo(
    () => (
      <Disclosure id={id} class={`row row-${glyph}`} head={<RowHead glyph={glyph} name={name} words={words} />}>
        {() => <ServiceFacts service={service} snapshot={snapshot} />}
      </Disclosure>
    ),
    [id, name, glyph, words, opened],
  );
}

function RowHead({ glyph, name, words }: { glyph: GlyphName; name: string; words: string }) {
  return (
    <>
      <Glyph name={glyph} />
      <span class="row-name">{name}</span>
      <span class="row-words">{words}</span>
    </>
  );
}

import type { ServiceStatus } from '../../protocol.ts';
import type { Texts } from '../../texts/texts.ts';
import { useUi } from '../ui.ts';
import { Glyph } from './Glyph.tsx';

interface Props {
  rest: readonly ServiceStatus[];
  /** Null where the group already has a heading; then the names are told instead. */
  title: string | null;
}

export function FoldedHead({ rest, title }: Props) {
  const { texts } = useUi();
  const answered = rest.filter(({ result }) => result?.verdict.reach === 'reachable').length;
  const isPending = rest.some(({ pending }) => pending);
  const words = isPending ? texts.say('short_pending') : wordsFor(texts, answered, rest.length);
  const isMixed = !isPending && answered > 0 && answered < rest.length;
  return (
    <>
      <Glyph name={isPending ? 'pending' : answered > 0 ? 'answered' : 'unchecked'} />
      <span class="row-name">{title ?? words}</span>
      <span class={title ? 'row-words' : 'row-words names'}>
        {title ? words : isMixed ? null : rest.map(({ name }) => name).join(', ')}
      </span>
    </>
  );
}

function wordsFor(texts: Texts, answered: number, total: number): string {
  if (answered === total) return texts.plural('group_answered', answered);
  const unchecked = texts.plural('group_unchecked', total - answered);
  return answered === 0 ? unchecked : `${texts.plural('group_answered', answered)} · ${unchecked}`;
}

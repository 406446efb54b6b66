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
      <span class={title ? 'row-words' : 'row-words names'}>{title ? words : isMixed ? null : namesOf(rest)}</span>
    </>
  );
}

/** More than these do not fit into the line, and would be read out all. */
const MOST_NAMES = 30;

function namesOf(rest: Props['rest']): string {
  const names = rest.slice(0, MOST_NAMES).map(({ name }) => name);
  return [...names, ...(rest.length > MOST_NAMES ? ['…'] : [])].join(', ');
}

function wordsFor(texts: Texts, answered: number, total: number): string {
  if (answered === total) return texts.plural('group_answered', answered);
  const unchecked = texts.plural('group_unchecked', total - answered);
  return answered === 0 ? unchecked : `${texts.plural('group_answered', answered)} · ${unchecked}`;
}

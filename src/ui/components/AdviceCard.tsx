import type { Advice } from '../../core/types.ts';
import { isoAge, isoDate } from '../time.ts';
import { useUi } from '../ui.ts';
import { Disclosure } from './Disclosure.tsx';

interface Props {
  advice: Advice;
  /** Names of the services that made the card appear. */
  because: readonly string[];
  /** Keeps the same card in two places of a page apart. */
  scope?: string;
}

export function AdviceCard({ advice, because, scope = 'advice' }: Props) {
  const { texts } = useUi();
  const key = `advice_${advice.id}`;
  return (
    <Disclosure
      id={`${scope}/${advice.id}`}
      class={`card card-${advice.severity}`}
      head={<span class="card-title">{texts.say(`${key}_title`)}</span>}
    >
      {() => <CardBody advice={advice} because={because} />}
    </Disclosure>
  );
}

function CardBody({ advice, because }: Pick<Props, 'advice' | 'because'>) {
  const { texts, nowMs } = useUi();
  const key = `advice_${advice.id}`;
  const steps = Array.from({ length: advice.steps }, (_, index) => texts.say(`${key}_step${index + 1}`));
  const list = new Intl.ListFormat(texts.language);
  const { language } = texts;
  const sources = advice.sources.map(
    ({ text, said, date }) => `${said ? texts.say(`source_${said}`) : text}, ${isoDate(language, date)}`,
  );
  return (
    <>
      <p>{texts.say(`${key}_body`)}</p>
      {steps.length > 0 && (
        <ol>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {texts.has(`${key}_risk`) && <p class="risk">{texts.say(`${key}_risk`)}</p>}
      {because.length > 0 && <p class="small">{texts.say('card_because', { names: list.format(because) })}</p>}
      <p class="small">
        {texts.say(advice.overdue ? 'card_overdue' : 'card_reviewed', {
          date: isoDate(language, advice.reviewed),
          age: isoAge(language, advice.reviewed, nowMs),
        })}
      </p>
      {advice.sources.length > 0 && <p class="small">{texts.say('card_sources', { sources: sources.join('; ') })}</p>}
    </>
  );
}

import type { Quality } from '../../../core/quality.ts';
import type { Texts } from '../../../texts/texts.ts';

/** "In the last 3 hours this connection broke off 2 times. Answers came slowly and unevenly." */
export function qualityLine(texts: Texts, { hours, breaks, speed, pace }: Quality): string {
  const span = hours === 1 ? texts.say('quality_span_hour') : texts.plural('quality_span', hours);
  const broke =
    breaks === 0 ? texts.say('quality_unbroken', { span }) : texts.plural('quality_broke', breaks, { span });
  return `${broke} ${texts.say(`quality_${speed}_${pace}`)}`;
}

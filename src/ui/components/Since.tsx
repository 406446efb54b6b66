import type { ServiceStatus } from '../../protocol.ts';
import { moment, relative } from '../time.ts';
import { useUi } from '../ui.ts';

export function Since({ service: { sinceMs, checkedMs, reused } }: { service: ServiceStatus }) {
  const { texts, nowMs } = useUi();
  const { language } = texts;
  const parts = [
    sinceMs !== null &&
      texts.say('since', { when: moment(language, sinceMs), age: relative(language, sinceMs, nowMs) }),
    checkedMs !== null && texts.say('checked', { when: relative(language, checkedMs, nowMs) }),
    reused && texts.say('reused'),
  ];
  return <p class="small">{parts.filter(Boolean).join(' ')}</p>;
}

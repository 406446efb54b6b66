import { PLACES } from '../../catalog/places.ts';
import type { Place } from '../../core/types.ts';
import type { Texts } from '../../texts/texts.ts';

/** What a place means for the person, as plain lines made from the table that is enforced. */
export function rulesOf(texts: Texts, place: Place): readonly string[] {
  const { scheduled, click, ladder, memoryOnly, historyDays, notices, pace } = PLACES[place];
  const [from, to] = scheduled.everyMinutes;
  const lines: string[] = [];
  if (scheduled.tiers.length > 1) lines.push(texts.say('rule_auto_all', { from, to }));
  else if (scheduled.tiers.length > 0) lines.push(texts.say('rule_auto_everyday', { from, to }));
  else lines.push(texts.say(scheduled.optional.length > 0 ? 'rule_auto_off' : 'rule_auto_never'));
  if (click.maxHosts !== null) lines.push(texts.plural('rule_click_few', click.maxHosts));
  else lines.push(texts.say(pace.parallel < 6 ? 'rule_click_slow' : 'rule_click'));
  if (click.oneAtATime.length > 0) lines.push(texts.say('rule_one_at_a_time'));
  if (!click.tiers.includes('C') && !click.oneAtATime.includes('C')) lines.push(texts.say('rule_never'));
  if (ladder.resolver) lines.push(texts.say('rule_names'));
  lines.push(memoryOnly ? texts.say('rule_memory') : texts.plural('rule_kept', historyDays));
  if (notices === 'discreet') lines.push(texts.say('rule_discreet'));
  return lines;
}

import { expect, test } from 'vitest';
import { textsIn } from './gallery/messages.ts';
import { rulesOf } from './welcome/rules.ts';

test('the consent page tells the table in words', () => {
  const texts = textsIn('en');
  expect(rulesOf(texts, 'outside').join(' ')).toContain('about every 13–17 minutes');
  expect(rulesOf(texts, 'china')[0]).toBe('Nothing is checked automatically.');
  const occupied = rulesOf(texts, 'occupied').join(' ');
  expect(occupied).toContain('no more than 4 everyday site addresses');
  expect(occupied).toContain('never contacted');
  expect(occupied).toContain('in memory only');
  expect(occupied).toContain('Notices name no site');
});

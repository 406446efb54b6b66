import { expect, test } from 'vitest';
import { isoAge, isoDate, relative } from './time.ts';

const NOW = Date.UTC(2026, 10, 23, 14);
const MINUTE = 60_000;

test('says how long ago and how soon', () => {
  expect(relative('en', NOW - 12 * MINUTE, NOW)).toBe('12 min. ago');
  expect(relative('en', NOW - 5_000, NOW)).toBe('1 min. ago');
  expect(relative('en', NOW + 3 * 60 * MINUTE, NOW)).toBe('in 3 hr.');
  expect(relative('uk', NOW - 2 * 24 * 60 * MINUTE, NOW)).toBe('2 дн. тому');
});

test('writes dates as people of the language do', () => {
  expect(isoDate('en', '2025-08-13')).toBe('13 Aug 2025');
  expect(isoDate('en', '2024-08')).toBe('Aug 2024');
  expect(isoDate('ru', '2026-02-11')).toBe('11 февр. 2026 г.');
  expect(isoDate('en', 'unknown')).toBe('unknown');
});

test('tells the age of a date', () => {
  expect(isoAge('en', '2026-11-20', NOW)).toBe('4 days ago');
  expect(isoAge('en', '2026-02-11', NOW)).toBe('9 months ago');
  expect(isoAge('en', '2016-11', NOW)).toBe('10 years ago');
  expect(isoAge('en', '2026-12-01', NOW)).toBe('today');
});

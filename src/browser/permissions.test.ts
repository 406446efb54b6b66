import { expect, test, vi } from 'vitest';
import { isGranted } from './permissions.ts';

vi.mock('webextension-polyfill', () => ({ default: {} }));

const ALL = ['http://*/*', 'https://*/*'];

test.each([
  [ALL, 'https://example.org/', true],
  [['*://*.example.org/*'], 'http://news.example.org/', true],
  [['*://*.example.org/*'], 'https://example.net/', false],
  [['https://example.org/*'], 'http://example.org/', false],
  // Where a redirect leads is whatever a server writes.
  [ALL, 'http://', false],
  [ALL, 'https://[', false],
] as const)('%j is for %s: %s', (patterns, url, expected) => {
  expect(isGranted(patterns, url)).toBe(expected);
});

import { expect, test } from 'vitest';
import { siteOf } from './site.ts';

test('a site is known by its origin alone', () => {
  expect(siteOf('https://www.example.org/news?q=1#a')).toEqual({
    url: 'https://www.example.org',
    host: 'www.example.org',
  });
  expect(siteOf('http://x2.example/')).toMatchObject({ host: 'x2.example' });
});

test.each([
  '',
  'about:neterror?e=dnsNotFound',
  'chrome-error://chromewebdata/',
  'moz-extension://id/page.html',
  'file:///tmp/a.b',
  'https://localhost/',
  'https://router/',
  'http://192.168.0.1/',
  'http://2130706433/',
  'http://[2001:db8::1]/',
  'https://me:word@example.org/',
  'https://example.org:8443/',
])('%s is none', (address) => {
  expect(siteOf(address)).toBeNull();
});

import { describe, expect, test } from 'vitest';
import { PLACES } from '../catalog/places.ts';
import { isTargetId } from './ids.ts';
import { isListable, targetOf } from './list.ts';
import { acceptMessage } from './messages.ts';
import { PAGE_ID, pageAsListed, pageOrigin } from './page.ts';

describe('pageOrigin', () => {
  test.each([
    ['https://example.org/article/42?q=secret#part', 'https://example.org'],
    ['http://Example.ORG:80/', 'http://example.org'],
    ['https://пример.рф/новости', 'https://xn--e1afmkfd.xn--p1ai'],
  ])('of %s is %s', (page, origin) => {
    expect(pageOrigin(page, 'url')).toBe(origin);
  });

  test.each([
    'about:neterror',
    'chrome://newtab/',
    'moz-extension://id/popup.html',
    'file:///home/me/letter.html',
    'https://user:word@example.org/',
    'https://example.org:8443/',
    'https://router/',
    'https://printer.local/',
    'http://10.0.0.1/',
    'https://[2606:4700::1111]/',
    'https://1.1.1.1/',
    '',
  ])('refuses %s', (page) => {
    expect(acceptMessage({ request: 'check-page', url: page })).toMatchObject({
      ok: false,
      refusal: 'url',
      error: expect.stringMatching(/^url: /),
    });
  });

  test('lets neither path nor query into the message', () => {
    const accepted = acceptMessage({ request: 'check-page', url: 'https://example.org/a?b=c', warned: true });
    expect(accepted).toEqual({
      ok: true,
      message: { request: 'check-page', url: 'https://example.org', warned: true },
    });
  });
});

describe('pageAsListed', () => {
  const target = targetOf(pageAsListed('https://unknown.example'));

  test('asks for the favicon and the front page, and nothing else', () => {
    expect([target.url, target.largeUrl]).toEqual(['https://unknown.example/favicon.ico', 'https://unknown.example/']);
  });

  test('is as exposed as an unknown site of an import, and a known host keeps its tier', () => {
    expect(target).toMatchObject({ tier: 'C', state: false });
    expect(targetOf(pageAsListed('https://x.com'))).toMatchObject({ tier: 'B' });
    expect(targetOf(pageAsListed('https://www.gosuslugi.ru'))).toMatchObject({ tier: 'X' });
  });

  test('is refused where such a site may not be listed', () => {
    const allowed = Object.values(PLACES).filter((policy) =>
      isListable(pageAsListed('https://unknown.example'), policy),
    );
    expect(allowed.map(({ place }) => place).sort()).toEqual(['filtered', 'outside', 'russia']);
    expect(isListable(pageAsListed('https://somebody.substack.com'), PLACES.russia)).toBe(false);
  });

  test('has an id that no list can give', () => {
    expect(isTargetId(PAGE_ID)).toBe(false);
  });
});

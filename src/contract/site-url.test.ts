import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { siteUrl } from './site-url.ts';

const reason = (text: string) => {
  const found = siteUrl(text);
  return found.ok ? null : found.reason;
};
const spelled = (text: string) => {
  const found = siteUrl(text);
  return found.ok ? found.url.href : found.reason;
};

describe('refused', () => {
  test.each([
    ['ftp://files.example/', 'not an http or https URL: ftp://files.example/'],
    ['javascript:alert(1)', 'not an http or https URL: javascript:alert(1)'],
    ['file:///etc/passwd', 'not an http or https URL: file:///etc/passwd'],
    ['example.com', 'not a URL: example.com'],
    ['', 'not a URL: '],
    ['https://', 'not a URL: https://'],
    ['https://intranet/', 'a name without a dot: https://intranet/'],
    ['https://localhost:8080/', 'a name without a dot: https://localhost:8080/'],
    ['https://printer.local/', 'a name of a private network: https://printer.local/'],
    ['https://PRINTER.LOCAL./', 'a name of a private network: https://PRINTER.LOCAL./'],
    ['https://a b.example/', 'white space in the URL: https://a b.example/'],
    ['https://a\tb.example/', 'white space in the URL: https://a b.example/'],
    ['https://a..example/', 'not a host name: https://a..example/'],
    ['https://a.example../', 'not a host name: https://a.example../'],
    ['https://a.b$c.example/', 'not a host name: https://a.b$c.example/'],
    ['https://a.example:25/', 'a port that browsers refuse: https://a.example:25/'],
    ['https://a.example:0/', 'a port that browsers refuse: https://a.example:0/'],
  ])('%j', (text, expected) => expect(reason(text)).toBe(expected));

  test.each(['localhost', 'internal', 'onion', 'test', 'invalid', 'home.arpa', 'lan'])('names under .%s', (name) =>
    expect(reason(`http://a.${name}/`)).toMatch(/^a name of a private network/),
  );

  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.01/',
    'http://127.1/',
    'http://1２7.0.0.1/',
    'http://127.0.0.1./',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://198.18.0.1/',
    'http://192.0.2.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:192.168.0.1]/',
    'http://[::ffff:8.8.8.8]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001::1]/',
    'http://[2001:0:7f00:1::]/',
    'http://[2001:db8::1]/',
    'http://[2::1]/',
    'http://[3fff::1]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://[ff02::1]/',
  ])('%s', (text) => expect(reason(text)).toMatch(/^not a public address/));

  test('credentials, without repeating them', () => {
    expect(reason('https://user:secret@site.example/')).toBe('a user name or password in the URL: site.example');
    expect(reason('https://:secret@site.example/')).not.toContain('secret');
  });

  test('over 2048 characters, as given or as the browser spells it; the error stays short', () => {
    expect(reason(`https://a.example/${'x'.repeat(2030)}`)).toBeNull();
    expect(reason(`https://a.example/${'x'.repeat(2031)}`)).toMatch(/^longer than 2048 characters/);
    expect(reason(`https://a.example/${'ы'.repeat(1000)}`)).toMatch(/^longer than 2048 characters/);
    expect(reason(`https://a.example/${'x'.repeat(9_000_000)}`)?.length).toBeLessThan(120);
  });
});

describe('accepted, in the spelling of the browser', () => {
  test.each([
    ['HTTPS://Blocked.Example', 'https://blocked.example/'],
    ['https://blocked.example:8443/x?y#z', 'https://blocked.example:8443/x?y'],
    ['http://blocked.example:80/', 'http://blocked.example/'],
    ['https://президент.рф/', 'https://xn--d1abbgf6aiiy.xn--p1ai/'],
    ['https://ukrayinska_pravda.example./', 'https://ukrayinska_pravda.example/'],
    ['https://8.8.8.8/', 'https://8.8.8.8/'],
    ['https://[2606:4700:4700::1111]/', 'https://[2606:4700:4700::1111]/'],
    ['https://[2001:67c:4e8:f004::9]/', 'https://[2001:67c:4e8:f004::9]/'],
  ])('%s', (text, expected) => expect(spelled(text)).toBe(expected));
});

describe('for any text', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.tuple(fc.constantFrom('http://', 'https://', 'https:\\\\', 'ws://'), fc.string()).map((parts) => parts.join('')),
    fc
      .oneof(
        fc.ipV4Extended(),
        fc.ipV6().map((address) => `[${address}]`),
      )
      .map((host) => `http://${host}/`),
  );

  test('an answer, never an exception, and a short reason in one line', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const found = siteUrl(text);
        return found.ok || (found.reason.length < 140 && !/[\n\r]/.test(found.reason));
      }),
      { numRuns: 2000 },
    );
  });

  test('what is accepted stays as it is when accepted again, and keeps every rule', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const found = siteUrl(text);
        if (!found.ok) return;
        const { url } = found;
        expect(spelled(url.href)).toBe(url.href);
        expect(url.href).toMatch(/^https?:\/\/[a-z0-9._:[\]-]+\//);
        expect(url.href.length).toBeLessThanOrEqual(2048);
        expect(url.hash + url.username + url.password).toBe('');
        expect(url.hostname).toMatch(/[.:]/);
        expect(url.hostname).not.toMatch(/(^|\.)(local|localhost|internal|onion|test|invalid)$/);
        if (/^[\d.]+$/.test(url.hostname))
          expect(url.hostname).not.toMatch(/^(0|10|127|192\.168|169\.254|172\.(1[6-9]|2\d|3[01])|2(2[4-9]|[345]\d))\./);
        expect(url.hostname).not.toMatch(/^\[([^23]|2001:db8:|2002:)/);
      }),
      { numRuns: 2000 },
    );
  });
});

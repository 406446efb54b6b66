import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askHelper } from './control-helper.ts';
import { readHelperAnswer } from './helper-answer.ts';
import { answered, FakeHttpProbe, failed } from './testing.ts';

const QUESTION = {
  url: 'https://site.example/',
  addresses: ['192.0.2.1', '2001:db8::1'],
  helpers: ['https://one.example/', 'https://two.example/'],
};

const ANSWER = {
  tcp_connect: { '192.0.2.1:443': { status: true, failure: null } },
  tls_handshake: {},
  http_request: {
    status_code: 200,
    body_length: 1234,
    title: 'Site',
    headers: { 'X-Own': 'a', Date: 'b' },
    failure: null,
  },
  dns: { addrs: ['192.0.2.1'], failure: null },
};

test('what the helper saw stands in `outside`', async () => {
  const httpProbe = new FakeHttpProbe(() => answered(JSON.stringify(ANSWER)));
  const { outside, failure } = await askHelper(httpProbe, QUESTION);
  expect(failure).toBeNull();
  expect(outside).toEqual({
    status: 200,
    failure: null,
    addresses: ['192.0.2.1'],
    title: 'Site',
    bodyBytes: 1234,
    headers: ['x-own', 'date'],
    connects: true,
  });
  expect(JSON.parse(httpProbe.asked[0]?.body ?? '')).toMatchObject({
    http_request: QUESTION.url,
    tcp_connect: ['192.0.2.1:443', '[2001:db8::1]:443'],
  });
});

test('the next helper is asked in place of one that fails', async () => {
  const httpProbe = new FakeHttpProbe(({ url }) =>
    url.includes('one') ? failed('net::ERR_CONNECTION_RESET') : answered(JSON.stringify(ANSWER)),
  );
  expect(await askHelper(httpProbe, QUESTION)).toMatchObject({ failure: null, outside: { status: 200 } });
  expect(httpProbe.asked).toHaveLength(2);
});

test('helpers that cannot be reached say nothing of the site', async () => {
  const dead = new FakeHttpProbe(() => failed('net::ERR_NAME_NOT_RESOLVED'));
  expect(await askHelper(dead, QUESTION)).toMatchObject({ failure: 'host_unreachable', outside: { status: null } });
  expect(await askHelper(dead, { ...QUESTION, helpers: [] })).toMatchObject({
    failure: 'unknown_failure: no helper',
  });
});

test.each(['', 'null', '[]', '{}', '{"http_request":[]}', '<html>'])('"%s" is no answer', async (text) => {
  expect(readHelperAnswer(text)).toBeNull();
  const { failure } = await askHelper(new FakeHttpProbe(() => answered(text)), QUESTION);
  expect(failure).toMatch(/^unknown_failure: helper answered 200/);
});

test('a failure of the site is the helper’s word, and -1 is nothing', () => {
  const http_request = { status_code: -1, body_length: -1, title: '', failure: 'dns_name_error' };
  const outside = {
    status: null,
    failure: 'dns_name_error',
    addresses: [],
    connects: null,
    title: null,
    bodyBytes: null,
    headers: [],
  };
  expect(readHelperAnswer(JSON.stringify({ http_request, dns: { addrs: null } }))).toEqual(outside);
});

test('forged answers never throw and never bring a wrong type', () => {
  const http = fc.record({ status_code: fc.jsonValue(), title: fc.jsonValue(), failure: fc.jsonValue() });
  const forged = fc.record({ http_request: fc.oneof(http, fc.jsonValue()), dns: fc.jsonValue() });
  fc.assert(
    fc.property(forged, (answer) => {
      const outside = readHelperAnswer(JSON.stringify(answer));
      if (!outside) return;
      expect(outside.addresses.every((address) => typeof address === 'string')).toBe(true);
      expect(['string', 'object']).toContain(typeof outside.title);
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => void readHelperAnswer(text)));
});

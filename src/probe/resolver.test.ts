import { type Answer, decode, encode } from '@leichtgewicht/dns-packet';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { queryOf, readAnswer } from './dns-message.ts';
import type { Exchange } from './http-probe.ts';
import { askResolver } from './resolver.ts';
import { answered, FakeHttpProbe, failed } from './testing.ts';

const URL_ = 'https://site.example/';
const ONE = 'https://one.example/dns-query';

function questionOf({ url }: Exchange) {
  const text = (new URL(url).searchParams.get('dns') ?? '').replaceAll('-', '+').replaceAll('_', '/');
  const { questions, id } = decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
  return { id, question: questions?.[0] };
}

function reply(exchange: Exchange, addresses: { A?: string; AAAA?: string }, code = 0) {
  const question = questionOf(exchange).question;
  if (!question) throw new Error('no question');
  const data = addresses[question.type as 'A'];
  const answers = data ? [{ type: question.type, name: question.name, data, ttl: 1 } as Answer] : [];
  return answered(encode({ type: 'response', flags: 0x180 | code, questions: [question], answers }));
}

const both = { A: '192.0.2.1', AAAA: '2001:db8::1' };

test('IPv4 is asked for, and IPv6 only where that leaves the name open, with id 0', async () => {
  const one = new FakeHttpProbe((exchange) => reply(exchange, both));
  expect((await askResolver(one, { url: URL_, resolver: ONE })).addresses).toEqual(['192.0.2.1']);
  expect(one.asked).toHaveLength(1);
  const httpProbe = new FakeHttpProbe((exchange) => reply(exchange, { AAAA: both.AAAA }));
  const observation = await askResolver(httpProbe, { url: URL_, resolver: ONE });
  expect(observation).toMatchObject({ step: 'dns', resolver: 'one.example', url: URL_, failure: null });
  expect(observation.addresses).toEqual(['2001:db8::1']);
  expect(httpProbe.asked.map((exchange) => questionOf(exchange))).toMatchObject([
    { id: 0, question: { type: 'A', name: 'site.example' } },
    { id: 0, question: { type: 'AAAA', name: 'site.example' } },
  ]);
});

test('both kinds are asked for where both are wanted, and one kind is enough for an answer', async () => {
  const httpProbe = new FakeHttpProbe((exchange) => reply(exchange, both));
  const found = await askResolver(httpProbe, { url: URL_, resolver: ONE, both: true });
  expect(found.addresses).toEqual(['192.0.2.1', '2001:db8::1']);
  const ipv4 = new FakeHttpProbe((exchange) => reply(exchange, { A: both.A }));
  expect(await askResolver(ipv4, { url: URL_, resolver: ONE, both: true })).toMatchObject({
    failure: null,
    addresses: ['192.0.2.1'],
  });
  const nowhere = new FakeHttpProbe((exchange) => reply(exchange, {}, 3));
  await askResolver(nowhere, { url: URL_, resolver: ONE, both: true });
  expect(nowhere.asked).toHaveLength(1);
});

test.each([
  ['no such name', 3, 'dns_nxdomain_error'],
  ['a server failure', 2, 'dns_lookup_error'],
  ['no addresses', 0, 'dns_lookup_error'],
])('%s is the resolver’s word about the name', async (_, code, failure) => {
  const httpProbe = new FakeHttpProbe((exchange) => reply(exchange, {}, code));
  const observation = await askResolver(httpProbe, { url: URL_, resolver: ONE });
  expect(observation).toMatchObject({ failure, addresses: [] });
});

test.each([
  ['net::ERR_CONNECTION_RESET', 'connection_reset'],
  ['net::ERR_NAME_NOT_RESOLVED', 'host_unreachable'],
  ['net::ERR_CERT_COMMON_NAME_INVALID', 'ssl_invalid_hostname'],
])('a resolver that cannot be reached (%s) does not read as the site’s failure', async (error, failure) => {
  const observation = await askResolver(new FakeHttpProbe(() => failed(error)), { url: URL_, resolver: ONE });
  expect(observation).toMatchObject({ step: 'dns', failure });
  expect(observation.failure).not.toMatch(/^dns_/);
});

test.each([
  ['a page', answered('<html>')],
  ['a refusal', answered('', { status: 403 })],
])('%s is no answer', async (_, raw) => {
  const observation = await askResolver(new FakeHttpProbe(() => raw), { url: URL_, resolver: ONE });
  expect(observation.failure).toMatch(/^unknown_failure: resolver answered/);
});

test('one kind of address is enough', async () => {
  const httpProbe = new FakeHttpProbe((exchange) =>
    questionOf(exchange).question?.type === 'A' ? reply(exchange, both) : failed('net::ERR_TIMED_OUT'),
  );
  expect(await askResolver(httpProbe, { url: URL_, resolver: ONE })).toMatchObject({
    failure: null,
    addresses: ['192.0.2.1'],
  });
});

test('aliases, other records and letters in any case are read over', () => {
  const answers: Answer[] = [
    { type: 'CNAME', name: 'Site.Example', data: 'cdn.example' },
    { type: 'A', name: 'cdn.example', data: '192.0.2.1' },
    { type: 'AAAA', name: 'cdn.example', data: '2001:db8:0:0:0:0:0:1' },
  ];
  const bytes = (type: 'A' | 'AAAA') =>
    encode({ type: 'response', questions: [{ type, name: 'SITE.example' }], answers });
  expect(readAnswer(bytes('A'), 'site.example', 'A')).toEqual({ addresses: ['192.0.2.1'], failure: null });
  expect(readAnswer(bytes('AAAA'), 'site.example', 'AAAA')).toEqual({ addresses: ['2001:db8::1'], failure: null });
});

test('compressed names are skipped, as real resolvers send them', () => {
  // Header, the question "site.example", and two answers that point back to it.
  const answers = ['c00c00010001' + '0000003c0004' + 'c0000201', 'c00c00010001' + '0000003c0004' + 'c0000202'];
  const question = '0473697465' + '076578616d706c6500' + '00010001';
  const hex = ['000081800001000200000000', question, ...answers].join('');
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  const addresses = readAnswer(bytes, 'site.example', 'A')?.addresses;
  expect(addresses).toEqual(['192.0.2.1', '192.0.2.2']);
});

test('the answer to another question is none', () => {
  const bytes = encode({ type: 'response', questions: [{ type: 'A', name: 'other.example' }], answers: [] });
  expect(readAnswer(bytes, 'site.example', 'A')).toBeNull();
  expect(readAnswer(encode({ type: 'query', questions: [{ type: 'A', name: 'a.b' }] }), 'a.b', 'A')).toBeNull();
});

test('forged bytes never throw', () => {
  const truth = encode({ type: 'response', questions: [{ type: 'A', name: 'a.b' }], answers: [] });
  const forged = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.uint8Array({ maxLength: 100 }).map((tail) => Uint8Array.from([...truth, ...tail])),
    fc.tuple(fc.nat(truth.length - 1), fc.nat(255)).map(([at, byte]) => truth.with(at, byte)),
  );
  fc.assert(
    fc.property(forged, (bytes) => void readAnswer(bytes, 'a.b', 'A')),
    { numRuns: 500 },
  );
  expect(queryOf('a.b', 'AAAA')).toMatch(/^[\w-]+$/);
});

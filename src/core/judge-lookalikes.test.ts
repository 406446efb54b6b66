import { describe, expect, test } from 'vitest';
import {
  answered,
  failed,
  frozen,
  HOST,
  helper,
  largeThrice,
  measurement,
  network,
  TRUE_ADDRESS,
  target,
  voices,
} from '../../tests/support/observations.ts';
import { isWorthWaiting } from './again.ts';
import { analyze } from './analyze/analyze.ts';
import {
  BOTH_KINDS,
  byAddress,
  byIpv6,
  denied,
  FLOWING,
  fast,
  HTTP,
  hushed,
  IPV6,
  known,
  ledNowhere,
  SILENT_RANGE,
  sibling,
  still,
  system,
  thrice,
  WRONG_NAME,
} from './judge.test-kit.ts';
import { judge } from './judge.ts';
import { againQuestions, nextQuestions } from './plan.ts';
import type { Measurement, Observation } from './types.ts';

describe('a host behind a redirect that fails', () => {
  const OTHER = 'other.example';
  const hops = [{ from: `https://${HOST}/`, to: `https://${OTHER}/`, status: 302, address: '5.5.5.5' }];
  const hop = (probe: 'first' | 'repeat', failure: Parameters<typeof failed>[1] = 'connection_reset', to = hops) =>
    ({ ...failed(probe, failure), step: 'http', address: TRUE_ADDRESS, status: null, hops: to }) as Observation;
  const found = [...voices([TRUE_ADDRESS]), WRONG_NAME];

  test('is judged under its own name, with the whole ladder', () => {
    const made = measurement([hop('first'), hop('repeat'), hop('repeat'), ...found]);
    const facts = analyze(made, known);
    expect(facts).toMatchObject({ hop: 'elsewhere', names: 'agree', localName: 'found' });
    expect(judge(facts, made)).toMatchObject({
      ruleId: 'tls-name-filtered-alone',
      reach: 'unreachable',
      cause: 'blocking',
    });
  });

  test('that is down for a helper, too, is no block', () => {
    const made = measurement([
      hop('first'),
      hop('repeat'),
      hop('repeat'),
      ...found,
      helper({ status: null, failure: 'x' }),
    ]);
    expect(judge(analyze(made, known), made).cause).toBe('site');
  });

  test('is asked about by name, by address and on port 80', () => {
    const allowed = {
      resolvers: ['https://a.example/'],
      systemResolver: true,
      plainHttp: true,
      large: false,
      helpers: ['https://h.example/'],
      providers: [],
    };
    const all = [hop('first'), hop('repeat')];
    const asked = all.map(({ probe, url }) => ({ probe, url }));
    const names = nextQuestions({ target: target(), observations: all, asked, allowed });
    expect(names.map(({ url }) => url)).toEqual([`https://${OTHER}/`, `https://${OTHER}/`, `https://${OTHER}/`]);
    const rest = nextQuestions({
      target: target(),
      observations: [...all, ...voices([TRUE_ADDRESS])],
      asked: [...asked, ...names],
      allowed,
    });
    expect(rest.map(({ url }) => url)).toEqual([`https://${TRUE_ADDRESS}/`, `http://${OTHER}/`]);
  });

  test('of the same site is the site itself', () => {
    const www = [{ from: `https://${HOST}/`, to: `https://www.${HOST}/`, status: 301, address: '5.5.5.5' }];
    const made = measurement([hop('first', 'connection_reset', www), hop('repeat', 'connection_reset', www), ...found]);
    expect(analyze(made, known).hop).toBe('own');
  });
});

test.each([
  [
    'a server that ends every handshake with an alert',
    [...thrice('tls_alert'), system(TRUE_ADDRESS), ...voices([TRUE_ADDRESS]), byAddress('tls_alert')],
  ],
  ['a provider that is silent as a whole', SILENT_RANGE],
  [
    'a dead IPv4, with an IPv6 that answers and that the browser did not get to,',
    [...thrice('generic_timeout_error'), ...BOTH_KINDS, byIpv6('ssl_invalid_hostname'), helper({})],
  ],
  [
    'an IPv4 that is cut as the name is',
    [
      ...thrice('connection_reset'),
      ...voices([TRUE_ADDRESS, IPV6]),
      byAddress('connection_reset'),
      byIpv6('ssl_failed'),
      helper({}),
    ],
  ],
  ['what still came in when its time was up', [answered(), answered('large', FLOWING)]],
])('%s is no block', (_, observations) => {
  const made = measurement(observations);
  expect(judge(analyze(made, known), made).cause).toBe('unknown');
});

test('who sends visitors in a circle has answered, even if not a second time', () => {
  const made = measurement([failed('first', 'redirect_loop'), failed('repeat', 'generic_timeout_error')]);
  expect(judge(analyze(made, known), made).ruleId).toBe('http-redirect-loop');
});

test('of the same sentence by name and by address no method is told, where the browser has sentences only', () => {
  const said = (probe: 'first' | 'repeat' | 'by_address') =>
    ({ ...failed(probe, 'ssl_failed'), step: 'tls', words: 'Peer reports that it did not like you' }) as Observation;
  const all = [said('first'), said('repeat'), said('repeat'), said('by_address')];
  const made = measurement([...all, system(TRUE_ADDRESS), ...voices([TRUE_ADDRESS]), helper({})]);
  const { ruleId, method } = judge(analyze(made, known), made);
  expect([ruleId, method]).toEqual(['tls-broken-helper', null]);
});

describe('a helper that says the opposite of what was seen', () => {
  const cut = [...thrice('connection_reset'), system(TRUE_ADDRESS), ...voices([TRUE_ADDRESS]), WRONG_NAME];
  const said = (one: Parameters<typeof helper>[0]) => {
    const made = measurement([...cut, helper({ status: null, failure: 'generic_timeout_error', ...one })]);
    const { cause, confidence } = judge(analyze(made, known), made);
    return [cause, confidence];
  };

  test('takes one step of confidence, and no more', () => {
    expect(said({ connects: false })).toEqual(['blocking', 'possible']);
    expect(said({ addresses: [], failure: 'dns_nxdomain_error' })).toEqual(['blocking', 'possible']);
  });

  test('is believed where it could be so', () => {
    expect(said({ connects: true })).toEqual(['site', 'likely']);
    expect(said({})).toEqual(['site', 'likely']);
  });
});

test('a block page on port 80 is no block of a site that comes over TLS when asked again', () => {
  const made = measurement([
    failed('first', 'connection_reset'),
    answered('repeat'),
    ...voices([TRUE_ADDRESS]),
    answered('plain_http', { fingerprint: 'rt.ru' }),
  ]);
  expect(judge(analyze(made, known), made).ruleId).toBe('answer-on-repeat');
});

test('a challenge over plain http is the site’s own, whatever page a helper gets', () => {
  const page = { title: 'Just a moment...', headers: ['cf-ray'] };
  const one = answered('first', { url: `http://${HOST}/`, status: 503, challenge: true, page });
  const made = measurement([one, helper({ bodyBytes: 90_000 })], HTTP);
  expect(judge(analyze(made, known), made)).toMatchObject({ reach: 'reachable', cause: 'site' });
});

test('a redirect over plain http to another site proves nothing, whatever certificate is shown there', () => {
  const hops = [{ from: `http://${HOST}/`, to: 'https://other.example/', status: 302, address: TRUE_ADDRESS }];
  const one = answered('first', { url: `http://${HOST}/`, hops, page: { title: 'Denied', headers: [] } });
  const ruleOf = (all: readonly Observation[]) => {
    const made = measurement(still(all), HTTP);
    return judge(analyze(made, known), made).ruleId;
  };
  expect(ruleOf([one])).toBe('answer-plain');
  expect(ruleOf([one, helper({ title: 'Site', bodyBytes: 90_000 })])).toBe('http-other-page');
  expect(ruleOf([one, helper({ title: 'denied', bodyBytes: 90_000 })])).toBe('http-same-page');
  // Two large pages are of a length, and yet not one.
  const large = { ...one, bytes: 70_000 } as Observation;
  expect(ruleOf([large, helper({ title: 'Site', bodyBytes: 90_000 })])).toBe('http-other-page');
});

describe('what is forged over plain http', () => {
  const judged = (all: readonly Observation[], more: Partial<Measurement> = {}) => {
    const made = measurement(all, { ...HTTP, ...more });
    return judge(analyze(made, known), made).ruleId;
  };
  const page = [...denied(TRUE_ADDRESS), ...voices([TRUE_ADDRESS])];

  test('is not told of what comes for a moment only', () => {
    const later = (bytes: number) => answered('large', { url: `http://${HOST}/`, bytes, atMs: 31_000 });
    const soon = { ...later(1_200), atMs: 2_000 };
    const rules = [later(1_200), later(20_000), soon].map((one) => judged([...page, one]));
    expect(rules).toEqual(['http-other-page', 'answer-plain', 'answer-plain']);
    expect(judged([...ledNowhere, later(20_000)])).toBe('answer-plain');
    expect(judged(still(page), { answeredMs: [] })).toBe('answer-plain');
  });

  test('is not told in a network that is not in order', () => {
    const impaired = { network: network({ state: 'impaired' }) };
    expect([judged(still(page), impaired), judged(still(ledNowhere), impaired)]).toEqual([
      'answer-plain',
      'answer-plain',
    ]);
  });

  test('is worth asking again, by the large object or, where there is none, by the small one', () => {
    const made = measurement(page, HTTP);
    expect(isWorthWaiting(analyze(made, known), made)).toBe(true);
    const again = (largeUrl: string | null) =>
      againQuestions(page.length)({
        target: { ...made.target, largeUrl },
        observations: page,
        asked: page.map(({ probe, url }) => ({ probe, url })),
        allowed: { resolvers: [], systemResolver: false, plainHttp: true, large: false, helpers: [], providers: [] },
      }).map(({ probe }) => probe);
    expect([again(`http://${HOST}/`), again(null)]).toEqual([['large'], ['repeat']]);
  });
});

test('a large object of which not one byte came is frozen as well: a record that is cut shows nothing', () => {
  const made = measurement([answered(), ...largeThrice(frozen(0)), helper({})]);
  expect(judge(analyze(made, known), made)).toMatchObject({ method: 'body_freeze', ruleId: 'body-freeze-helper' });
});

test('another way of failing of the provider’s other site explains nothing', () => {
  const frozenThrice = [answered(), ...largeThrice()];
  const ruleOf = (one: Observation) => {
    const made = measurement([...frozenThrice, sibling(one)]);
    return judge(analyze(made, known), made).ruleId;
  };
  expect(ruleOf(answered())).toBe('body-freeze');
  expect(ruleOf(failed('first', 'connection_reset'))).toBe('body-freeze');
});

test('a large object that never begins is no freeze where the small one crawled', () => {
  const made = measurement([answered('first', { durationMs: 8_000 }), ...hushed, helper({})]);
  expect(judge(analyze(made, known), made).ruleId).toBe('body-cut-helper');
});

test('a freeze that a restless round made doubtful is worth waiting for', () => {
  const made = measurement([answered(), ...largeThrice(), helper({})]);
  const facts = analyze(made, { ...known, flaps: 1 });
  expect([judge(facts, made).cause, isWorthWaiting(facts, made)]).toEqual(['unknown', true]);
});

test('the plain address that leads to the site’s own https, which is cut, is judged by its https', () => {
  const hops = [{ from: `http://${HOST}/`, to: `https://${HOST}/`, status: 301, address: TRUE_ADDRESS }];
  const cut = (probe: 'first' | 'repeat', atMs: number) =>
    ({
      ...failed(probe, 'connection_reset'),
      url: `http://${HOST}/`,
      step: 'http',
      status: null,
      hops,
      atMs,
    }) as Observation;
  const all = [cut('first', 0), cut('repeat', 8_000), cut('repeat', 31_000), ...voices([TRUE_ADDRESS]), WRONG_NAME];
  const made = measurement([...all, helper({})], HTTP);
  expect(judge(analyze(made, known), made)).toMatchObject({ method: 'sni_filtering', ruleId: 'tls-name-filtered' });
});

test('a body that still came in when its time was up is told by its speed', () => {
  const made = measurement([answered(), answered('large', FLOWING)], { network: fast });
  expect(judge(analyze(made, known), made).ruleId).toBe('speed-slow-once');
});

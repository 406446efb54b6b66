import { describe, expect, test } from 'vitest';
import {
  answered,
  control,
  failed,
  frozen,
  HOST,
  helper,
  largeThrice,
  measurement,
  named,
  network,
  TRUE_ADDRESS,
  target,
  voices,
} from '../../tests/support/observations.ts';
import { isWorthWaiting } from './again.ts';
import { analyze, type Background } from './analyze/analyze.ts';
import { judge } from './judge.ts';
import { nextQuestions } from './plan.ts';
import { RULES } from './rules/index.ts';
import type { Measurement, Observation } from './types.ts';

const BLOCK_PAGE = '82.209.230.23';
const known = {
  blockPages: { addresses: new Set([BLOCK_PAGE]), isKnown: (url: string) => url.includes('warning.rt.ru') },
  slowBefore: false,
  isWarm: true,
};
const thrice = (failure: Parameters<typeof failed>[1]): Observation[] => [
  failed('first', failure),
  failed('repeat', failure),
  failed('repeat', failure),
];
const byAddress = (failure: Parameters<typeof failed>[1] | null) =>
  failure === null ? answered('by_address', { status: 404 }) : failed('by_address', failure, { step: 'connect' });
const WRONG_NAME = byAddress('ssl_invalid_hostname');
const IPV6 = '2a00:1450::5';
const byIpv6 = (failure: Parameters<typeof failed>[1]) => failed('by_address', failure, { url: `https://[${IPV6}]/` });
const plainByIpv6 = {
  ...failed('plain_http', 'generic_timeout_error'),
  step: 'http',
  status: null,
  hops: [{ from: `http://${HOST}/`, to: `https://${HOST}/`, status: 301, address: IPV6 }],
} as Observation;
const BOTH_KINDS = [...voices([TRUE_ADDRESS, IPV6]), byAddress('generic_timeout_error')];
const sibling = (one: Observation): Observation => ({ ...one, probe: 'sibling' }) as Observation;
const FLOWING = { failure: 'body_stalled', bytes: 30_000, durationMs: 10_000, longestGapMs: 200 } as const;
const SILENT_RANGE = [
  ...thrice('generic_timeout_error'),
  ...voices([TRUE_ADDRESS]),
  byAddress('generic_timeout_error'),
  sibling(failed('first', 'generic_timeout_error')),
];
const system = (address: string) => named('system_resolver', [address]);
const hop = (to: string) => [{ from: `http://${HOST}/`, to, status: 302, address: TRUE_ADDRESS }];
const plain = (to: string, changes = {}) => answered('plain_http', { hops: hop(to), ...changes });
const slow = { durationMs: 4_000, bytes: 64_000, longestGapMs: 200 };
const crawling = network({ controls: [control({ bytesPerSecond: 15_000 })] });
const fast = network({ controls: [control({ bytesPerSecond: 2_000_000 })] });

const HTTP = { target: target({ url: `http://${HOST}/`, largeUrl: null }) };
const plainAnswer = (page: { title?: string }) => [
  answered('first', { url: `http://${HOST}/`, page: { title: null, headers: ['date', 'server'], ...page } }),
];

const hushed = largeThrice().map(({ atMs }) => ({ ...failed('large', 'generic_timeout_error'), atMs }) as Observation);
const thriceOf = (one: Observation) =>
  thrice('body_stalled').map(({ probe, atMs }) => ({ ...one, probe, atMs }) as Observation);
const leading = (unfollowed: 'private' | 'place') =>
  ({
    ...answered('first', {
      status: 302,
      hops: [{ from: `https://${HOST}/`, to: 'https://b.example/', status: 302, address: null }],
    }),
    step: 'http',
    unfollowed,
  }) as Observation;
const ledNowhere = [
  answered('first', {
    url: `http://${HOST}/`,
    hops: [{ from: `http://${HOST}/`, to: 'http://10.0.0.1/denied', status: 302, address: TRUE_ADDRESS }],
  }),
];
const denied = (address: string | null) => [
  ...plainAnswer({ title: 'Access Denied' }).map((one): Observation => ({ ...one, address }) as Observation),
  helper({ title: 'Site', bodyBytes: 20_000 }),
];

/** One row for each rule: what was observed, and the rule that must speak. */
const CASES: readonly [
  rule: string,
  observations: readonly Observation[],
  changes?: Partial<Measurement>,
  past?: Partial<Background>,
][] = [
  ['local-nothing-asked', []],
  ['local-permission', [failed('first', 'permission_missing')]],
  ['local-interrupted', [failed('first', 'network_changed')]],
  ['local-extension', [failed('first', 'blocked_by_client')]],
  ['local-clock', thrice('ssl_invalid_certificate'), { network: network({ state: 'impaired', localCause: 'clock' }) }],
  [
    'local-interception',
    thrice('ssl_unknown_authority'),
    { network: network({ state: 'impaired', localCause: 'interception' }) },
  ],
  ['local-offline', thrice('connection_reset'), { network: network({ state: 'offline' }) }],
  ['local-captive-portal', thrice('connection_reset'), { network: network({ state: 'captive_portal' }) }],
  ['local-domestic-only', thrice('generic_timeout_error'), { network: network({ state: 'domestic_only' }) }],
  ['local-impaired', thrice('generic_timeout_error'), { network: network({ state: 'impaired' }) }],
  [
    'http-block-page',
    [...thrice('connection_reset'), ...voices([TRUE_ADDRESS]), answered('plain_http', { fingerprint: 'rt.ru' })],
  ],
  ['block-page-somehow', [...thrice('connection_reset'), answered('plain_http', { fingerprint: 'rt.ru' })]],
  [
    'tls-name-filtered-disputed',
    [
      ...thrice('connection_reset'),
      system(TRUE_ADDRESS),
      ...voices([TRUE_ADDRESS]),
      WRONG_NAME,
      helper({ status: null, failure: 'generic_timeout_error', connects: false }),
    ],
  ],
  ['http-forged-into-nowhere', [...thrice('connection_reset'), plain('http://10.0.0.1/blocked')]],
  ['http-redirect-loop', [failed('first', 'redirect_loop')]],
  [
    'dns-leads-to-block-page',
    [
      ...thrice('connection_reset'),
      ...voices([TRUE_ADDRESS]),
      answered('plain_http', { fingerprint: 'rt.ru', address: '5.5.5.5' }),
    ],
  ],
  ['dns-block-page-address', [...thrice('connection_refused'), system(BLOCK_PAGE), ...voices([TRUE_ADDRESS])]],
  ['dns-bogus-contradicted', [...thrice('generic_timeout_error'), system('10.10.34.35'), ...voices([TRUE_ADDRESS])]],
  ['dns-sinkhole-contradicted', [...thrice('connection_refused'), system('127.0.0.1'), ...voices([TRUE_ADDRESS])]],
  ['dns-stand-in-address', [...thrice('generic_timeout_error'), system('198.18.0.42'), ...voices([TRUE_ADDRESS])]],
  ['dns-removed-helper', [...thrice('dns_lookup_error'), helper({})]],
  ['dns-leads-astray', [...thrice('connection_refused'), ...voices([TRUE_ADDRESS]), WRONG_NAME]],
  ['dns-removed', [...thrice('dns_lookup_error'), ...voices([TRUE_ADDRESS]), WRONG_NAME]],
  [
    'dns-removed-address-dead',
    [...thrice('dns_lookup_error'), ...voices([TRUE_ADDRESS]), byAddress('generic_timeout_error')],
  ],
  ['dns-removed-one-voice', [...thrice('dns_lookup_error'), named('resolver', [TRUE_ADDRESS]), WRONG_NAME]],
  ['dns-gone-everywhere', [...thrice('dns_lookup_error'), ...voices([])]],
  ['dns-unexplained', thrice('dns_lookup_error')],
  ['tls-private-authority', thrice('ssl_unknown_authority'), { target: target({ privateCa: true }) }],
  [
    'tls-name-filtered',
    [...thrice('connection_reset'), system(TRUE_ADDRESS), ...voices([TRUE_ADDRESS]), WRONG_NAME, helper({})],
  ],
  [
    'tls-name-filtered-alone',
    [...thrice('connection_reset'), system(TRUE_ADDRESS), ...voices([TRUE_ADDRESS]), WRONG_NAME],
  ],
  [
    'tls-closed-by-name',
    [...thrice('connection_closed'), system(TRUE_ADDRESS), ...voices([TRUE_ADDRESS]), WRONG_NAME, helper({})],
  ],
  ['tls-forged-certificate', [...thrice('ssl_unknown_authority'), ...voices([TRUE_ADDRESS]), WRONG_NAME]],
  ['tls-broken-helper', [...thrice('ssl_failed'), system(TRUE_ADDRESS), ...voices([TRUE_ADDRESS]), helper({})]],
  ['tls-other-server', [...thrice('ssl_invalid_hostname'), system('5.5.5.5'), ...voices([TRUE_ADDRESS]), WRONG_NAME]],
  ['tls-expired', [...thrice('ssl_invalid_certificate'), ...voices([TRUE_ADDRESS]), WRONG_NAME]],
  ['tls-named-elsewhere', [...thrice('connection_refused'), system('5.5.5.5'), ...voices([TRUE_ADDRESS]), WRONG_NAME]],
  ['tls-silent-method-open', [...thrice('generic_timeout_error'), ...voices([TRUE_ADDRESS]), WRONG_NAME]],
  ['tls-unexplained', [...thrice('ssl_failed'), ...voices([TRUE_ADDRESS]), byAddress('ssl_failed')]],
  [
    'address-dead-everywhere',
    [
      ...thrice('connection_refused'),
      byAddress('connection_refused'),
      helper({ status: null, failure: 'connection_refused' }),
    ],
  ],
  [
    'address-blocked',
    [...thrice('generic_timeout_error'), ...voices([TRUE_ADDRESS]), byAddress('generic_timeout_error'), helper({})],
  ],
  [
    'address-silent',
    [...thrice('generic_timeout_error'), ...voices([TRUE_ADDRESS]), byAddress('generic_timeout_error')],
  ],
  ['address-silent-provider', SILENT_RANGE],
  [
    'address-partly-dead',
    [
      ...thrice('generic_timeout_error'),
      ...voices([TRUE_ADDRESS, '93.184.215.15']),
      byAddress('generic_timeout_error'),
      WRONG_NAME,
    ],
  ],
  [
    'tls-name-filtered-other-kind',
    [...thrice('generic_timeout_error'), ...BOTH_KINDS, byIpv6('ssl_invalid_hostname'), plainByIpv6],
  ],
  [
    'address-kind-missing-here',
    [...thrice('host_unreachable'), ...voices([IPV6]), byIpv6('host_unreachable'), helper({})],
  ],
  ['tls-named-other-kind', [...thrice('connection_reset'), ...BOTH_KINDS, byIpv6('ssl_invalid_hostname')]],
  ['body-freeze-provider', [answered(), ...largeThrice(), sibling(frozen())]],
  ['body-freeze', [answered(), ...largeThrice()]],
  ['body-cut-helper', [answered(), ...largeThrice(answered('large', { failure: 'response_truncated' })), helper({})]],
  [
    'body-fails',
    [
      answered(),
      answered('large', { failure: 'response_truncated' }),
      answered('large', { failure: 'connection_reset' }),
    ],
  ],
  [
    'body-stalls-first',
    [answered('first', { failure: 'body_stalled' }), answered('repeat', { failure: 'body_stalled' })],
  ],
  ['speed-throttled', [answered(), answered('large', slow)], { network: fast }, { slowBefore: true }],
  ['speed-slow-once', [answered(), answered('large', slow)], { network: fast }],
  ['speed-network', [answered(), answered('large', slow)], { network: crawling }],
  ['speed-wild', [answered(), answered('large', { ...slow, longestGapMs: 2_500 })], { network: fast }],
  ['answer-challenge', [answered('first', { status: 403, challenge: true })]],
  ['answer-refusal', [answered('first', { status: 451 })]],
  ['answer-server-error', [answered('first', { status: 502 })]],
  ['answer-reused', [answered('first', { reused: true })]],
  ['answer-reused-again', [answered('first', { reused: true })], {}, { before: 'up' }],
  ['answer-on-repeat', [failed('first', 'connection_reset'), answered('repeat')]],
  ['answer', [answered()]],
  ['failed-once', [failed('first', 'connection_reset')]],
  ['unexplained', thrice('unknown_failure: NS_ERROR_ODD')],
  ['local-proxy', [failed('first', 'proxy_failed')]],
  [
    'http-ghost',
    [...plainAnswer({}), ...voices([]), helper({ status: null, failure: 'dns_nxdomain_error', addresses: [] })],
    HTTP,
  ],
  ['http-other-page', [...denied(TRUE_ADDRESS), ...voices([TRUE_ADDRESS])], HTTP],
  ['http-other-server', [...denied('5.5.5.5'), ...voices([TRUE_ADDRESS])], HTTP],
  ['http-other-page-somehow', denied(null), HTTP],
  ['http-same-page', [...plainAnswer({ title: 'Site' }), helper({ title: 'site', bodyBytes: 20_000 })], HTTP],
  ['http-ghost-alone', [...plainAnswer({}), ...voices([])], HTTP],
  ['answer-plain', plainAnswer({}), HTTP],
  [
    'http-named-helper',
    [...thrice('connection_reset'), system(TRUE_ADDRESS), ...voices([TRUE_ADDRESS]), byAddress(null), helper({})],
    HTTP,
  ],
  ['http-named', [...thrice('connection_reset'), ...voices([TRUE_ADDRESS]), byAddress(null)], HTTP],
  [
    'dns-secure-broken',
    [...thrice('dns_lookup_error'), named('system_resolver', [TRUE_ADDRESS], { secure: 'broken' })],
  ],
  ['tls-client-certificate', thrice('ssl_client_certificate_wanted')],
  ['tls-name-cut', [...thrice('connection_reset'), ...voices([TRUE_ADDRESS]), WRONG_NAME]],
  [
    'tls-name-encrypted',
    [
      ...thrice('connection_reset'),
      system(TRUE_ADDRESS),
      ...voices([TRUE_ADDRESS]).map((one) => ({ ...one, ech: true }) as const),
      WRONG_NAME,
    ],
  ],
  ['tls-name-turned-away', [...thrice('tls_alert'), system(TRUE_ADDRESS), ...voices([TRUE_ADDRESS]), WRONG_NAME]],
  [
    'tls-name-silent',
    [...thrice('generic_timeout_error'), system(TRUE_ADDRESS), ...voices([TRUE_ADDRESS]), WRONG_NAME],
  ],
  [
    'tls-forged-certificate-helper',
    [...thrice('ssl_unknown_authority'), system(TRUE_ADDRESS), ...voices([TRUE_ADDRESS]), WRONG_NAME, helper({})],
  ],
  [
    'tls-wrong-certificate-helper',
    [...thrice('ssl_invalid_hostname'), system(TRUE_ADDRESS), ...voices([TRUE_ADDRESS]), helper({})],
  ],
  [
    'body-stalls-everywhere',
    [answered(), ...largeThrice(), helper({ status: null, failure: 'generic_timeout_error' })],
  ],
  ['body-freeze-helper', [answered(), ...largeThrice(), helper({})]],
  ['body-freeze-early', [answered(), ...hushed, helper({})]],
  ['body-freeze-document', [...thriceOf(frozen()), helper({})]],
  ['body-cut-document', [...thriceOf(answered('large', { failure: 'response_truncated' })), helper({})]],
  ['answer-leads-inside', [leading('private')]],
  ['answer-unfollowed', [leading('place')]],
  ['http-led-nowhere', ledNowhere, HTTP],
  ['http-led-nowhere-everywhere', [...ledNowhere, helper({ status: null, failure: 'generic_timeout_error' })], HTTP],
];

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

test('what has IPv6 alone is not called tampered with where there is no IPv6', () => {
  const made = measurement([...thrice('dns_lookup_error'), ...voices([IPV6]), byIpv6('host_unreachable'), helper({})]);
  expect(judge(analyze(made, known), made)).toMatchObject({ cause: 'network', ruleId: 'address-kind-missing-here' });
});

test('a name that is cut over IPv6, and then meets a dead IPv4, failed twice in one way', () => {
  const split = [failed('first', 'connection_reset'), failed('repeat', 'generic_timeout_error')];
  const ruleOf = (all: readonly Observation[]) => {
    const made = measurement(all);
    return judge(analyze(made, known), made).ruleId;
  };
  expect(ruleOf([...split, ...BOTH_KINDS, byIpv6('ssl_invalid_hostname'), plainByIpv6])).toBe(
    'tls-name-filtered-other-kind',
  );
  expect(ruleOf([...split, ...BOTH_KINDS, byIpv6('ssl_invalid_hostname')])).toBe('address-partly-dead');
});

test('a dead IPv6 does not make a dead IPv4 any surer', () => {
  const without = measurement([...thrice('generic_timeout_error').slice(1), byAddress('connection_refused')]);
  const made = measurement([...without.observations, byIpv6('generic_timeout_error')]);
  expect(analyze(made, known)).toEqual({ ...analyze(without, known), ipv6: 'dead' });
});

test('an address of the other kind than those from outside is no other address', () => {
  const made = measurement([...thrice('connection_reset'), system(IPV6), ...voices([TRUE_ADDRESS]), WRONG_NAME]);
  expect(analyze(made, known).names).toBe('not_known');
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

describe('a translated address', () => {
  const PREFIX = '2a00:1098:2b:1::';
  const shown = (address: string) => ({ ...plainAnswer({})[0], address }) as Observation;
  const gone = helper({ status: null, failure: 'dns_nxdomain_error', addresses: [] });
  const factsOf = (all: readonly Observation[]) => analyze(measurement(all, HTTP), known);

  test('is what stands in it: a stand-in is no page of a name that nobody has', () => {
    const made = measurement([shown(`${PREFIX}a1e:407`), ...voices([]), gone], HTTP);
    expect(analyze(made, known).localName).toBe('bogus');
    expect(judge(analyze(made, known), made).cause).not.toBe('blocking');
    expect(factsOf([shown(`${PREFIX}c612:407`), ...voices([])]).localName).toBe('fake');
  });

  test('is compared with the IPv4 addresses that resolvers outside give, where they give no other', () => {
    expect(factsOf([shown(`${PREFIX}505:505`), ...voices([TRUE_ADDRESS])]).names).toBe('differ');
    expect(factsOf([shown(`${PREFIX}5db8:d70e`), ...voices([TRUE_ADDRESS])]).names).toBe('agree');
    expect(factsOf([shown(IPV6), ...voices([TRUE_ADDRESS])]).names).toBe('not_known');
    expect(factsOf([shown(`${PREFIX}505:505`), ...voices([TRUE_ADDRESS, IPV6])]).names).toBe('differ');
  });

  test('of a known block page is that page', () => {
    const made = measurement([
      ...thrice('connection_refused'),
      system(`${PREFIX}52d1:e617`),
      ...voices([TRUE_ADDRESS]),
    ]);
    expect(judge(analyze(made, known), made).ruleId).toBe('dns-block-page-address');
  });
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
    const made = measurement(all, HTTP);
    return judge(analyze(made, known), made).ruleId;
  };
  expect(ruleOf([one])).toBe('answer-plain');
  expect(ruleOf([one, helper({ title: 'Site', bodyBytes: 90_000 })])).toBe('http-other-page');
  expect(ruleOf([one, helper({ title: 'denied', bodyBytes: 90_000 })])).toBe('http-same-page');
  // Two large pages are of a length, and yet not one.
  const large = { ...one, bytes: 70_000 } as Observation;
  expect(ruleOf([large, helper({ title: 'Site', bodyBytes: 90_000 })])).toBe('http-other-page');
});

test('another page over plain http for a moment only is no forged one', () => {
  const later = (bytes: number) => answered('large', { url: `http://${HOST}/`, bytes });
  const ruleOf = (bytes: number) => {
    const made = measurement([...denied(TRUE_ADDRESS), ...voices([TRUE_ADDRESS]), later(bytes)], HTTP);
    return judge(analyze(made, known), made).ruleId;
  };
  expect([ruleOf(1_200), ruleOf(20_000)]).toEqual(['http-other-page', 'answer-plain']);
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

test('in a network without IPv4, IPv6 alone speaks for the address', () => {
  const factsOf = (all: readonly Observation[]) => analyze(measurement(all), known).byAddress;
  const none = byAddress('host_unreachable');
  expect(factsOf([none, byIpv6('ssl_invalid_hostname')])).toBe('answers');
  expect(factsOf([none, byIpv6('generic_timeout_error')])).toBe('silence');
  const refused = [byAddress('connection_refused'), byIpv6('ssl_invalid_hostname')];
  expect(factsOf([failed('first', 'connection_reset'), ...refused])).toBe('answers');
  expect(factsOf([failed('first', 'connection_refused'), ...refused])).toBe('some');
});

test('a body that still came in when its time was up is told by its speed', () => {
  const made = measurement([answered(), answered('large', FLOWING)], { network: fast });
  expect(judge(analyze(made, known), made).ruleId).toBe('speed-slow-once');
});

describe('each rule is reached by a measurement', () => {
  test.each(CASES)('%s', (rule, observations, changes = {}, past = {}) => {
    const made = measurement(observations, changes);
    expect(judge(analyze(made, { ...known, ...past }), made).ruleId).toBe(rule);
  });

  test('no rule is left out, and no id occurs twice', () => {
    const ids = RULES.map(({ id }) => id);
    expect([...new Set(ids)]).toEqual(ids);
    expect(new Set(CASES.map(([rule]) => rule))).toEqual(new Set(ids));
  });

  test.each(RULES)('$id is not confirmed by the word of a helper', ({ when, outcome }) => {
    if ('helper' in when) expect(outcome.confidence).not.toBe('confirmed');
  });

  test.each(RULES)('$id says what innocent cause looks the same, where it accuses', ({ outcome, lookalike = '' }) => {
    if (outcome.cause === 'blocking') expect(lookalike.length).toBeGreaterThan(20);
  });

  test.each(RULES)('$id accuses only of what lasts, and without an artefact never for certain', ({ when, outcome }) => {
    if (outcome.cause !== 'blocking') return;
    const isArtefact = when.plain === 'block_page' || when.localName === 'block_page';
    if (outcome.confidence === 'confirmed') expect(isArtefact).toBe(true);
    const isOfAnswer = when.scheme === 'http' && (when.page !== undefined || when.plain === 'forged');
    const isOfSpeed = when.speed !== undefined;
    if (!isArtefact && !isOfAnswer && !isOfSpeed && outcome.method !== 'throttling' && when.outsideName !== 'missing')
      expect(when.lasting).toEqual(['yes', 'long']);
  });

  test.each(RULES)('$id listens to the helper, where it accuses', ({ when, outcome }) => {
    if (outcome.cause !== 'blocking' || outcome.confidence === 'confirmed' || when.speed) return;
    const made = CASES.find(([rule]) => rule === RULES.find((one) => one.when === when)?.id);
    const others = (made?.[1] ?? []).filter(({ probe }) => probe !== 'helper');
    if (when.helper === 'disputed') return;
    const down = measurement([...others, helper({ status: null, failure: 'connection_refused' })], made?.[2]);
    const verdict = judge(analyze(down, known), down);
    if (when.outsideName !== 'missing') expect(verdict.cause).not.toBe('blocking');
  });

  test.each(RULES)('$id gives its reason and its source', ({ reason, source, outcome }) => {
    expect(reason.length).toBeGreaterThan(20);
    expect(source.length).toBeGreaterThan(8);
    expect(outcome.method !== null && outcome.cause !== 'blocking').toBe(false);
  });

  test.each(CASES)('without the row of %s another one speaks', (rule, observations, changes = {}, past = {}) => {
    const made = measurement(observations, changes);
    const others = RULES.filter(({ id }) => id !== rule);
    const facts = analyze(made, { ...known, ...past });
    if (rule === 'unexplained') expect(() => judge(facts, made, others)).toThrow();
    else expect(judge(facts, made, others).ruleId).not.toBe(rule);
  });
});

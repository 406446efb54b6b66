import { describe, expect, test } from 'vitest';
import {
  answered,
  failed,
  frozen,
  helper,
  largeThrice,
  measurement,
  named,
  network,
  TRUE_ADDRESS,
  target,
  voices,
} from '../../tests/support/observations.ts';
import { analyze, type PriorKnowledge } from './analyze/analyze.ts';
import {
  BLOCK_PAGE,
  BOTH_KINDS,
  byAddress,
  byIpv6,
  crawling,
  denied,
  fast,
  HTTP,
  hushed,
  IPV6,
  known,
  leading,
  ledNowhere,
  plain,
  plainAnswer,
  plainByIpv6,
  SILENT_RANGE,
  sibling,
  slow,
  still,
  system,
  thrice,
  thriceOf,
  voicesFailing,
  WRONG_NAME,
} from './judge.test-kit.ts';
import { judge } from './judge.ts';
import { RULES } from './rules/index.ts';
import type { Measurement, Observation } from './types.ts';

const CASES: readonly [
  rule: string,
  observations: readonly Observation[],
  changes?: Partial<Measurement>,
  past?: Partial<PriorKnowledge>,
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
  ['dns-bogus-answering', [...thrice('connection_reset'), system('10.30.7.7'), ...voices([TRUE_ADDRESS])]],
  ['dns-fails-outside', [...thrice('dns_lookup_error'), ...voicesFailing, helper({})]],
  ['dns-sinkhole-contradicted', [...thrice('connection_refused'), system('127.0.0.1'), ...voices([TRUE_ADDRESS])]],
  ['dns-stand-in-address', [...thrice('generic_timeout_error'), system('198.18.0.42'), ...voices([TRUE_ADDRESS])]],
  [
    'address-other-kind-lost',
    [...thrice('generic_timeout_error'), ...voices([IPV6]), WRONG_NAME, plainByIpv6, byIpv6('generic_timeout_error')],
  ],
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
    still([...plainAnswer({}), ...voices([]), helper({ status: null, failure: 'dns_nxdomain_error', addresses: [] })]),
    HTTP,
  ],
  ['http-other-page-here', still([...denied('127.0.0.1'), ...voices([TRUE_ADDRESS])]), HTTP],
  ['http-other-page', still([...denied(TRUE_ADDRESS), ...voices([TRUE_ADDRESS])]), HTTP],
  ['http-other-server', still([...denied('5.5.5.5'), ...voices([TRUE_ADDRESS])]), HTTP],
  ['http-other-page-somehow', still(denied(null)), HTTP],
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
  ['http-led-nowhere', still(ledNowhere), HTTP],
  ['http-led-nowhere-everywhere', [...ledNowhere, helper({ status: null, failure: 'generic_timeout_error' })], HTTP],
];

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

import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { PLACES as POLICIES } from '../catalog/places.ts';
import { type Observation, PLACES, type Verdict } from '../core/types.ts';
import type { ServiceStatus, Snapshot } from '../protocol.ts';
import { reportOf } from './report.ts';
import { REPORT } from './report-schema.test-kit.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

const ATMS = Date.UTC(2026, 10, 23, 20, 55, 40, 123);
const SOFTWARE = { version: '0.1.0', browser: 'firefox', nowMs: ATMS + 60_000 };
const verdict: Verdict = {
  reach: 'unreachable',
  cause: 'blocking',
  method: 'sni_filtering',
  confidence: 'likely',
  ruleId: 'sni-silence',
  witness: [0],
};
const seen = {
  probe: 'first',
  url: 'https://a.example/#reach-7',
  atMs: ATMS + 250,
  durationMs: 90,
  reused: false,
  failure: null,
} as const;

const OBSERVATIONS: readonly Observation[] = [
  { ...seen, step: 'dns', resolver: 'dns.example', addresses: ['8.8.4.4', '192.168.1.9'] },
  { ...seen, step: 'connect', address: '192.168.1.1', failure: 'connection_refused' },
  {
    ...seen,
    step: 'connect',
    probe: 'by_address',
    url: 'https://10.10.34.35/',
    address: '10.10.34.35',
    failure: 'connection_reset',
  },
  {
    ...seen,
    step: 'tls',
    address: '198.18.0.7',
    failure: 'unknown_failure: net::ERR_ODD 192.168.1.9:443 [fe80::1a2b] fd00:1::5',
  },
  {
    ...seen,
    step: 'http',
    address: '8.8.8.8',
    status: 302,
    hops: [{ from: 'https://a.example/', to: 'http://192.168.1.1/login', status: 302, address: '192.168.1.1' }],
  },
  {
    ...seen,
    step: 'body',
    address: '2606:4700::1',
    status: 200,
    hops: [],
    bytes: 1234,
    longestGapMs: 5,
    fingerprint: null,
    challenge: false,
  },
  {
    ...seen,
    step: 'http',
    probe: 'helper',
    outside: { status: 200, failure: null, addresses: ['8.8.8.8'], title: 'T', bodyBytes: 9 },
  },
];

const service = (given: Partial<ServiceStatus> = {}): ServiceStatus => ({
  id: 'a',
  name: 'A',
  category: 'custom',
  code: 'NEWS',
  url: 'https://a.example/',
  allowance: 'scheduled',
  result: { service: 'a', verdict, roles: [{ role: 'web', verdict, targetId: 'a/web/0' }] },
  sinceMs: ATMS - 7_200_000,
  checkedMs: ATMS,
  reused: true,
  observations: OBSERVATIONS,
  notAsked: [],
  pending: false,
  reports: [],
  notTestable: [],
  ...given,
});

const snapshot = (given: Partial<Snapshot> = {}): Snapshot => ({
  version: 1,
  consent: { place: 'outside', atMs: ATMS },
  policy: POLICIES.outside,
  permission: true,
  network: {
    state: 'online',
    localCause: null,
    viaProxy: true,
    portalUrl: 'http://192.168.1.1/',
    controls: [],
    name: 'Café',
    operator: null,
    asn: 64500,
  },
  activity: { kind: 'idle', nextMs: null },
  round: { id: 'r', startedMs: ATMS, finishedMs: ATMS + 9_000, reason: 'click' },
  services: [service(), service({ id: 'never', result: null, checkedMs: null, sinceMs: null })],
  history: [],
  policyErrors: [],
  settings: DEFAULT_SETTINGS,
  locked: [],
  error: null,
  ...given,
});

test('keeps the contract', () => {
  const report = reportOf(snapshot(), SOFTWARE);
  expect(v.parse(REPORT, report)).toEqual(report);
  const [{ witness, ...result } = { witness: [] }, ...others] = report.results;
  expect(others).toEqual([]);
  expect({ ...report, results: [result] }).toEqual({
    schema: 'reach.report/1',
    generated_at: '2026-11-23T20:56:40.123Z',
    software: { name: 'reach', version: '0.1.0', browser: 'firefox' },
    network: { state: 'online', place: 'outside', asn: 64500, name: 'Café', via_proxy: true, udp: null },
    round: {
      id: 'r',
      started_at: '2026-11-23T20:55:40.123Z',
      finished_at: '2026-11-23T20:55:49.123Z',
      reason: 'click',
    },
    results: [
      {
        id: 'a',
        name: 'A',
        input: 'https://a.example/',
        category: 'NEWS',
        reach: 'unreachable',
        cause: 'blocking',
        method: 'sni_filtering',
        confidence: 'likely',
        rule_id: 'sni-silence',
        since: '2026-11-23T18:55:40.123Z',
        checked_at: '2026-11-23T20:55:40.123Z',
        reused_connection: true,
        roles: [
          { role: 'web', reach: 'unreachable', cause: 'blocking', method: 'sni_filtering', confidence: 'likely' },
        ],
      },
    ],
  });
  expect(witness[5]).toEqual({
    step: 'body',
    probe: 'first',
    url: 'https://a.example/',
    at_ms: 250,
    duration_ms: 90,
    failure: null,
    status: 200,
    bytes: 1234,
    address: '2606:4700::1',
    reused: false,
  });
});

test('what the last round did not ask is not checked, with its cause, and never an older result', () => {
  const older = [
    service({ checkedMs: ATMS - 60_000, unasked: 'network' }),
    service({ id: 'never', result: null, checkedMs: null, sinceMs: null, unasked: 'place' }),
  ];
  const report = (state: 'offline' | 'captive_portal') => {
    const shown = snapshot({ services: older });
    return reportOf({ ...shown, network: shown.network && { ...shown.network, state } }, SOFTWARE);
  };
  expect(v.is(REPORT, report('offline'))).toBe(true);
  const row = { reach: 'not_checked', method: null, confidence: null, since: null, witness: [] };
  const checked_at = '2026-11-23T20:55:40.123Z';
  expect(report('offline').results).toMatchObject([
    { ...row, id: 'a', cause: 'network', rule_id: 'local-offline', checked_at },
    { ...row, id: 'never', cause: null, rule_id: 'local-place', checked_at },
  ]);
  expect(report('captive_portal').results[0]?.rule_id).toBe('local-captive-portal');
});

test('a category of the catalogue stays', () => {
  const [result] = reportOf(snapshot({ services: [service({ category: 'news-ua', code: 'NEWS' })] }), SOFTWARE).results;
  expect(result?.category).toBe('news-ua');
});

test('before the first round there is nothing to tell, in the same form', () => {
  const report = reportOf(
    snapshot({ consent: null, network: null, round: null, services: [service({ result: null })] }),
    SOFTWARE,
  );
  expect(v.parse(REPORT, report)).toMatchObject({
    network: { state: null, place: 'unsaid', asn: null, name: null, via_proxy: null, udp: null },
    round: null,
    results: [],
  });
});

test('the place and what the network is called are told only where that is chosen', () => {
  const told = snapshot();
  expect(reportOf(told, SOFTWARE, { network: false }).network).toEqual({
    ...reportOf(told, SOFTWARE).network,
    place: 'unsaid',
    asn: null,
    name: null,
  });
  expect(reportOf(told, SOFTWARE).network.place).not.toBe('unsaid');
  expect(reportOf(told, SOFTWARE).network.name).not.toBeNull();
});

describe('addresses', () => {
  const witnesses = (given: Parameters<typeof reportOf>[2], shown = snapshot()) =>
    reportOf(shown, SOFTWARE, given).results[0]?.witness ?? [];

  test('outside: the public ones of sites', () => {
    expect(witnesses({}).map(({ address }) => address)).toEqual([
      '8.8.4.4',
      null,
      null,
      null,
      '8.8.8.8',
      '2606:4700::1',
      '8.8.8.8',
    ]);
  });

  test('elsewhere, and in exports with rounded times: none', () => {
    const russia = snapshot({ consent: { place: 'russia', atMs: ATMS } });
    const all = [
      ...witnesses({}, russia),
      ...witnesses({ addresses: true }, russia),
      ...witnesses({ exactTimes: false }),
    ];
    expect(new Set(all.map(({ address }) => address))).toEqual(new Set([null]));
  });

  test('private ones are nowhere in the text, not in URLs, texts of failures or redirects', () => {
    expect(JSON.stringify(reportOf(snapshot(), SOFTWARE))).not.toMatch(/192\.168|10\.10|198\.18|fe80|1a2b|fd00/);
    expect(witnesses({})[3]?.failure).toMatch(/^unknown_failure: net::ERR_ODD /);
  });

  test('a site that is an address itself may be named; the address of a resolver may not where none is told', () => {
    const direct = service({
      url: 'https://8.8.8.8/',
      observations: [{ ...seen, url: 'https://8.8.8.8/', step: 'connect', address: '8.8.8.8' }],
    });
    const russia = snapshot({ consent: { place: 'russia', atMs: ATMS }, services: [direct] });
    expect(witnesses({}, russia)[0]).toMatchObject({ url: 'https://8.8.8.8/', address: null });
    const observations = [
      { ...seen, probe: 'by_address', url: 'https://8.8.4.4/', step: 'connect', address: '8.8.4.4' } as const,
    ];
    expect(witnesses({}, snapshot({ services: [service({ observations })] }))[0]?.url).toBe('https://8.8.4.4/');
    expect(witnesses({ addresses: false }, snapshot({ services: [service({ observations })] }))[0]?.url).toBe(
      'https://a.example/',
    );
  });
});

describe('for any snapshot', () => {
  const times = fc.integer({ min: 0, max: 8e12 });
  const address = fc.oneof(fc.ipV4(), fc.ipV6());
  const privateAddress = fc.oneof(
    fc.nat(255).map((last) => `192.168.77.${last}`),
    fc.nat(9999).map((last) => `fd77:7777::${last}`),
  );
  const shown = fc
    .tuple(fc.constantFrom(...PLACES), times, times, privateAddress, address)
    .map(([place, startedMs, atMs, own, any]) =>
      snapshot({
        consent: { place, atMs },
        round: { id: 'r', startedMs, finishedMs: startedMs + 5, reason: 'schedule' },
        services: [
          service({
            checkedMs: startedMs,
            observations: [own, any].flatMap((one): Observation[] => {
              const url = `https://${one.includes(':') ? `[${one}]` : one}/`;
              const failure = `unknown_failure: refused by ${own}` as const;
              return [
                { ...seen, url, atMs, failure, step: 'connect', address: one },
                { ...seen, atMs, step: 'dns', resolver: own, addresses: [own, any] },
              ];
            }),
          }),
        ],
      }),
    );

  test('the schema holds, and no address of the user is told', () => {
    fc.assert(
      fc.property(
        shown,
        fc.record({ exactTimes: fc.boolean(), addresses: fc.boolean() }, { requiredKeys: [] }),
        (given, options) => {
          const report = reportOf(given, SOFTWARE, options);
          expect(v.is(REPORT, report)).toBe(true);
          expect(JSON.stringify(report)).not.toMatch(/192\.168\.77|fd77/);
        },
      ),
    );
  });

  test('rounded times are whole hours, and none of the others can be worked out from the rest', () => {
    fc.assert(
      fc.property(shown, (given) => {
        const { generated_at, round, results } = reportOf(given, SOFTWARE, { exactTimes: false });
        const told = [
          generated_at,
          round?.started_at,
          round?.finished_at,
          ...results.flatMap(({ since, checked_at }) => [since, checked_at]),
        ];
        for (const time of told) expect(time).toMatch(/T\d\d:00:00\.000Z$/);
      }),
    );
  });
});

/** What naive checkers get wrong (docs/methodology.md, principles), each on what both browsers saw of it in the lab. */
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/core/types.ts';
import { expectedOf } from './scenario.ts';

type Row = readonly [principle: string, expected: Partial<Verdict>, conditions: string];

const PRINCIPLES: readonly Row[] = [
  ['valid TLS decides reachability', { reach: 'reachable' }, 'http-refusal-403 site-error-500 http-only-plain'],
  ['no control, no colour', { reach: 'not_checked' }, 'network-down portal-redirect portal-certificate portal-dns'],
  ['a limited network is no block of one site', { cause: 'network' }, 'whitelist-foreign'],
  ['down is not blocked', { cause: 'site' }, 'site-refuse site-silent site-expired http-empty http-challenge'],
  ['broken IPv6 is not blocking', { reach: 'reachable' }, 'address-ipv6-drop address-ipv6-refuse dns-no-ipv6'],
  ['a network without IPv6 is no block', { cause: 'network' }, 'address-no-ipv6-here'],
  ['a provider that is down is no block', { cause: 'site' }, 'site-silent-range'],
  ['a different address is not tampering', { reach: 'reachable' }, 'dns-proxy dns-doh-lies dns-doh-blocked'],
  ['words on a genuine page mean nothing', { reach: 'reachable', cause: null }, 'site-words'],
  ['local causes come first', { cause: 'network' }, 'tls-antivirus tls-wrong-clock'],
  ['throttling needs a baseline', { method: 'throttling', confidence: 'possible' }, 'body-drip-128k body-drip-64k'],
  ['a wild rate is congestion', { reach: 'impaired', cause: 'unknown' }, 'body-drip-wild'],
  ['a slow network is no throttling', { reach: 'impaired', cause: 'network' }, 'body-slow-network'],
  ['far is not slow', { reach: 'reachable', cause: null }, 'body-latency'],
  ['a favicon can pass while the site is unusable', { method: 'body_freeze' }, 'body-freeze-14336 body-freeze-34816'],
  ['a whole provider that freezes is a freeze', { method: 'body_freeze' }, 'body-freeze-range body-freeze-in-range'],
  ['a helper alone is not believed', { reach: 'reachable' }, 'helper-lies'],
  ['chance is not a censor', { reach: 'reachable' }, 'noise-10'],
];

describe.each(['chromium', 'firefox'])('in %s', (browser) => {
  test.each(PRINCIPLES)('%s', (_, expected, conditions) => {
    for (const condition of conditions.split(' ')) {
      expect(expectedOf(`${browser}-${condition}`).verdict, condition).toMatchObject(expected);
    }
  });
});

test('of a pool, one dead address is not the end, nor a block', () => {
  expect(expectedOf('chromium-address-one-of-pool').verdict.reach).toBe('reachable');
  // Firefox does not move on to the next address in time, so that the page does not load there either.
  expect(expectedOf('firefox-address-one-of-pool').verdict).toMatchObject({ reach: 'unreachable', cause: 'unknown' });
});

test('where the helper is not asked, a silent provider has a row of its own, and blames nobody', () => {
  for (const browser of ['chromium', 'firefox']) {
    const { verdict } = expectedOf(`${browser}-address-range-drop-alone`);
    expect(verdict).toMatchObject({ ruleId: 'address-silent-provider', cause: 'unknown' });
  }
});

import { describe, expect, test } from 'vitest';
import { failed, helper, measurement, TRUE_ADDRESS, voices } from '../../tests/support/observations.ts';
import { analyze } from './analyze/analyze.ts';
import {
  BOTH_KINDS,
  byAddress,
  byIpv6,
  HTTP,
  IPV6,
  known,
  plainAnswer,
  plainByIpv6,
  system,
  thrice,
  WRONG_NAME,
} from './judge.test-kit.ts';
import { judge } from './judge.ts';
import type { Observation } from './types.ts';

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

test('IPv4 that is refused and IPv6 that is silent are one dead site, whichever of them a request meets', () => {
  const [first, again] = thrice('connection_refused');
  const met = [first, failed('repeat', 'generic_timeout_error'), again] as Observation[];
  const dead = [byAddress('connection_refused'), byIpv6('generic_timeout_error')];
  const outside = [...voices([TRUE_ADDRESS, IPV6]), helper({})];
  const factsOf = (all: readonly Observation[]) => analyze(measurement(all), known);
  const made = measurement([...met, ...outside, ...dead]);
  expect(judge(analyze(made, known), made).ruleId).toBe('address-blocked');
  expect(factsOf([...met, ...outside, byAddress('connection_refused')])).toMatchObject({ signs: 'mixed' });
  const another = [byAddress('connection_refused'), byIpv6('connection_reset')];
  expect(factsOf([...met, ...outside, ...another])).toMatchObject({ signs: 'mixed' });
});

test('a name that is silent over IPv6, as IPv6 is without the name, is no filter of names though IPv4 answers', () => {
  const silent = [...thrice('generic_timeout_error'), ...voices([TRUE_ADDRESS, IPV6]), WRONG_NAME, helper({})];
  const ruleOf = (...more: Observation[]) => {
    const made = measurement([...silent, ...more]);
    return judge(analyze(made, known), made).ruleId;
  };
  expect(ruleOf(plainByIpv6, byIpv6('generic_timeout_error'))).toBe('address-other-kind-lost');
  expect(ruleOf(plainByIpv6, byIpv6('ssl_invalid_hostname'))).toMatch(/^tls-/);
  expect(ruleOf(byIpv6('generic_timeout_error'))).toMatch(/^tls-/);
  expect(ruleOf(plainByIpv6, byIpv6('connection_refused'))).toMatch(/^tls-/);
  const cut = [...thrice('connection_reset'), ...silent.slice(3), plainByIpv6, byIpv6('connection_reset')];
  expect(analyze(measurement(cut), known).ipv6).toBe('lost');
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

test('in a network without IPv4, IPv6 alone speaks for the address', () => {
  const factsOf = (all: readonly Observation[]) => analyze(measurement(all), known).byAddress;
  const none = byAddress('host_unreachable');
  expect(factsOf([none, byIpv6('ssl_invalid_hostname')])).toBe('answers');
  expect(factsOf([none, byIpv6('generic_timeout_error')])).toBe('silence');
  const refused = [byAddress('connection_refused'), byIpv6('ssl_invalid_hostname')];
  expect(factsOf([failed('first', 'connection_reset'), ...refused])).toBe('answers');
  expect(factsOf([failed('first', 'connection_refused'), ...refused])).toBe('some');
});

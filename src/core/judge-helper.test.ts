import { expect, test } from 'vitest';
import {
  answered,
  control,
  failed,
  helper,
  largeThrice,
  measurement,
  network,
  TRUE_ADDRESS,
  voices,
} from '../../tests/support/observations.ts';
import { analyze } from './analyze/analyze.ts';
import { byAddress, HTTP, known, system, thrice, voicesFailing, WRONG_NAME } from './judge.test-kit.ts';
import { judge } from './judge.ts';
import { RULES } from './rules/index.ts';
import type { Observation } from './types.ts';

test('what a tool of one’s own, a shut door or an authority few trust shows as well is possible, whatever a helper says', () => {
  const outside = [system(TRUE_ADDRESS), ...voices([TRUE_ADDRESS]), helper({})];
  const said = (all: readonly Observation[], more = {}) => {
    const made = measurement([...all, ...outside], more);
    const { cause, confidence, ruleId } = judge(analyze(made, known), made);
    return [ruleId, cause, confidence];
  };
  const maybe = (rule: string) => [rule, 'blocking', 'possible'];
  expect(said([...thrice('connection_reset'), WRONG_NAME])).toEqual(maybe('tls-name-filtered'));
  expect(said([...thrice('ssl_unknown_authority'), WRONG_NAME])).toEqual(maybe('tls-forged-certificate-helper'));
  expect(said([...thrice('connection_reset'), byAddress(null)], HTTP)).toEqual(maybe('http-named-helper'));
  const likely = RULES.filter(({ outcome }) => outcome.cause === 'blocking' && outcome.confidence === 'likely');
  expect(likely.map(({ id }) => id)).toEqual(['body-freeze-provider', 'body-freeze-helper']);
});

test('a name that two resolvers outside cannot get either is broken at its source, one of them proves nothing', () => {
  const said = (all: readonly Observation[]) => {
    const made = measurement([...thrice('dns_lookup_error'), ...all, WRONG_NAME, helper({})]);
    return judge(analyze(made, known), made);
  };
  expect(said(voicesFailing)).toMatchObject({ cause: 'site', ruleId: 'dns-fails-outside' });
  const unreached = voicesFailing.map((one): Observation => ({ ...one, failure: 'connection_reset' }));
  for (const one of [voicesFailing.slice(1), unreached, [...voicesFailing, ...voices([TRUE_ADDRESS])]])
    expect(said(one).cause).toBe('blocking');
});

test('a helper alone does not accuse where resolvers outside have no public address either', () => {
  const said = (all: readonly Observation[]) => {
    const made = measurement([...thrice('dns_lookup_error'), ...all, helper({ addresses: [] })]);
    return judge(analyze(made, known), made);
  };
  expect(said([]).ruleId).toBe('dns-removed-helper');
  expect(said(voices([])).ruleId).toBe('dns-gone-everywhere');
  expect(said(voices(['192.168.1.70'])).cause).not.toBe('blocking');
});

test('a server that shuts its door once it has answered, or a line that crawls, breaks no page off', () => {
  const said = (failure: Parameters<typeof failed>[1], durationMs = 40) => {
    const large = largeThrice().map(({ atMs }) => ({ ...failed('large', failure), atMs }) as Observation);
    const controls = [control({ durationMs }), control({ id: 'other', durationMs })];
    const made = measurement([answered(), ...large, helper({})], { network: network({ controls }) });
    return judge(analyze(made, known), made);
  };
  expect(said('generic_timeout_error', 1_400)).toMatchObject({ reach: 'impaired', cause: 'network' });
  expect(said('generic_timeout_error')).toMatchObject({ reach: 'impaired', cause: 'blocking' });
  expect(said('connection_refused')).toMatchObject({ reach: 'impaired', cause: 'unknown' });
  expect(said('connection_reset')).toMatchObject({ reach: 'impaired', cause: 'blocking', confidence: 'possible' });
});

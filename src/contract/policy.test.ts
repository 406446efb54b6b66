import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PLACES } from '../catalog/places.ts';
import { POLICY_KEYS, policySettings } from './policy.ts';
import { DEFAULT_SETTINGS, isSettings } from './settings.ts';

const target = { id: 'a', name: 'A', url: 'https://a.example/', category: 'NEWS' };

test('what is well said holds, and what is not is told key by key', () => {
  const policy = {
    place: 'moon',
    intervalMinutes: 30,
    language: 'uk',
    targets: [target],
    resolvers: ['http://x.example'],
  };
  expect(policySettings(policy)).toEqual({
    settings: { intervalMinutes: 30, language: 'uk', targets: [target] },
    wrong: [
      expect.stringMatching(/^policy\.place: not one of outside, /),
      'policy.resolvers[0]: not an https URL: http://x.example',
    ],
  });
});

test.each([
  [{ targets: [target, target] }, /^policy\.targets\[1\]\.id: used twice: a$/],
  [{ targets: [{ ...target, url: 'http://10.0.0.1/' }] }, /^policy\.targets\[0\]\.url: not a public address: /],
  [{ targets: [{ ...target, category: 'PORN' }] }, /^policy\.targets\[0\]\.url: /],
  [{ targets: [{ ...target, id: 'signal' }] }, /^policy\.targets\[0\]\.id: a service of the catalogue: signal$/],
])('a list with a wrong row is passed over as a whole: %o', (policy, wrong) => {
  expect(policySettings(policy)).toEqual({ settings: {}, wrong: [expect.stringMatching(wrong)] });
});

test('no policy gives consent, nor anything else that is for a person alone', () => {
  const all = {
    ...DEFAULT_SETTINGS,
    consent: { place: 'outside', atMs: 1 },
    policy: PLACES.outside,
    scheduled: true,
    tiers: ['C'],
    place: 'iran',
  };
  const { settings, wrong } = policySettings(all);
  expect(Object.keys(settings).sort()).toEqual(['controlHelper', 'language', 'place', 'replaceTargets', 'targets']);
  expect(wrong).toEqual([]);
});

test.each([[{}], [null], [[]], ['x'], [undefined]])('nothing is set by %o', (policy) => {
  expect(policySettings(policy).settings).toEqual({});
});

test('whatever a policy says, the settings stay whole', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...POLICY_KEYS), fc.anything()), (policy) => {
      expect(isSettings({ ...DEFAULT_SETTINGS, ...policySettings(policy).settings })).toBe(true);
    }),
  );
});

test('the schema for browsers has the same keys', () => {
  const { properties } = JSON.parse(readFileSync('managed_schema.json', 'utf8')) as { properties: object };
  expect(Object.keys(properties).sort()).toEqual([...POLICY_KEYS].sort());
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Settings } from '../protocol.ts';
import { acceptSettings, DEFAULT_SETTINGS, isSettings, repairSettings } from './settings.ts';

const target = { id: 'a', name: 'A', url: 'https://a.example/', category: '' };
const OTHER: Settings = {
  place: 'russia',
  targets: [target],
  replaceTargets: true,
  resolvers: ['https://dns.example/dns-query', 'https://10.0.0.1/dns-query'],
  controls: [
    { url: 'http://control.example/', group: 'foreign', status: 204, body: '' },
    { url: 'https://home.example:8443/x', group: 'domestic', status: 200 },
  ],
  controlHelper: ['https://helper.example'],
  callRelays: [{ service: 'telegram', url: 'turn:relay.example.org:3478?transport=udp' }],
  intervalMinutes: 5,
  language: 'uk',
  scheduled: true,
  tiers: ['A', 'B'],
  notices: 'off',
  badge: false,
  history: false,
  excluded: ['whatsapp'],
  included: ['a.b-c_1'],
  theme: 'dark',
  networkName: 'Café',
  discreet: true,
  memoryOnly: true,
  cover: true,
  passiveWatch: true,
  asnLookup: true,
};
const KEYS = Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[];
const errorOf = (patch: unknown, locked: (keyof Settings)[] = []) => {
  const accepted = acceptSettings(patch, DEFAULT_SETTINGS, locked);
  return accepted.ok ? null : accepted.error;
};

test('every setting can be set, alone and with the rest', () => {
  expect(acceptSettings(OTHER, DEFAULT_SETTINGS, [])).toMatchObject({ ok: true, settings: OTHER });
  const outside: Settings = { ...DEFAULT_SETTINGS, place: 'outside' };
  for (const key of KEYS)
    expect(acceptSettings({ [key]: OTHER[key] }, outside, [])).toEqual({
      ok: true,
      settings: { ...outside, [key]: OTHER[key] },
      patch: { [key]: OTHER[key] },
    });
  expect(acceptSettings({}, OTHER, KEYS)).toEqual({ ok: true, settings: OTHER, patch: {} });
});

describe('refused, with what and where', () => {
  test.each([
    [null, 'settings: not an object'],
    [[], 'settings: not an object'],
    [{ colour: 1 }, 'settings.colour: unknown setting'],
    [JSON.parse('{"__proto__": {}}'), 'settings.__proto__: unknown setting'],
    [{ constructor: 1 }, 'settings.constructor: unknown setting'],
    [{ ['x'.repeat(1e6)]: 1 }, `settings.${'x'.repeat(80)}…: unknown setting`],
    [{ place: undefined }, /^settings\.place: not one of outside, russia, /],
    [{ place: 'moon' }, /^settings\.place: not one of outside, russia, /],
    [{ intervalMinutes: 4 }, 'settings.intervalMinutes: not a whole number from 5 to 1440'],
    [{ intervalMinutes: 1441 }, 'settings.intervalMinutes: not a whole number from 5 to 1440'],
    [{ intervalMinutes: 7.5 }, 'settings.intervalMinutes: not a whole number from 5 to 1440'],
    [{ intervalMinutes: '15' }, 'settings.intervalMinutes: not a whole number from 5 to 1440'],
    [{ intervalMinutes: Number.NaN }, 'settings.intervalMinutes: not a whole number from 5 to 1440'],
    [{ tiers: ['X'] }, 'settings.tiers[0]: not one of A, B, C'],
    [
      { resolvers: ['https://a.example/', 'http://a.example/'] },
      'settings.resolvers[1]: not an https URL: http://a.example/',
    ],
    [{ resolvers: ['https://u:p@a.example/'] }, /^settings\.resolvers\[0\]: not an https URL/],
    [{ controlHelper: null }, 'settings.controlHelper: not a list'],
    [
      { controls: [{ url: 'ftp://a.example/', group: 'foreign', status: 200 }] },
      /^settings\.controls\[0\]\.url: not an http or https URL/,
    ],
    [
      { controls: [{ url: 'http://a.example/', group: 'portal', status: 200 }] },
      'settings.controls[0].group: not one of foreign, domestic',
    ],
    [{ controls: [{ url: 'http://a.example/', group: 'foreign', status: 199 }] }, /^settings\.controls\[0\]\.status: /],
    [
      { controls: [{ url: 'http://a.example/', group: 'foreign', status: 200, boddy: '' }] },
      'settings.controls[0].boddy: unknown key',
    ],
    [{ excluded: ['a b'] }, /^settings\.excluded\[0\]: /],
    [{ networkName: 'x'.repeat(81) }, /^settings\.networkName: /],
    [{ replaceTargets: 1 }, 'settings.replaceTargets: not one of true, false'],
    [{ theme: 'dark', language: 'xx' }, `settings.language: not one of auto, ${LANGUAGES.join(', ')}`],
  ])('%#', (patch, error) =>
    expect(errorOf(patch)).toEqual(typeof error === 'string' ? error : expect.stringMatching(error)),
  );

  test('what a policy gives', () => {
    expect(errorOf({ theme: 'dark', place: 'outside' }, ['place'])).toBe('settings.place: given by policy');
  });

  test('targets that the place does not allow: the place that holds afterwards, the strictest where none was said', () => {
    expect(errorOf({ targets: [target] })).toMatch(/^settings\.targets\[0\]\.url: too dangerous/);
    expect(errorOf({ targets: [target], place: 'china' })).toMatch(/^settings\.targets\[0\]\.url: too dangerous/);
    expect(errorOf({ targets: [target], place: 'outside' })).toBeNull();
    expect(errorOf({ targets: [{ ...target, id: 'signal' }], place: 'outside' })).toMatch(
      /^settings\.targets\[0\]\.id: /,
    );
    expect(errorOf({ targets: [target, target], place: 'outside' })).toBe('settings.targets[1].id: used twice: a');
  });
});

describe('stored settings', () => {
  test('are read as they were written', () => {
    for (const settings of [DEFAULT_SETTINGS, OTHER]) {
      expect(isSettings(settings)).toBe(true);
      expect(repairSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
    }
  });

  test('fall back key by key', () => {
    for (const key of KEYS) {
      const broken = { ...OTHER, [key]: { odd: true } };
      expect(isSettings(broken)).toBe(false);
      expect(repairSettings(broken)).toEqual({ ...OTHER, [key]: DEFAULT_SETTINGS[key] });
    }
    expect(repairSettings({ ...OTHER, gone: 1 })).toEqual(OTHER);
  });

  test('any value is repaired to settings; nothing makes it throw', () => {
    const anyPatch = fc.dictionary(fc.constantFrom(...KEYS, 'x'), fc.anything());
    fc.assert(
      fc.property(fc.oneof(fc.anything(), anyPatch), (value) => {
        expect(isSettings(repairSettings(value))).toBe(true);
        const accepted = acceptSettings(value, DEFAULT_SETTINGS, []);
        if (accepted.ok) expect(isSettings(accepted.settings)).toBe(true);
        else expect(accepted.error).toMatch(/^settings/);
      }),
    );
  });

  test('inherited values and accessors that throw are no settings', () => {
    expect(repairSettings(Object.create(OTHER))).toEqual(DEFAULT_SETTINGS);
    const trap = {
      get theme() {
        throw new Error('boo');
      },
    };
    expect(repairSettings(trap)).toEqual(DEFAULT_SETTINGS);
    expect(errorOf(trap)).toBe('settings: cannot be read');
  });
});

import { describe, expect, test } from 'vitest';
import { PLACES } from '../catalog/places.ts';
import { SERVICES } from '../catalog/services.ts';
import { targetsOf } from '../catalog/targets.ts';
import { PAGE_ID } from '../contract/page.ts';
import { DEFAULT_SETTINGS } from '../contract/settings.ts';
import type { Place } from '../core/types.ts';
import type { Settings } from '../protocol.ts';
import { EMPTY_LEDGER, type Ledger } from '../store/ledger.ts';
import { allowanceOf } from './allowed.ts';
import { type CheckRequest, selectTargets } from './select.ts';
import { allTargets } from './targets.ts';

const ALL = SERVICES.flatMap(targetsOf);
const NOW = 1_000_000_000_000;

function selected(place: Place, request: CheckRequest, settings: Partial<Settings> = {}, ledger: Partial<Ledger> = {}) {
  const scene = {
    policy: PLACES[place],
    settings: { ...DEFAULT_SETTINGS, ...settings },
    ledger: { ...EMPTY_LEDGER, ...ledger },
    nowMs: NOW,
    random: () => 0.4,
  };
  return selectTargets(ALL, request, scene);
}

const tiers = (targets: readonly { tier: string }[]) => [...new Set(targets.map(({ tier }) => tier))].sort().join('');

describe('selectTargets', () => {
  test.each<[Place, string, string]>([
    ['outside', 'ABC', 'ABC'],
    ['russia', 'A', 'AB'],
    ['belarus', '', 'A'],
    ['occupied', '', 'A'],
    ['unsaid', '', 'A'],
    ['turkmenistan', '', 'A'],
  ])('%s: by itself "%s", on a click "%s"', (place, bySchedule, byClick) => {
    expect(tiers(selected(place, { reason: 'schedule' }))).toBe(bySchedule);
    expect(tiers(selected(place, { reason: 'network_change' }))).toBe(bySchedule);
    expect(tiers(selected(place, { reason: 'click' }).filter(({ state }) => !state))).toBe(byClick);
  });

  test('a sensitive site is asked alone, after a warning, and never in a round', () => {
    const request = { reason: 'click', ids: ['meduza'] } as const;
    expect(selected('russia', request)).toEqual([]);
    expect(selected('russia', { ...request, warned: true })).not.toEqual([]);
    expect(
      selected('russia', { ...request, ids: ['meduza', 'whatsapp'], warned: true }).map(({ service }) => service),
    ).not.toContain('meduza');
    expect(selected('occupied', { ...request, warned: true })).toEqual([]);
  });

  test('where four hosts a round are the limit, whole services are taken, the longest unasked first', () => {
    const first = selected('occupied', { reason: 'click' });
    // Two controls are the others.
    expect(first.length).toBeLessThanOrEqual(2);
    const asked = [...new Set(first.map(({ service }) => service))];
    const stored = Object.fromEntries(asked.map((id) => [id, { checkedMs: NOW }])) as unknown as Ledger['stored'];
    const next = selected('occupied', { reason: 'click' }, {}, { stored });
    expect(next.some(({ service }) => asked.includes(service))).toBe(false);
  });

  test('there Telegram and WhatsApp have their turn like any other, by their most telling hosts', () => {
    for (const place of ['occupied', 'unsaid', 'china', 'turkmenistan'] as const) {
      const request = { reason: 'click', warned: true } as const;
      expect(selected(place, { ...request, ids: ['telegram'] }).map(({ id }) => id)).toEqual([
        'telegram/web/0',
        expect.stringMatching(/^telegram\/chat\/\d$/),
      ]);
      const whatsapp = selected(place, { ...request, ids: ['whatsapp'] }).map(({ id }) => id);
      expect(whatsapp).toEqual(['whatsapp/web/0', 'whatsapp/media/0']);
      const asked = new Set<string>();
      let stored = {} as Ledger['stored'];
      for (let round = 0; round < 8; round += 1) {
        const targets = selected(place, request, {}, { stored });
        expect(new Set(targets.map(({ host }) => host)).size).toBeLessThanOrEqual(2);
        for (const { service } of targets) {
          asked.add(service);
          stored = { ...stored, [service]: { checkedMs: NOW + round } } as unknown as Ledger['stored'];
        }
      }
      const everyday = ALL.filter(({ tier }) => tier === 'A').map(({ service }) => service);
      expect([...asked].sort()).toEqual([...new Set(everyday)].sort());
    }
  });

  test('a page is asked alone, as the place lets an unknown site be asked, and never in a round', () => {
    const page = { url: 'https://unknown.example', service: PAGE_ID, refusal: null };
    const asked = (place: Place, request: CheckRequest) => {
      const scene = { policy: PLACES[place], settings: DEFAULT_SETTINGS, nowMs: NOW, random: () => 0 };
      const ledger = { ...EMPTY_LEDGER, page };
      const found = selectTargets(allTargets(scene, ledger), request, { ...scene, ledger });
      return found.filter(({ service }) => service === PAGE_ID).map(({ url }) => url);
    };
    const request = { reason: 'page', ids: [PAGE_ID] } as const;
    for (const place of Object.keys(PLACES) as Place[]) {
      for (const reason of ['click', 'schedule', 'network_change'] as const)
        expect(asked(place, { reason, warned: true })).toEqual([]);
      const isWarned = place === 'russia' || place === 'filtered';
      const favicon = ['https://unknown.example/favicon.ico'];
      expect(asked(place, request)).toEqual(place === 'outside' ? favicon : []);
      expect(asked(place, { ...request, warned: true })).toEqual(place === 'outside' || isWarned ? favicon : []);
    }
  });

  test('at most one host of a state, and none through a proxy', () => {
    const two = ALL.filter(({ state }) => state).flatMap((one) => [one, { ...one, id: 'other', service: 'other' }]);
    const scene = { policy: PLACES.russia, settings: DEFAULT_SETTINGS, nowMs: NOW, random: () => 0 };
    const request = { reason: 'click', ids: ['max'], warned: true } as const;
    expect(selectTargets(two, request, { ...scene, ledger: EMPTY_LEDGER })).toHaveLength(1);
    const network = { state: 'online', localCause: null, viaProxy: true, portalUrl: null, controls: [] } as const;
    expect(selectTargets(two, request, { ...scene, ledger: { ...EMPTY_LEDGER, network } })).toEqual([]);
  });
});

test('allowanceOf names the widest way in which a place lets a service be checked', () => {
  const of = (place: Place, id: string) => {
    const target = ALL.find(({ service }) => service === id);
    return target && allowanceOf(target, { policy: PLACES[place], settings: DEFAULT_SETTINGS });
  };
  expect(of('outside', 'meduza')).toBe('scheduled');
  expect(of('russia', 'whatsapp')).toBe('scheduled');
  expect(of('russia', 'facebook')).toBe('click');
  expect(of('russia', 'meduza')).toBe('one_at_a_time');
  expect(of('occupied', 'meduza')).toBe('never');
});

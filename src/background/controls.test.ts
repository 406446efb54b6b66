import { describe, expect, test } from 'vitest';
import { PLACES } from '../catalog/places.ts';
import { SERVICES } from '../catalog/services.ts';
import { targetsOf } from '../catalog/targets.ts';
import { DEFAULT_SETTINGS } from '../contract/settings.ts';
import { PLACES as NAMES, type Place } from '../core/types.ts';
import type { RoundReason } from '../protocol.ts';
import type { Context } from './context.ts';
import { controlsFor, domesticFor } from './controls.ts';

const ALL = SERVICES.flatMap(targetsOf);
const contextOf = (place: Place, settings: Partial<Context['settings']> = {}) =>
  ({ policy: PLACES[place], settings: { ...DEFAULT_SETTINGS, ...settings } }) as Context;
const round = (reason: RoundReason = 'click', id = 'one', targets: readonly string[] = []) => ({
  id,
  reason,
  targets,
  large: ['x'],
});
const hosts = (place: Place, id: string) =>
  controlsFor(contextOf(place), round('click', id)).map(({ url }) => new URL(url).hostname);

describe('the controls of a round', () => {
  test('are the same each time they are asked, and others in the next round', () => {
    for (const place of NAMES) expect(hosts(place, 'one')).toEqual(hosts(place, 'one'));
    const orders = new Set(Array.from({ length: 30 }, (_, n) => hosts('russia', `${n}`).join()));
    expect(orders.size).toBeGreaterThan(15);
  });

  test('are two, and none over plain http, where hosts are counted', () => {
    for (const place of ['occupied', 'unsaid', 'china', 'turkmenistan'] as const)
      for (let n = 0; n < 50; n += 1) {
        const rows = controlsFor(contextOf(place), round('click', `${n}`));
        expect(rows.map(({ group }) => group)).toEqual(['foreign', 'foreign']);
        expect(new Set(rows.map(({ url }) => new URL(url).hostname)).size).toBe(2);
        expect(rows.filter(({ url }) => !url.startsWith('https:'))).toEqual([]);
      }
    expect(
      controlsFor(contextOf('russia'), round())
        .map(({ group }) => group)
        .sort(),
    ).toEqual(['foreign', 'foreign', 'foreign', 'portal']);
  });

  test('are large for a person who waits, never for a clock', () => {
    const asked = (reason: RoundReason) => controlsFor(contextOf('outside'), round(reason)).map(({ id }) => id);
    expect(asked('click')).toContain('jquery');
    expect(asked('page')).toContain('jquery');
    for (const reason of ['schedule', 'network_change'] as const) expect(asked(reason)).not.toContain('jquery');
  });

  test('of one’s own are all asked, whatever they answer', () => {
    const controls = [{ url: 'https://own.example/', group: 'foreign', status: 200 } as const];
    const rows = controlsFor(contextOf('outside', { controls }), round('schedule'));
    expect(rows.filter(({ group }) => group === 'foreign').map(({ url }) => url)).toEqual(['https://own.example/']);
  });

  test('of a policy, none of which may be asked here, give way to those of the catalogue', () => {
    const controls = [{ url: 'https://meduza.io/', group: 'foreign', status: 200 } as const];
    const rows = controlsFor(contextOf('occupied', { controls }), round(), () => false);
    expect(rows).toHaveLength(2);
    expect(rows.map(({ url }) => url)).not.toContain('https://meduza.io/');
  });

  test('of a state are one at most, in Russia only, and not beside another such host', () => {
    for (const place of NAMES)
      expect(domesticFor(contextOf(place), round(), ALL)).toHaveLength(place === 'russia' ? 1 : 0);
    const state = ALL.find((target) => target.state)?.id ?? '';
    expect(domesticFor(contextOf('russia'), round('click', 'one', [state]), ALL)).toEqual([]);
  });
});

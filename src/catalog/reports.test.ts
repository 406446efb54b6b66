import { describe, expect, it } from 'vitest';
import { REPORTS, reportsFor } from './reports.ts';
import { SERVICES } from './services.ts';

const days = /^\d{4}-\d{2}(-\d{2})?$/;
const since = (id: string, fn: string) =>
  reportsFor('russia', id)
    .filter((row) => row.function === fn)
    .map((row) => row.since);

describe('dated reports', () => {
  it('have unique ids, dates and sources, and a service to stand beside', () => {
    const ids = new Set(SERVICES.map(({ id }) => id));
    expect(new Set(REPORTS.map(({ id }) => id)).size).toBe(REPORTS.length);
    for (const row of REPORTS) {
      expect(row.since).toMatch(days);
      expect(row.date).toMatch(days);
      expect(row.date.slice(0, 7) >= row.since.slice(0, 7)).toBe(true);
      expect(row.source.length).toBeGreaterThan(3);
      expect(ids).toContain(row.service);
    }
  });

  it('give sources as plain text, never as a link', () => {
    expect(REPORTS.filter(({ source }) => /https?:|www\./.test(source))).toEqual([]);
  });

  it('use the corrected facts of the founding article', () => {
    expect(since('signal', 'app')).toEqual(['2024-08']);
    expect(since('viber', 'app')).toEqual(['2024-12-13']);
  });

  it('cover what a browser cannot test of the big messengers', () => {
    for (const id of ['whatsapp', 'telegram']) expect(since(id, 'calls')).toEqual(['2025-08-13']);
  });

  it('cover the names taken out of the national resolver', () => {
    expect(REPORTS.filter((row) => row.function === 'dns').length).toBe(13);
  });

  it('come newest first within a function', () => {
    expect(since('telegram', 'app')).toEqual(['2026-04-10', '2026-02-09', '2025-10']);
  });

  it('show those of Russia in occupied territory, after its own and under their own place', () => {
    const places = reportsFor('occupied', 'telegram').map(({ place }) => place);
    expect(places.slice(0, 3)).toEqual(['occupied', 'occupied', 'occupied']);
    expect(new Set(places.slice(3))).toEqual(new Set(['russia']));
    expect(reportsFor('occupied', 'viber').map(({ place }) => place)).toEqual(['russia']);
  });

  it('say nothing of places that are not known', () => {
    for (const place of ['outside', 'unsaid', 'filtered'] as const) expect(reportsFor(place, 'telegram')).toEqual([]);
  });
});

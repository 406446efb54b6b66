import { describe, expect, test } from 'vitest';
import { PAGE_ID } from '../contract/page.ts';
import { EMPTY_LEDGER, type Ledger, noteVisit, turnToPage } from './ledger.ts';

const HOUR = 60 * 60_000;
const NOW = 1_000 * HOUR;

const visits = (...hours: number[]) =>
  hours.reduce<Ledger>((ledger, hour) => noteVisit(ledger, 'one', NOW + hour * HOUR), EMPTY_LEDGER);

describe('noteVisit', () => {
  test('tells of a site once a day, however often it fails', () => {
    expect(visits(0, 1, 20).outbox).toHaveLength(1);
    expect(visits(0, 20, 25).outbox).toHaveLength(2);
  });

  test('keeps the last failure of a site, and few sites', () => {
    expect(visits(0, 1).failedVisits).toMatchObject([{ service: 'one', atMs: NOW + HOUR }]);
    let ledger = EMPTY_LEDGER;
    for (let index = 0; index < 50; index += 1) ledger = noteVisit(ledger, `service-${index}`, NOW + index);
    expect(ledger.failedVisits).toHaveLength(20);
  });

  test('lets go of what is older than a day, or of a clock that was set back', () => {
    expect(noteVisit(visits(0), 'two', NOW + 25 * HOUR).failedVisits).toMatchObject([{ service: 'two' }]);
    expect(noteVisit(visits(0), 'two', NOW - 25 * HOUR).failedVisits).toMatchObject([{ service: 'two' }]);
  });

  test('names no site in the id of a notice, which the desktop may keep', () => {
    expect(visits(0).outbox[0]?.id).toBe(`visit-${NOW}`);
  });
});

describe('turnToPage', () => {
  test('forgets what was found of the page before', () => {
    const page = { url: 'https://two.example', service: PAGE_ID, refusal: null };
    const before = { ...EMPTY_LEDGER, stored: { [PAGE_ID]: {}, kept: {} } } as unknown as Ledger;
    expect(Object.keys(turnToPage(before, page).stored)).toEqual(['kept']);
    expect(turnToPage(before, page).page).toEqual(page);
  });
});

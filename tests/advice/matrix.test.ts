/** The matrix of the published guidance, written out a second time in its own words, against the data. */
import { describe, expect, test } from 'vitest';
import { BOOK } from '../../src/catalog/advice/book.ts';
import { type Depth, SITUATIONS, TOPICS, type Topic } from '../../src/core/advise.ts';
import { PLACES, type Place } from '../../src/core/types.ts';

const RANK: Readonly<Record<Depth, number>> = { no: 0, on_request: 1, short: 2, full: 3 };
const COLUMNS: Readonly<Record<string, readonly Place[]>> = {
  OUT: ['outside'],
  RU: ['russia', 'filtered'],
  OCC: ['occupied', 'unsaid'],
  BY: ['belarus'],
  IR: ['iran'],
  'TM/CN': ['china', 'turkmenistan'],
};

const GUIDANCE = `
| topic           | OUT  | RU         | OCC   | BY         | IR         | TM/CN |
| blocking        | full | full       | short | short      | short      | short |
| encrypted_dns   | full | full       | no    | full       | no         | no    |
| other_browser   | full | full       | no    | full       | full       | no    |
| vpn             | full | on_request | no    | on_request | on_request | no    |
| tor             | full | on_request | no    | on_request | on_request | no    |
| prepare         | full | full       | full  | full       | full       | full  |
| inspection      | full | full       | short | full       | short      | short |
| state_messenger | full | full       | short | no         | no         | no    |
| news_ways       | full | short      | short | short      | short      | no    |
| satellite       | full | no         | no    | no         | no         | no    |
`;

function cells(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

const [head = '', ...lines] = GUIDANCE.trim().split('\n');
const names = cells(head).slice(1);
const published = lines.flatMap((line) => {
  const [topic = '', ...depths] = cells(line);
  return depths.flatMap((depth, index) =>
    (COLUMNS[names[index] ?? ''] ?? []).map((place) => ({ topic: topic as Topic, place, depth: depth as Depth })),
  );
});

describe('the matrix', () => {
  test.each(published)('$topic in $place is at most $depth', ({ topic, place, depth }) => {
    expect(RANK[BOOK.matrix[topic][place]]).toBeLessThanOrEqual(RANK[depth]);
  });

  test('has a cell for every topic and place', () => {
    for (const topic of TOPICS) expect(Object.keys(BOOK.matrix[topic]).sort()).toEqual([...PLACES].sort());
  });

  test('gives who would rather not say exactly what occupied territory gets', () => {
    for (const topic of TOPICS) expect(BOOK.matrix[topic].unsaid).toBe(BOOK.matrix[topic].occupied);
  });

  test('never gives a place more than the open network', () => {
    for (const topic of TOPICS) {
      for (const place of PLACES) {
        expect(RANK[BOOK.matrix[topic][place]]).toBeLessThanOrEqual(RANK[BOOK.matrix[topic].outside]);
      }
    }
  });

  test('an inspection speaks of itself only, and no topic of a section leaks into everyday', () => {
    expect(BOOK.topics.inspection).toEqual(['inspection']);
    expect(BOOK.topics.helping).toEqual(['helping']);
    for (const topic of [
      'inspection',
      'prepare',
      'helping',
      'tor',
      'satellite',
      'search_law',
      'state_messenger',
    ] as const) {
      expect(BOOK.topics.everyday).not.toContain(topic);
    }
    expect(Object.keys(BOOK.topics).sort()).toEqual([...SITUATIONS].sort());
  });
});

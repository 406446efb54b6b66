import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AdviceBook, type AdviceRow, advise, SITUATIONS, TOPICS } from './advise.ts';
import { type Assessment, PLACES, type Place, type ServiceVerdict, type Verdict } from './types.ts';

const everywhere = <T>(value: T) => Object.fromEntries(PLACES.map((place) => [place, value])) as Record<Place, T>;
const OPEN_MATRIX = Object.fromEntries(TOPICS.map((topic) => [topic, everywhere('full')])) as AdviceBook['matrix'];
const ALL_TOPICS: AdviceBook['topics'] = {
  everyday: TOPICS,
  inspection: TOPICS,
  prepare: TOPICS,
  helping: TOPICS,
  opened_on_purpose: TOPICS,
};

function row(id: string, change: Partial<AdviceRow> = {}): AdviceRow {
  return {
    id,
    topic: 'blocking',
    depth: 'short',
    severity: 'info',
    rank: 10,
    when: { situations: ['everyday'] },
    never: [],
    steps: 0,
    risk: `advice_${id}_risk`,
    sources: [{ text: 'A source', date: '2026-01' }],
    reviewed: '2026-11-23',
    reviewDue: '2027-01-23',
    ...change,
  };
}

function bookOf(...rows: AdviceRow[]): AdviceBook {
  return { rows, matrix: OPEN_MATRIX, topics: ALL_TOPICS };
}

function found(service: string, verdict: Partial<Verdict> = {}): ServiceVerdict {
  const whole: Verdict = {
    reach: 'unreachable',
    cause: 'blocking',
    method: 'sni_filtering',
    confidence: 'likely',
    ruleId: 'r',
    witness: [],
    ...verdict,
  };
  return { service, verdict: whole, roles: [] };
}

function assessment(services: readonly ServiceVerdict[] = [], change: Partial<Assessment['network']> = {}): Assessment {
  const network = {
    state: 'online',
    localCause: null,
    viaProxy: null,
    portalUrl: null,
    controls: [],
    ...change,
  } as const;
  return { atMs: 0, place: 'outside', network, services };
}

const LISTED = [
  { id: 'a', category: 'messenger' },
  { id: 'b', category: 'messenger' },
  { id: 'c', category: 'video' },
] as const;
const EVERYDAY = { situation: 'everyday', today: '2026-11-23' } as const;

const ids = (book: AdviceBook, at: Assessment, options: Parameters<typeof advise>[3] = EVERYDAY) =>
  advise(at, book, LISTED, options).map(({ id }) => id);

describe('which cards', () => {
  test('conditions hold together, on one service', () => {
    const book = bookOf(
      row('x', { when: { situations: ['everyday'], categories: ['messenger'], methods: ['dns_tampering'] } }),
    );
    expect(ids(book, assessment([found('a'), found('c', { method: 'dns_tampering' })]))).toEqual([]);
    expect(ids(book, assessment([found('a', { method: 'dns_tampering' })]))).toEqual(['x']);
  });

  test('a method of null means blocking of unknown method, not the absence of blocking', () => {
    const book = bookOf(row('x', { when: { situations: ['everyday'], methods: [null] } }));
    expect(ids(book, assessment([found('a', { cause: 'site', method: null })]))).toEqual([]);
    expect(ids(book, assessment([found('a', { method: null })]))).toEqual(['x']);
  });

  test('minCount counts services', () => {
    const book = bookOf(row('x', { when: { situations: ['everyday'], causes: ['blocking'], minCount: 2 } }));
    expect(ids(book, assessment([found('a')]))).toEqual([]);
    expect(ids(book, assessment([found('a'), found('b')]))).toEqual(['x']);
  });

  test('a service that is not listed counts as the user’s own', () => {
    const book = bookOf(row('x', { when: { situations: ['everyday'], categories: ['custom'] } }));
    expect(ids(book, assessment([found('elsewhere')]))).toEqual(['x']);
  });

  test('network state, local cause and proxy are asked', () => {
    const when = {
      situations: ['everyday'],
      networkStates: ['impaired'],
      localCauses: [null],
      viaProxy: true,
    } as const;
    const book = bookOf(row('x', { when }));
    expect(ids(book, assessment([], { state: 'impaired', viaProxy: true }))).toEqual(['x']);
    expect(ids(book, assessment([], { state: 'online', viaProxy: true }))).toEqual([]);
    expect(ids(book, assessment([], { state: 'impaired', viaProxy: null }))).toEqual([]);
    expect(ids(book, assessment([], { state: 'impaired', viaProxy: true, localCause: 'clock' }))).toEqual([]);
  });

  test('all is well only when something was checked and all of it answered', () => {
    const book = bookOf(
      row('well', { when: { situations: ['everyday'], outcome: 'all_answered' } }),
      row('none', { when: { situations: ['everyday'], outcome: 'none_checked' } }),
    );
    const good = found('a', { reach: 'reachable', cause: null, method: null });
    const skipped = found('b', { reach: 'not_checked', cause: null, method: null });
    expect(ids(book, assessment([good, skipped]))).toEqual(['well']);
    expect(ids(book, assessment([skipped]))).toEqual(['none']);
    expect(ids(book, assessment([]))).toEqual(['none']);
    expect(ids(book, assessment([good, found('c')]))).toEqual([]);
    expect(ids(book, assessment([found('a', { reach: 'reachable', cause: 'site', method: null })]))).toEqual([]);
  });

  test('a section says the same whatever was found, and names no service', () => {
    const when = { situations: ['inspection'], networkStates: ['offline'], causes: ['site'] } as const;
    const cards = advise(assessment([found('a')]), bookOf(row('x', { when })), LISTED, {
      ...EVERYDAY,
      situation: 'inspection',
    });
    expect(cards).toMatchObject([{ id: 'x', because: [] }]);
  });

  test('a topic narrows a section', () => {
    const book = bookOf(row('x', { topic: 'vpn' }), row('y', { topic: 'news_ways' }));
    expect(ids(book, assessment(), { ...EVERYDAY, topic: 'vpn' })).toEqual(['x']);
  });
});

describe('four locks, each enough', () => {
  const at = assessment();

  test('never', () => {
    expect(ids(bookOf(row('x', { never: ['outside'] })), at)).toEqual([]);
  });

  test('places and situations of the card', () => {
    expect(ids(bookOf(row('x', { when: { situations: ['everyday'], places: ['iran'] } })), at)).toEqual([]);
    expect(ids(bookOf(row('x', { when: { situations: ['helping'] } })), at)).toEqual([]);
  });

  test('topics of the situation', () => {
    const book = { ...bookOf(row('x')), topics: { ...ALL_TOPICS, everyday: ['vpn'] as const } };
    expect(ids(book, at)).toEqual([]);
  });

  test.each([
    ['no', 'everyday', []],
    ['no', 'opened_on_purpose', []],
    ['on_request', 'everyday', []],
    ['on_request', 'inspection', []],
    ['on_request', 'opened_on_purpose', ['short', 'full']],
    ['short', 'everyday', ['short']],
    ['full', 'everyday', ['full', 'short']],
  ] as const)('the matrix: %s in %s shows %j', (depth, situation, shown) => {
    const when = { situations: SITUATIONS };
    const rows = [row('full', { when, depth: 'full', rank: 1 }), row('short', { when, rank: 2 })];
    const book = { ...bookOf(...rows), matrix: { ...OPEN_MATRIX, blocking: everywhere(depth) } };
    expect(ids(book, at, { ...EVERYDAY, situation }).sort()).toEqual([...shown].sort());
  });
});

describe('order and content', () => {
  test('rank, then number of services, then evidence, then id; at most four', () => {
    const by = (method: Verdict['method']) => ({ when: { situations: ['everyday'] as const, methods: [method] } });
    const book = bookOf(
      row('dns', by('dns_tampering')),
      row('sni', by('sni_filtering')),
      row('page', by('http_blocking')),
      row('late', { rank: 50 }),
      row('first', { rank: 1 }),
    );
    const services = [
      found('a', { method: 'dns_tampering', confidence: 'possible' }),
      found('b', { method: 'http_blocking', confidence: 'confirmed' }),
      found('c'),
      found('d'),
    ];
    expect(ids(book, assessment(services))).toEqual(['first', 'sni', 'page', 'dns']);
  });

  test('of a group only the first is shown', () => {
    const book = bookOf(row('b', { group: 'g', rank: 2 }), row('a', { group: 'g', rank: 1 }), row('c', { rank: 3 }));
    expect(ids(book, assessment())).toEqual(['a', 'c']);
  });

  test('names the services that made it appear, most telling first', () => {
    const book = bookOf(row('x', { when: { situations: ['everyday'], causes: ['blocking'] } }));
    const services = [
      found('z'),
      found('m', { confidence: 'possible' }),
      found('a'),
      found('slow', { reach: 'impaired' }),
      found('sure', { confidence: 'confirmed' }),
    ];
    expect(advise(assessment(services), book, [], EVERYDAY)[0]?.because).toEqual(['sure', 'a', 'z', 'slow', 'm']);
  });

  test('is overdue only after the day of review', () => {
    const book = bookOf(row('x'));
    const on = (today: string) => advise(assessment(), book, [], { ...EVERYDAY, today })[0]?.overdue;
    expect([on('2027-01-22'), on('2027-01-23'), on('2027-01-24')]).toEqual([false, false, true]);
  });

  test('shows sources with their date, but no name where it is hidden', () => {
    const plain = { text: 'Plain', date: '2026-01', said: 'plain' };
    const named = { text: 'Named', date: '2025' };
    const book = bookOf(row('x', { sources: [plain, { ...named, hiddenIn: ['russia'] as const }] }));
    expect(advise(assessment(), book, [], EVERYDAY)[0]?.sources).toEqual([plain, named]);
    expect(advise({ ...assessment(), place: 'russia' }, book, [], EVERYDAY)[0]?.sources).toEqual([plain]);
  });

  test('does not depend on the order of services, of rows or of the list', () => {
    const rows = [
      row('p', { when: { situations: ['everyday'], causes: ['blocking'] } }),
      row('q', { when: { situations: ['everyday'], categories: ['messenger'] }, group: 'g' }),
      row('r', { when: { situations: ['everyday'], methods: ['dns_tampering'] }, group: 'g' }),
      row('s'),
      row('t', { rank: 3 }),
    ];
    const verdicts = [found('a'), found('b', { method: 'dns_tampering' }), found('c', { reach: 'impaired' })];
    const straight = advise(assessment(verdicts), bookOf(...rows), LISTED, EVERYDAY);
    const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });
    fc.assert(
      fc.property(shuffled(rows), shuffled(verdicts), shuffled(LISTED), (mixedRows, mixed, listed) => {
        expect(advise(assessment(mixed), bookOf(...mixedRows), listed, EVERYDAY)).toEqual(straight);
      }),
    );
  });
});

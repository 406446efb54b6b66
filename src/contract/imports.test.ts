import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PLACES } from '../catalog/places.ts';
import { permits } from '../core/place.ts';
import { PLACES as PLACE_NAMES } from '../core/types.ts';
import type { ListedTarget } from '../protocol.ts';
import { acceptTargets, parseTargets } from './imports.ts';
import { acceptReplacement, targetOf } from './list.ts';

const { outside, russia, unsaid, china } = PLACES;
const FORMATS = ['citizenlab-csv', 'json', 'text'] as const;

const imported = (
  text: string,
  format: (typeof FORMATS)[number] = 'text',
  policy = outside,
  existing: readonly ListedTarget[] = [],
) => {
  const parsed = parseTargets(text, format);
  const accepted = acceptTargets(parsed.rows, policy, existing);
  return { targets: accepted.targets, skipped: [...parsed.skipped, ...accepted.skipped] };
};
const urls = (...given: Parameters<typeof imported>) => imported(...given).targets.map(({ url }) => url);

describe('formats', () => {
  test('a list: byte order mark, CR LF, empty lines, comments, duplicates', () => {
    const text =
      '\uFEFFhttps://a.example\r\n\r\n# a comment\r\n  https://b.example/x # why\r\nhttps://A.example/#top\r\nnonsense\r\n';
    expect(imported(text)).toEqual({
      targets: [
        {
          id: expect.stringMatching(/^a\.example-[a-z0-9]{7}$/),
          name: 'a.example',
          url: 'https://a.example/',
          category: 'custom',
        },
        {
          id: expect.stringMatching(/^b\.example-/),
          name: 'b.example',
          url: 'https://b.example/x',
          category: 'custom',
        },
      ],
      skipped: [{ line: 6, reason: 'not a URL: nonsense' }],
    });
  });

  test('a Citizen Lab list: quoted notes over lines, comments, no code', () => {
    const text =
      '\uFEFFurl,category_code,category_description,date_added,source,notes\r\n' +
      'https://a.example/,NEWS,News Media,2024-01-01,someone,"a ""note""\r\nof two lines"\r\n' +
      '# left out\r\n\r\n' +
      'https://b.example/,,,,,\r\n' +
      'ftp://c.example/,NEWS,,,,\r\n';
    const { targets, skipped } = imported(text, 'citizenlab-csv');
    expect(targets.map(({ url, category }) => [url, category])).toEqual([
      ['https://a.example/', 'NEWS'],
      ['https://b.example/', 'custom'],
    ]);
    expect(skipped).toEqual([{ line: 7, reason: 'not an http or https URL: ftp://c.example/' }]);
  });

  test('columns in another order, or no header', () => {
    expect(imported('category_code,url\nHUMR,https://a.example/', 'citizenlab-csv').targets[0]?.category).toBe('HUMR');
    expect(imported('https://a.example/,HUMR', 'citizenlab-csv').targets[0]?.category).toBe('HUMR');
  });

  test('JSON: strings and objects; the line is the number of the element', () => {
    const list = [
      'https://a.example',
      { url: 'https://b.example', name: 'B', category: 'COMT', id: 'b' },
      7,
      { name: 'x' },
      null,
      { url: 1 },
    ];
    const { targets, skipped } = imported(JSON.stringify(list), 'json');
    expect(targets[1]).toEqual({ id: 'b', name: 'B', url: 'https://b.example/', category: 'COMT' });
    expect(skipped).toEqual([
      { line: 3, reason: 'value: not an object' },
      { line: 4, reason: 'url: not a text' },
      { line: 5, reason: 'value: not an object' },
      { line: 6, reason: 'url: not a text' },
    ]);
  });

  test.each(['', '{', '{}', '"x"', '['.repeat(100_000)])('no JSON array: %.10s', (text) =>
    expect(imported(text, 'json').skipped).toEqual([{ line: 1, reason: 'not a JSON array' }]),
  );
});

describe('what a row may hold', () => {
  const skippedOf = (row: object) => imported(JSON.stringify([row]), 'json').skipped[0]?.reason;
  test.each([
    [{ id: 'a b' }, 'id: not 1 to 64 of A-Z a-z 0-9 . _ -: a b'],
    [{ id: 'constructor' }, 'id: not 1 to 64 of A-Z a-z 0-9 . _ -: constructor'],
    [{ id: '__proto__' }, 'id: not 1 to 64 of A-Z a-z 0-9 . _ -: __proto__'],
    [{ id: 'whatsapp' }, 'the id is used already: whatsapp'],
    [{ name: 'x'.repeat(81) }, `name: not a text of 1 to 80 characters: ${'x'.repeat(80)}…`],
    [{ name: 'two\nlines' }, 'name: not a text of 1 to 80 characters: two lines'],
    [{ name: 'turned\u202eround' }, 'name: not a text of 1 to 80 characters: turned round'],
    [{ name: '\u200b' }, 'name: not a text of 1 to 80 characters:  '],
    [{ name: 'half \ud800' }, 'name: not a text of 1 to 80 characters: half  '],
    [{ category: 'x'.repeat(41) }, `category: not a text of 0 to 40 characters: ${'x'.repeat(41)}`],
  ])('%j', (row, reason) => expect(skippedOf({ url: 'https://a.example/', ...row })).toBe(reason));

  test('a long host gives a short name and id', () => {
    const [target] = imported(`https://${'a'.repeat(60)}.${'b'.repeat(60)}.example/`).targets;
    expect(acceptReplacement([target], outside).ok).toBe(true);
  });
});

describe('places', () => {
  test.each(['MILX', 'HATE', 'PORN', 'LGBT', 'POLR', 'polr'])(
    'category %s is refused where networks are filtered',
    (code) => {
      for (const place of PLACE_NAMES.filter((name) => name !== 'outside')) {
        expect(imported(`https://a.example/,${code}`, 'citizenlab-csv', PLACES[place])).toEqual({
          targets: [],
          skipped: [{ line: 1, reason: `never checked in this place for safety: ${code} a.example` }],
        });
      }
    },
  );

  test('outside, political criticism may be checked, the other four never', () => {
    expect(urls('https://a.example/,POLR', 'citizenlab-csv')).toHaveLength(1);
    for (const code of ['MILX', 'HATE', 'PORN', 'LGBT'])
      expect(urls(`https://a.example/,${code}`, 'citizenlab-csv')).toEqual([]);
  });

  test('in a filtered place only what tells nothing of what a person reads', () => {
    const fine = ['', 'favicon.ico', 'robots.txt', 'generate_204', 'static/app.js', 'i/logo.png'].map(
      (path) => `https://a.example/${path}`,
    );
    const telling = [
      '?q=protest',
      'search/protest',
      'news/2026/11/23/story',
      'channel/UC1',
      '@name',
      's/a.png?x=1',
      'новости.png',
      'a//b.png',
    ];
    const bad = [
      ...telling.map((path) => `https://a.example/${path}`),
      'https://channel.t.me/',
      'https://person.livejournal.com/',
    ];
    const text = [...fine, ...bad].join('\n');
    expect(urls(text, 'text', russia)).toEqual(fine);
    expect(urls(text)).toHaveLength(fine.length + bad.length);
  });

  test('what the catalogue knows keeps its tier: everyday sites pass where unknown ones do not', () => {
    expect(urls('https://web.whatsapp.com/\nhttps://unknown.example/', 'text', china)).toEqual([
      'https://web.whatsapp.com/',
    ]);
    expect(
      urls('https://meduza.io/,COMT\nhttps://www.meduza.io/,COMT\nhttps://m.meduza.io/,COMT', 'citizenlab-csv', unsaid),
    ).toEqual([]);
    expect(urls('https://unknown.example/,COMT', 'citizenlab-csv', unsaid)).toEqual([]);
  });

  test('hosts of the states that filter: only where there is a domestic group, the portal with a sign-in nowhere', () => {
    const hosts = 'https://www.mid.gov.ru/\nhttps://max.ru/\nhttps://www.gosuslugi.ru/\nhttps://kyiv.gov.ua/';
    expect(urls(hosts)).toEqual(['https://kyiv.gov.ua/']);
    expect(urls(hosts, 'text', russia)).toEqual(['https://www.mid.gov.ru/', 'https://max.ru/', 'https://kyiv.gov.ua/']);
  });
});

describe('amounts', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `https://s${index}.example/`).join('\n');

  test('2,000 targets, those that are there already included', () => {
    const first = imported(many(2_001));
    expect(first.targets).toHaveLength(2_000);
    expect(first.skipped).toEqual([{ line: 2_001, reason: 'more than 2000 targets' }]);
    expect(new Set(first.targets.map(({ id }) => id)).size).toBe(2_000);
    expect(imported(many(2_001), 'text', outside, first.targets)).toEqual({ targets: [], skipped: first.skipped });
  });

  test.each(FORMATS)(
    '200,000 lines take a second on an idle machine and never hang; the answer is bounded (%s)',
    (format) => {
      const lines = many(200_000);
      const text = format === 'json' ? JSON.stringify(lines.split('\n')) : lines;
      const startedMs = performance.now();
      const { targets, skipped } = imported(text, format);
      expect(performance.now() - startedMs).toBeLessThan(20_000);
      expect(targets).toHaveLength(2_000);
      expect(skipped).toHaveLength(10_001);
      expect(skipped.at(-1)).toEqual({ line: 12_001, reason: '188000 more lines from here on were refused' });
    },
  );

  test.each(['\n', '"\n', '"x""\n', '["', '#\n', '[1,'])(
    '30 MB of %j do not hang, and are read in part',
    (piece) => {
      const text = piece.repeat(30_000_000 / piece.length);
      const startedMs = performance.now();
      for (const format of FORMATS) expect(imported(text, format).targets).toEqual([]);
      expect(performance.now() - startedMs).toBeLessThan(20_000);
    },
    30_000,
  );

  test('lines after 250,000 are not read', () => {
    const last = { line: 250_001, reason: 'more than 250000 lines, the rest was not read' };
    expect(imported(`${'\n'.repeat(250_000)}https://a.example/`)).toEqual({ targets: [], skipped: [last] });
    expect(imported(`${'\n'.repeat(250_000)}https://a.example/`, 'citizenlab-csv').skipped).toEqual([last]);
    expect(parseTargets(`["${'","'.repeat(250_000)}"]`, 'json').skipped).toEqual([last]);
  }, 30_000);

  test('50 MB are refused up front', () => {
    expect(imported('x'.repeat(50_000_000))).toEqual({
      targets: [],
      skipped: [{ line: 1, reason: 'the text is longer than 32 MB' }],
    });
  });
});

describe('for any text', () => {
  const site = fc.oneof(
    fc.webUrl({ withQueryParameters: true }),
    fc.ipV4Extended().map((host) => `http://${host}/`),
    fc.string(),
  );
  const code = fc.constantFrom('NEWS', 'COMT', 'PORN', 'POLR', 'GOVT', '', 'odd "one"');
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(site).map((lines) => lines.join('\r\n')),
    fc.array(fc.tuple(site, code)).map((rows) => rows.map((row) => row.join(',')).join('\n')),
    fc
      .array(
        fc.oneof(
          site,
          fc.record({ url: site, name: fc.string(), category: code, id: fc.string() }, { requiredKeys: ['url'] }),
        ),
      )
      .map((list) => JSON.stringify(list)),
    fc.json(),
  );
  const given = [text, fc.constantFrom(...FORMATS), fc.constantFrom(...PLACE_NAMES)] as const;

  test('what is accepted would be accepted as a replacement, may be asked in the place, and a second import adds none', () => {
    fc.assert(
      fc.property(...given, (list, format, place) => {
        const policy = PLACES[place];
        const { targets, skipped } = imported(list, format, policy);
        expect(acceptReplacement(targets, policy)).toEqual({ ok: true, targets });
        for (const target of targets.map(targetOf)) {
          expect(
            permits(policy, target, { kind: 'one', warned: true }, { scheduled: true, tiers: ['A', 'B', 'C'] }),
          ).toBe(true);
          expect(['MILX', 'HATE', 'PORN', 'LGBT']).not.toContain(target.code);
          if (place !== 'outside') expect(new URL(target.url).search).toBe('');
        }
        for (const { line, reason } of skipped) {
          expect(line).toBeGreaterThan(0);
          expect(reason).toMatch(/^.{1,220}$/);
        }
        expect(imported(list, format, policy, targets).targets).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PLACES } from '../catalog/places.ts';
import { acceptReplacement, isListable, targetOf } from './list.ts';

const { outside, russia } = PLACES;
const target = { id: 'blocked', name: 'Blocked', url: 'https://blocked.example/', category: 'news-intl' };
const errorOf = (targets: unknown, policy = outside) => {
  const accepted = acceptReplacement(targets, policy);
  return accepted.ok ? null : accepted.error;
};

test('the names of a laboratory: any port, http, a category of its own', () => {
  const targets = [
    target,
    { id: 'a.B_c-1', name: 'Ж', url: 'http://b.example:8080/x', category: '' },
    { id: 'c', name: 'x', url: 'https://c.example:8443/', category: 'CTRL' },
  ];
  expect(acceptReplacement(targets, outside)).toEqual({ ok: true, targets });
  expect(acceptReplacement([], outside)).toEqual({ ok: true, targets: [] });
});

test('URLs leave as the browser spells them, and keys of no meaning are dropped', () => {
  const given = { ...target, url: 'HTTPS://Ukraїna.example#x', note: 'mine' };
  expect(acceptReplacement([given], outside)).toEqual({
    ok: true,
    targets: [{ ...target, url: 'https://xn--ukrana-zvf.example/' }],
  });
});

describe('all or nothing, told by what and where', () => {
  test.each([
    [undefined, 'targets: not a list'],
    [{ length: 1, 0: target }, 'targets: not a list'],
    [[target, null], 'targets[1]: not an object'],
    [[target, [target]], 'targets[1]: not an object'],
    [[{ ...target, id: 7 }], 'targets[0].id: not a text'],
    [[{ ...target, id: 'a/b' }], 'targets[0].id: not 1 to 64 of A-Z a-z 0-9 . _ -: a/b'],
    [[{ ...target, id: '__proto__' }], 'targets[0].id: not 1 to 64 of A-Z a-z 0-9 . _ -: __proto__'],
    [[target, target], 'targets[1].id: used twice: blocked'],
    [[{ ...target, id: 'signal' }], 'targets[0].id: a service of the catalogue: signal'],
    [[{ ...target, name: '' }], 'targets[0].name: not a text of 1 to 80 characters: '],
    [[{ ...target, url: undefined }], 'targets[0].url: not a text'],
    [
      [target, { ...target, id: 'b', url: 'http://10.0.0.1/' }],
      'targets[1].url: not a public address: http://10.0.0.1/',
    ],
    [[{ ...target, category: 'PORN' }], 'targets[0].url: never checked for safety: PORN blocked.example'],
    [[Object.create(target)], 'targets[0].id: not a text'],
    [new Array(3), 'targets[0]: not an object'],
    [new Array(2_001).fill(target), 'targets: more than 2000'],
  ])('%#', (targets, error) => expect(errorOf(targets)).toBe(error));

  test('a getter that throws', () => {
    const trap = Object.defineProperty({ ...target }, 'url', {
      get() {
        throw new Error('boo');
      },
    });
    expect(errorOf([trap])).toBe('targets: cannot be read');
  });

  test('the place', () => {
    expect(errorOf([{ ...target, url: 'https://blocked.example/a/story' }], russia)).toMatch(
      /^targets\[0\]\.url: in this place only a front page/,
    );
    expect(errorOf([target], PLACES.china)).toBe(
      'targets[0].url: too dangerous to be checked in this place: blocked.example',
    );
  });

  test('no value makes it throw', () => {
    fc.assert(fc.property(fc.anything(), (value) => typeof acceptReplacement(value, outside).ok === 'boolean'));
    fc.assert(
      fc.property(
        fc.array(fc.record({ id: fc.anything(), name: fc.string(), url: fc.webUrl(), category: fc.string() })),
        (value) => {
          const accepted = acceptReplacement(value, outside);
          if (accepted.ok) expect(new Set(accepted.targets.map(({ id }) => id)).size).toBe(value.length);
        },
      ),
    );
  });
});

describe('as a target of the core', () => {
  test('one web role', () => {
    expect(targetOf({ ...target, url: 'https://blocked.example:8443/x' })).toEqual({
      id: 'blocked/web/0',
      service: 'blocked',
      name: 'Blocked',
      category: 'news-intl',
      code: 'news-intl',
      tier: 'C',
      state: false,
      role: 'web',
      pool: false,
      host: 'blocked.example',
      url: 'https://blocked.example:8443/x',
      largeUrl: 'https://blocked.example:8443/',
      privateCa: false,
    });
  });

  test.each([
    ['NEWS', 'C'],
    ['HUMR', 'C'],
    ['ANON', 'C'],
    ['POLR', 'C'],
    ['GOVT', 'C'],
    ['nonsense', 'C'],
    ['', 'C'],
    ['COMT', 'C'],
    ['GRP', 'C'],
    ['MMED', 'C'],
    ['srch', 'C'],
    ['CULTR', 'C'],
    ['MILX', 'X'],
    ['HATE', 'X'],
    ['PORN', 'X'],
    ['LGBT', 'X'],
  ])('%s is of tier %s', (category, tier) => {
    const { tier: found, category: group, code } = targetOf({ ...target, category });
    expect([found, group, code]).toEqual([tier, 'custom', category]);
  });

  test.each([
    ['https://web.whatsapp.com/', 'COMT', 'A', false],
    ['https://www.theguardian.com/', 'NEWS', 'B', false],
    ['https://theguardian.com/', 'NEWS', 'B', false],
    ['https://meduza.io/', 'COMT', 'C', false],
    ['https://m.meduza.io/', 'COMT', 'C', false],
    ['https://max.ru/', 'COMT', 'C', true],
    ['https://api.max.ru/', 'COMT', 'C', true],
    ['https://www.mid.gov.ru/', 'COMT', 'C', true],
    ['https://notgov.ru/', 'COMT', 'C', false],
    ['https://esia.gosuslugi.ru/', 'COMT', 'X', true],
  ])('%s as %s', (url, category, tier, state) => {
    expect(targetOf({ ...target, url, category })).toMatchObject({ tier, state });
  });
});

test('a list that was made outside is looked at again elsewhere', () => {
  const story = { ...target, url: 'https://blocked.example/a/story' };
  expect([isListable(story, outside), isListable(story, russia), isListable(target, russia)]).toEqual([
    true,
    false,
    true,
  ]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attempt } from './check.ts';
import { addressIn, holderIn, numberIn } from './operator.ts';

const of = (data: unknown) => ({ status: 'ok', data });

test('the documented answers', () => {
  expect(addressIn(of({ ip: '93.184.215.77' }))).toBe('93.184.215.77');
  expect(addressIn(of({ ip: '2a00:1450:4001:82a::200e' }))).toBe('2a00:1450:4001:82a::200e');
  expect(numberIn(of({ asns: ['12389', '8359'], prefix: '93.184.215.0/24' }))).toBe(12389);
  expect(holderIn(of({ resource: '12389', holder: 'ROSTELECOM-AS - PJSC Rostelecom' }))).toBe('PJSC Rostelecom');
  expect(holderIn(of({ holder: 'Krymtelecom Ltd' }))).toBe('Krymtelecom Ltd');
});

describe('whatever else is refused', () => {
  test.each([
    null,
    [],
    'x',
    {},
    { ip: '93.184.215.77' },
    of({}),
    of({ ip: 1 }),
    of({ ip: '10.0.0.1' }),
    of({ ip: '127.0.0.1' }),
    of({ ip: '93.184.215.77&resource=AS1' }),
    of({ ip: 'example.com' }),
    of({ ip: `2001:${'0:'.repeat(100)}1` }),
    Object.create(of({ ip: '93.184.215.77' })),
  ])('as an address %#', (answer) => expect(() => addressIn(answer)).toThrow());

  test.each([
    of({ asns: [] }),
    of({ asns: '12389' }),
    of({ asns: [12389] }),
    of({ asns: ['AS12389'] }),
    of({ asns: ['0'] }),
    of({ asns: ['-1'] }),
    of({ asns: ['4294967296'] }),
    of({ asns: ['1e3'] }),
    of({ asns: new Array(21).fill('1') }),
  ])('as a number %#', (answer) => expect(() => numberIn(answer)).toThrow());

  test.each([
    of({ holder: '' }),
    of({ holder: null }),
    of({ holder: 'x'.repeat(121) }),
    of({ holder: 'a\nb' }),
    of({ holder: 'a\u202eb' }),
  ])('as a holder %#', (answer) => expect(() => holderIn(answer)).toThrow());

  test('anything at all either gives a value of its kind or throws', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        for (const read of [addressIn, numberIn, holderIn]) {
          const found = attempt('answer', (): unknown => read(of(data)));
          if (found.ok) expect(['string', 'number']).toContain(typeof found.value);
        }
      }),
    );
  });
});

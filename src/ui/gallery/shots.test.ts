import { expect, test } from 'vitest';
import { fewOf, shotsOf } from './shots.ts';

test('a few pictures show every page in every language, and between them all themes and widths', () => {
  const [all, few] = [shotsOf(), fewOf(shotsOf())];
  expect(few.length).toBeLessThan(all.length / 3);
  const page = ({ name }: { name: string }) => name.replace(/_(light|dark)_\d+$/, '');
  expect(new Set(few.map(page))).toEqual(new Set(all.map(page)));
  const look = ({ query, width }: { query: string; width: number }) => `${/theme=\w+/.exec(query)} ${width}`;
  expect(new Set(few.map(look))).toEqual(new Set(all.map(look)));
});

import { expect, test } from 'vitest';
import { BUDGETS, sizesOf } from '../../scripts/sizes.ts';
import { STORES } from './stage.ts';

test.each(STORES)('%s keeps within its budgets', (build) => {
  const { background, popup, zip } = sizesOf(build);
  expect(background).toBeLessThanOrEqual(BUDGETS.background);
  expect(popup).toBeLessThanOrEqual(BUDGETS.popup);
  expect(zip).toBeLessThanOrEqual(BUDGETS.zip);
  // A page that names no script would be small as well.
  expect([background > 20, popup > 10, zip > 100]).toEqual([true, true, true]);
});

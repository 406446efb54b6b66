import { BUDGETS, sizesOf } from '../sizes.ts';
import type { Row } from './table.ts';

/** What both packages weigh, beside what they may. */
export function benchSizes(): Row[] {
  return (['chrome', 'firefox'] as const).flatMap((build) =>
    Object.entries(sizesOf(build)).map(([what, kB]) => ({
      what: `${build} ${what}`,
      kB: kB.toFixed(1),
      aim: BUDGETS[what as keyof typeof BUDGETS],
    })),
  );
}

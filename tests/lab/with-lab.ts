import { afterAll, beforeAll, describe } from 'vitest';
import { type Lab, startLab } from '../../lab/lab.ts';
import { isInside } from '../../lab/namespace.ts';
import type { Scenario } from '../../lab/scenario.ts';
import { open } from '../../lab/scenarios/open.ts';

/** Tests with a lab of real addresses; skipped outside `tsx lab/inside.ts`. */
export function describeInside(name: string, tests: (lab: () => Lab) => void): void {
  describe.skipIf(!isInside())(name, () => {
    let lab: Lab;
    beforeAll(async () => {
      lab = await startLab({ mode: 'namespace' });
    }, 120_000);
    afterAll(() => lab.stop());
    tests(() => lab);
  });
}

export function network(changes: Partial<Scenario>): Scenario {
  return { ...open, id: 'test', ...changes };
}

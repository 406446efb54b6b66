/** What a perfect observer would say of a service, from what the scenario says of its hosts. */

import type { Scenario } from '../../lab/scenario.ts';
import { truthOf } from '../../lab/truth-of.ts';
import { SERVICES } from '../../src/catalog/services.ts';
import { targetsOf } from '../../src/catalog/targets.ts';
import { serviceVerdict } from '../../src/core/service.ts';
import type { Verdict } from '../../src/core/types.ts';

export function truthOfService(scenario: Scenario, id: string): Verdict {
  const service = SERVICES.find((one) => one.id === id);
  if (!service) throw new Error(`no service ${id}`);
  const judged = targetsOf(service).map((target) => {
    const truth = truthOf(scenario, target.host);
    const verdict: Verdict = {
      ...truth,
      confidence: truth.cause === 'blocking' ? 'likely' : null,
      ruleId: 'truth',
      witness: [],
    };
    return { target, verdict };
  });
  return serviceVerdict(id, judged).verdict;
}

/** Methods that are right to name: the truth's, and a block page where the scenario shows one beside it. */
export function methodsOf(scenario: Scenario, id: string): (string | null)[] {
  const service = SERVICES.find((one) => one.id === id);
  const hosts = service ? targetsOf(service).map(({ host }) => host) : [];
  const faults = hosts.flatMap((host) => scenario.hosts[host] ?? []);
  const hasPage = faults.some((fault) => fault.layer === 'http' && fault.kind === 'page');
  return [null, truthOfService(scenario, id).method, ...(hasPage ? ['http_blocking'] : [])];
}

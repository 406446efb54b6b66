import type { Reach, RoleVerdict, ServiceVerdict, Target, Verdict } from './types.ts';

/** A target and what was found of it. */
export interface Judged {
  readonly target: Pick<Target, 'id' | 'service' | 'role' | 'pool'>;
  readonly verdict: Verdict;
}

const WORSE: readonly Reach[] = ['not_checked', 'reachable', 'impaired', 'unreachable'];

/**
 * Returns the verdict of a service from those of its targets. A pool fails only if all of it fails; roles are judged
 * apart. A service whose first role answers while another fails is impaired: people can open it, and miss something.
 */
export function serviceVerdict(service: string, judged: readonly Judged[]): ServiceVerdict {
  const names = [...new Set(judged.map(({ target }) => target.role))];
  const roles = names.map((role) => roleVerdict(judged.filter(({ target }) => target.role === role)));
  return { service, roles, verdict: overall(roles) };
}

function roleVerdict(judged: readonly Judged[]): RoleVerdict {
  const isPool = judged.some(({ target }) => target.pool);
  const checked = judged.filter(({ verdict }) => verdict.reach !== 'not_checked');
  const ranked = [...(checked.length > 0 ? checked : judged)].sort(
    (a, b) => rank(b.verdict) - rank(a.verdict) || (a.target.id < b.target.id ? -1 : 1),
  );
  const speaker = isPool ? ranked.at(-1) : ranked[0];
  if (!speaker) throw new Error('a role without targets');
  return { role: speaker.target.role, verdict: speaker.verdict, targetId: speaker.target.id };
}

function overall(roles: readonly RoleVerdict[]): Verdict {
  const [main] = roles;
  if (!main) throw new Error('a service without roles');
  const worst = roles.reduce((a, b) => (rank(b.verdict) > rank(a.verdict) ? b : a), main).verdict;
  if (worst.reach !== 'unreachable' || main.verdict.reach === 'unreachable') return worst;
  return main.verdict.reach === 'not_checked' ? worst : { ...worst, reach: 'impaired' };
}

/** Reach first; of two that are alike, the one whose explanation is more certain. */
function rank({ reach, cause, confidence }: Verdict): number {
  const certainty = { confirmed: 3, likely: 2, possible: 1, none: 0 }[confidence ?? 'none'];
  return WORSE.indexOf(reach) * 100 + (cause === 'blocking' ? 10 : 0) + certainty;
}

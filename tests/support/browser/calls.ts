/** Every call of the extension to its browser passes here: counted, and late, refused or never answered where a test wants it. */
import { type Life, never } from './life.ts';

export interface Call {
  /** As the extension writes it, such as `storage.local.set`. */
  readonly name: string;
  readonly args: readonly unknown[];
  readonly atMs: number;
}

/** What goes wrong with a call. Nothing of one that is refused or hangs takes effect. */
export type Fault =
  | { readonly kind: 'rejects'; readonly error: string }
  | { readonly kind: 'hangs' }
  | { readonly kind: 'late'; readonly ms: number };

export type Which = string | RegExp | ((call: Call) => boolean);

interface Rule {
  readonly which: Which;
  readonly fault: Fault;
  left: number;
}

/** Calls that the extension makes while the browser waits for the worker's next word. */
export class Calls {
  made: Call[] = [];
  /** Time that every call takes; 0 for the next turn of the loop. */
  latencyMs = 0;
  /** Called as a call arrives, and again as its answer leaves: what ends the life of the worker there ends it between two calls. */
  seen: (call: Call, moment: 'before' | 'after') => void = () => undefined;
  #rules: Rule[] = [];
  /** What has left the worker and not come to its end. */
  readonly #underWay = new Set<() => void>();

  /** The worker dies, and the browser lives: what it was sent takes effect all the same, and nobody hears of it. */
  land(): void {
    for (const effect of [...this.#underWay]) effect();
  }

  /** Lets calls fail, all of them or the next `times`; returns how to stop. The rule that was made last comes first. */
  fault(which: Which, fault: Fault, times = Number.POSITIVE_INFINITY): () => void {
    const rule = { which, fault, left: times };
    this.#rules.unshift(rule);
    return () => {
      this.#rules = this.#rules.filter((one) => one !== rule);
    };
  }

  rejects(which: Which, error: string, times?: number): () => void {
    return this.fault(which, { kind: 'rejects', error }, times);
  }

  hangs(which: Which, times?: number): () => void {
    return this.fault(which, { kind: 'hangs' }, times);
  }

  late(which: Which, ms: number, times?: number): () => void {
    return this.fault(which, { kind: 'late', ms }, times);
  }

  heal(): void {
    this.#rules = [];
  }

  count(which: Which): number {
    return this.made.filter((call) => is(which, call)).length;
  }

  async through<T>(life: Life, name: string, args: readonly unknown[], work: () => T | Promise<T>): Promise<T> {
    if (life.isOver) return never();
    const call = { name, args, atMs: Date.now() };
    this.made.push(call);
    this.seen(call, 'before');
    if (life.isOver) return never();
    const fault = this.#take(call);
    if (fault?.kind === 'hangs') return never();
    const isRefused = fault?.kind === 'rejects';
    const effect = () =>
      void Promise.resolve()
        .then(work)
        .catch(() => undefined);
    if (!isRefused) this.#underWay.add(effect);
    const ms = fault?.kind === 'late' ? fault.ms : this.latencyMs;
    await (ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve());
    this.#underWay.delete(effect);
    if (life.isOver) return never();
    if (isRefused) throw new Error(fault.error);
    const result = await work();
    this.seen(call, 'after');
    return life.isOver ? never() : result;
  }

  #take(call: Call): Fault | undefined {
    const rule = this.#rules.find(({ which, left }) => left > 0 && is(which, call));
    if (rule) rule.left -= 1;
    return rule?.fault;
  }
}

function is(which: Which, call: Call): boolean {
  if (typeof which === 'function') return which(call);
  return typeof which === 'string' ? call.name === which : which.test(call.name);
}

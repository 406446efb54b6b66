/** One life of the background: from the reading of its script to its death. */

type Listener = (...args: never[]) => unknown;

interface Heard {
  readonly listener: Listener;
  readonly filter: { readonly urls?: readonly string[]; readonly types?: readonly string[] } | undefined;
}

/** An event as the extension sees it. */
export interface FakeEvent {
  addListener(listener: Listener, filter?: Heard['filter']): void;
  removeListener(listener: Listener): void;
  hasListener(listener: Listener): boolean;
}

/** What is never answered: all that a dead script waited for. */
export const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

export class Life {
  isOver = false;
  readonly #events = new Map<string, Heard[]>();
  readonly #ends: (() => void)[] = [];
  /** What listeners threw. */
  readonly faults: unknown[] = [];

  event(name: string): FakeEvent {
    const heard = this.#heard(name);
    const at = (listener: Listener) => heard.findIndex((one) => one.listener === listener);
    return {
      addListener: (listener, filter) => {
        if (at(listener) < 0) heard.push({ listener, filter });
      },
      removeListener: (listener) => {
        if (at(listener) >= 0) heard.splice(at(listener), 1);
      },
      hasListener: (listener) => at(listener) >= 0,
    };
  }

  hears(name: string): boolean {
    return this.#heard(name).length > 0;
  }

  /** Tells all listeners, each for itself: one that throws keeps nobody else from hearing. */
  tell(name: string, ...args: unknown[]): unknown[] {
    if (this.isOver) return [];
    return [...this.#heard(name)]
      .filter(({ filter }) => passes(filter, args[0]))
      .map(({ listener }) => {
        try {
          return (listener as (...args: unknown[]) => unknown)(...args);
        } catch (error) {
          this.faults.push(error);
          return undefined;
        }
      });
  }

  /** Calls back when this life ends. */
  onEnd(ended: () => void): void {
    this.#ends.push(ended);
  }

  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    for (const ended of this.#ends) ended();
  }

  #heard(name: string): Heard[] {
    const known = this.#events.get(name) ?? [];
    this.#events.set(name, known);
    return known;
  }
}

/** Filters of webRequest; other events have none. */
function passes(filter: Heard['filter'], details: unknown): boolean {
  if (!filter) return true;
  const { url = '', type = '' } = details as { url?: string; type?: string };
  const isUrl = !filter.urls || filter.urls.some((pattern) => matches(pattern, url));
  return isUrl && (!filter.types || filter.types.includes(type));
}

/** Match patterns, as far as the extension uses them: a scheme, a host or `*`, any path. */
export function matches(pattern: string, url: string): boolean {
  const [, scheme = '', host = ''] = /^(\*|https?):\/\/([^/]+)\//.exec(pattern) ?? [];
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  const isScheme = scheme === '*' ? /^https?:$/.test(protocol) : protocol === `${scheme}:`;
  const isBelow = host.startsWith('*.') && (hostname === host.slice(2) || hostname.endsWith(host.slice(1)));
  return isScheme && (host === '*' || hostname === host || isBelow);
}

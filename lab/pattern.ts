/** The entry for a host: its own name first, then `*.parent` from the nearest parent up, then `*`. */
export function matchHost<T>(table: Readonly<Record<string, T>>, host: string): T | undefined {
  for (const pattern of patternsFor(host)) {
    if (Object.hasOwn(table, pattern)) return table[pattern];
  }
  return undefined;
}

export function matchesAny(patterns: readonly string[], host: string): boolean {
  return patternsFor(host).some((pattern) => patterns.includes(pattern));
}

export function isConcrete(pattern: string): boolean {
  return !pattern.includes('*');
}

function patternsFor(host: string): string[] {
  const labels = host.split('.');
  const parents = labels.slice(1).map((_, index) => `*.${labels.slice(index + 1).join('.')}`);
  return [host, ...parents, '*'];
}

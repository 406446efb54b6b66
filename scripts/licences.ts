import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly dependencies?: Record<string, string>;
}

const packageAt = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package;

/** Returns every package that may run in the extension: the dependencies, and theirs. */
export function runtimePackages(): readonly Package[] {
  const found = new Map<string, Package>();
  const follow = ({ dependencies = {} }: Pick<Package, 'dependencies'>) => {
    for (const name of Object.keys(dependencies).filter((one) => !found.has(one))) {
      const one = packageAt(join('node_modules', name));
      found.set(name, one);
      follow(one);
    }
  };
  follow(packageAt('.'));
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Returns our licence and that of everything that runs in the extension, as it goes into each package. */
export function licencesText(): string {
  const others = runtimePackages().map(({ name, version, license }) =>
    [`${name} ${version} (${license})`, noticeOf(name)].join('\n\n'),
  );
  return [`Reach\n\n${readFileSync('LICENSE', 'utf8').trim()}`, ...others]
    .join(`\n\n${'-'.repeat(72)}\n\n`)
    .concat('\n');
}

function noticeOf(name: string): string {
  const folder = join('node_modules', name);
  const file = readdirSync(folder).find((one) => /^licen[cs]e(\.\w+)?$/i.test(one));
  if (!file) throw new Error(`${name} brings no licence text`);
  return readFileSync(join(folder, file), 'utf8').trim();
}

/** Puts the notices into the package, and refuses code of a package that nobody named as a dependency. */
export const licences: Plugin = {
  name: 'licences',
  generateBundle(_, bundle) {
    const known = new Set(runtimePackages().map(({ name }) => name));
    const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
    const strangers = modules.flatMap((id) => packageOf(id) ?? []).filter((name) => !known.has(name));
    if (strangers.length > 0) this.error(`not a dependency, yet in the package: ${[...new Set(strangers)]}`);
    this.emitFile({ type: 'asset', fileName: 'LICENSES.txt', source: licencesText() });
  },
};

function packageOf(id: string): string | undefined {
  return /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(id)?.[1];
}

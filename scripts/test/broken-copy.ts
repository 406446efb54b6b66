/** A copy of the tree in which code is broken and tests are run: the tree itself stays whole. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserName } from '../browsers/driver.ts';
import { brokenText, type Cut } from './breaks.ts';
import { patternOf } from './claims.ts';

/** A test that ran, and what it said where it failed; null where it passed, or did not get to say anything. */
export interface Told {
  readonly file: string;
  readonly title: string;
  readonly isPassed: boolean;
  readonly failure: string | null;
}

const LIMIT_MS = 1_800_000;
const bin = (name: string) => join('node_modules', '.bin', name);

export class BrokenCopy {
  readonly #folder = mkdtempSync(join(tmpdir(), 'reach-breaks-'));

  constructor() {
    spawnSync('git', ['checkout-index', '--all', `--prefix=${this.#folder}/`]);
    symlinkSync(join(process.cwd(), 'node_modules'), join(this.#folder, 'node_modules'));
  }

  /** Runs `work` while these places are cut; whole again afterwards. */
  broken<T>(cuts: readonly Cut[], work: () => T): T {
    const whole = cuts.map(({ file }) => [join(this.#folder, file), readFileSync(join(this.#folder, file))] as const);
    try {
      for (const { file, from, to } of cuts) {
        const path = join(this.#folder, file);
        writeFileSync(path, brokenText(readFileSync(path, 'utf8'), from, to));
      }
      return work();
    } finally {
      for (const [path, text] of whole.toReversed()) writeFileSync(path, text);
    }
  }

  /** Builds the extension for a browser of the lab; throws where the broken source cannot be built. */
  build(browser: BrowserName): void {
    const name = browser === 'chromium' ? 'lab-chrome' : 'lab-firefox';
    const { status, stderr } = this.#run([bin('tsx'), 'scripts/build.ts', name], {});
    if (status !== 0) throw new Error(`not built: ${stderr.slice(-2000)}`);
  }

  unitTests(files: readonly string[]): readonly Told[] {
    return this.#tests([bin('vitest'), 'run', '--project', 'unit'], files, {});
  }

  /** Only those of these titles, in a network of their own. */
  browserTests(browser: BrowserName, files: readonly string[], titles: readonly string[]): readonly Told[] {
    const named = titles.map((title) => patternOf(title).source.slice(1, -1)).join('|');
    const run = [bin('tsx'), 'lab/inside.ts', '--', bin('vitest'), 'run', '--project', 'e2e', '-t', named];
    return this.#tests(run, files, { REACH_BROWSER: browser });
  }

  #tests(run: readonly string[], files: readonly string[], env: Record<string, string>): readonly Told[] {
    const report = join(this.#folder, 'report.json');
    rmSync(report, { force: true });
    this.#run([...run, '--reporter=json', `--outputFile=${report}`, ...files], env);
    return toldIn(report, this.#folder);
  }

  #run([command = '', ...args]: readonly string[], env: Record<string, string>) {
    const options = {
      cwd: this.#folder,
      env: { ...process.env, ...env },
      encoding: 'utf8',
      timeout: LIMIT_MS,
    } as const;
    return spawnSync(command, args, options);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** A test that was skipped, or never came to run, has noticed nothing. */
function toldIn(path: string, folder: string): readonly Told[] {
  let report: Report;
  try {
    report = JSON.parse(readFileSync(path, 'utf8')) as Report;
  } catch {
    return [];
  }
  return report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ title, status, failureMessages = [] }) => ({
      file: name.slice(folder.length + 1).replaceAll('\\', '/'),
      title,
      isPassed: status === 'passed',
      failure: status === 'failed' ? (failureMessages[0]?.split('\n')[0] ?? '') : null,
    })),
  );
}

import { readFileSync } from 'node:fs';

export const RESULTS = '.cache/tests';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly duration?: number | null }[];
  }[];
}

/** A step that left no report counts as one failure. */
const NOTHING: Report = { numPassedTests: 0, numFailedTests: 1, testResults: [] };

export interface Slow {
  readonly step: string;
  readonly test: string;
  readonly seconds: number;
}

export interface Summary {
  readonly passed: number;
  readonly failed: number;
  /** The slowest first. */
  readonly slowest: readonly Slow[];
}

/** Sums up what the steps of these names reported. */
export function summaryOf(
  names: readonly string[],
  most: number,
  read: (name: string) => string = readReport,
): Summary {
  const reports = names.map((name) => ({ name, report: parsed(name, read) }));
  const sum = (key: 'numPassedTests' | 'numFailedTests') =>
    reports.reduce((total, { report }) => total + report[key], 0);
  const tests = reports.flatMap(({ name, report }) =>
    report.testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .map(({ fullName, duration }) => ({ step: name, test: fullName, seconds: (duration ?? 0) / 1000 })),
  );
  const slowest = tests.sort((a, b) => b.seconds - a.seconds).slice(0, most);
  return { passed: sum('numPassedTests'), failed: sum('numFailedTests'), slowest };
}

function parsed(name: string, read: (name: string) => string): Report {
  try {
    return JSON.parse(read(name)) as Report;
  } catch {
    return NOTHING;
  }
}

function readReport(name: string): string {
  return readFileSync(`${RESULTS}/${name}.json`, 'utf8');
}

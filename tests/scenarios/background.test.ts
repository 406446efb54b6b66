/** The real background over networks that were recorded: it comes to the verdict that the golden scenario says. */
import { afterEach, expect, test, vi } from 'vitest';
import { replayOf } from '../support/browser/replay.ts';
import { FakeBrowser } from '../support/browser.ts';
import { expectedOf, ids, recordedOf } from './scenario.ts';

afterEach(() => vi.unstubAllGlobals());

/** Of an upgrade of the browser's own no network knows; of bodies only sizes were kept, and of a helper's answer not its form: what is judged by more cannot be played again. */
function isPlayable(id: string): boolean {
  const { network, observations } = recordedOf(id).measurement;
  const isRead = observations.some((seen) => seen.step === 'body' && (seen.fingerprint !== null || seen.challenge));
  const isHelped = observations.some(({ probe }) => probe === 'helper' || probe === 'sibling');
  const isUpgraded = observations.some((seen) => 'hops' in seen && seen.hops.some(({ status }) => status === 0));
  return (
    !isUpgraded &&
    network.state === 'online' &&
    !isRead &&
    !isHelped &&
    !expectedOf(id).verdict.ruleId.startsWith('speed-')
  );
}

/** One of each verdict in each browser; all with REACH_LONG=1. */
function chosen(): readonly string[] {
  const all = ids().filter(isPlayable);
  if (process.env.REACH_LONG) return all;
  const kinds = new Map(all.map((id) => [`${recordedOf(id).browser} ${expectedOf(id).verdict.ruleId}`, id]));
  return [...kinds.values()];
}

test('are dozens, of both browsers and of many verdicts', () => {
  expect(chosen().length).toBeGreaterThan(30);
});

test.each(chosen())('%s', async (id) => {
  const { browser: name, measurement } = recordedOf(id);
  const build = name === 'firefox' ? 'firefox' : 'chrome';
  const { world, names } = replayOf(measurement, build);
  const browser = new FakeBrowser({ build, world });
  browser.names = names;
  await browser.ask({ request: 'accept-consent', place: 'outside' });
  const target = { id: 'site', name: 'Site', url: measurement.target.url, category: 'COMT' };
  await browser.ask({ request: 'replace-targets', targets: [target] });
  await browser.ask({ request: 'check-now' });
  const report = await browser.ask({ request: 'export-report' });
  if (!('results' in report)) throw new Error('no report');
  const [result] = report.results;
  const { verdict } = expectedOf(id);
  const { reach, cause, method, confidence, ruleId } = verdict;
  expect({ ...result, witness: [], roles: [] }).toMatchObject({ reach, cause, method, confidence, rule_id: ruleId });
});

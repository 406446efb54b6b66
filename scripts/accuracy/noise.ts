import { isWorthWaiting } from '../../src/core/again.ts';
import { analyze } from '../../src/core/analyze/analyze.ts';
import { flapsOf, haveFlapped, isNoisy } from '../../src/core/analyze/noise.ts';
import { follow, type Track } from '../../src/core/diff.ts';
import { judge } from '../../src/core/judge.ts';
import { networkOf } from '../../src/core/network.ts';
import { serviceVerdict } from '../../src/core/service.ts';
import type { Measurement, Network, Observation, Verdict } from '../../src/core/types.ts';
import { control, network, target } from '../../tests/support/observations.ts';
import { printTable, type Row } from '../bench/table.ts';
import { climb } from './climb.ts';
import { FATES, type Fate, type Noise, noiseOf, type World, worldOf } from './noisy-world.ts';

const ROUNDS_EACH = 20;
const QUARTER_HOUR_MS = 900_000;
const BLOCK_PAGES = { addresses: new Set<string>(), isKnown: () => false };

interface Tally {
  rounds: number;
  verdicts: number;
  blocked: number;
  /** Sites that are blocked, and how many of them were called so, by the true method, and by another. */
  real: number;
  found: number;
  named: number;
  misnamed: number;
  falseBlocked: number;
  notices: number;
}

/**
 * Plays rounds through planner, analysis, rules and hysteresis in networks where everything fails by chance, 1 to 10
 * times in a hundred, and prints how often a site was wrongly called blocked, and how often people were wrongly told.
 */
export function simulateNoise(rounds: number): void {
  const rows: Row[] = [];
  for (const kind of ['every kind', 'reset or silence'] as const) {
    rows.push(row(`no censor, ${kind}`, play(rounds, kind, false)));
    rows.push(row(`censor, ${kind}`, play(rounds, kind, true)));
  }
  printTable('Simulated rounds with 1-10% random failures', rows);
}

function play(rounds: number, kind: Noise['kind'], isCensored: boolean): Tally {
  const tally: Tally = {
    rounds: 0,
    verdicts: 0,
    blocked: 0,
    real: 0,
    found: 0,
    named: 0,
    misnamed: 0,
    falseBlocked: 0,
    notices: 0,
  };
  for (let seed = 1; tally.rounds < rounds; seed += 1) live(noiseOf(seed, kind), isCensored, tally);
  return tally;
}

/** The rounds of one user in one network. */
function live(noise: Noise, isCensored: boolean, tally: Tally): void {
  const sites = Array.from({ length: 5 + Math.floor(noise.random() * 36) }, (_, index): Fate => {
    const isHit = isCensored && index % 3 === 0;
    return isHit ? (FATES[Math.floor(noise.random() * FATES.length)] ?? 'healthy') : 'healthy';
  });
  const isFirefox = noise.random() < 0.5;
  const tracks = new Map<number, Track>();
  for (let round = 0; round < ROUNDS_EACH; round += 1) {
    const isLarge = round === 0 || noise.random() < 0.2;
    const worlds = sites.map((fate) => worldOf(fate, noise, isFirefox));
    const verdicts = roundOf(worlds, noise, isLarge);
    tally.rounds += 1;
    verdicts.list.forEach(({ verdict, isHeld }, index) => {
      count(tally, verdict, sites[index] ?? 'healthy', isLarge);
      const followed = follow(tracks.get(index), serviceVerdict(String(index), [judged(verdict, index)]), {
        atMs: round * QUARTER_HOUR_MS,
        network: verdicts.state,
        isSettling: round === 0,
        isHeld,
      });
      if (followed.track) tracks.set(index, followed.track);
      if (followed.change && sites[index] === 'healthy') tally.notices += 1;
    });
  }
}

function judged(verdict: Verdict, index: number) {
  return { target: { id: String(index), service: String(index), role: 'web' as const, pool: false }, verdict };
}

/** When each part of a round begins, in ms: the controls, what failed, and what is asked again. */
const GLANCE_MS = 0;
const DIAGNOSIS_MS = 5_000;
const WAVES_MS = [12_000, 26_000] as const;

function roundOf(worlds: readonly World[], noise: Noise, isLarge: boolean) {
  const before = controls(noise);
  const glances = worlds.map((world) => climb(world, { large: isLarge, glance: true, atMs: GLANCE_MS }));
  const hasFailed = glances.some(({ isFinal }) => !isFinal);
  let now = hasFailed ? controls(noise) : before;
  const answeredMs = now.state === 'online' ? [DIAGNOSIS_MS] : [];
  let flapped = Number(haveFlapped(before, now));
  let found = glances.map(({ isFinal, observations }, index) => {
    const world = worlds[index];
    if (isFinal || !world || now.state !== 'online') return observations;
    return climb(world, { large: isLarge, glance: false, atMs: DIAGNOSIS_MS + 1 }, observations).observations;
  });
  const around = () => ({ network: now, flaps: flapsOf(found) + flapped, answeredMs });
  for (const atMs of WAVES_MS) {
    const open = found.map((observations) => isOpen(observations, around(), atMs));
    if (now.state !== 'online' || !open.includes(true)) break;
    const later = controls(noise);
    flapped = Math.max(flapped, Number(haveFlapped(now, later)));
    now = later;
    if (later.state !== 'online') break;
    answeredMs.push(atMs);
    found = found.map((observations, index) => {
      const world = worlds[index];
      if (!world || !open[index]) return observations;
      return climb(world, { large: isLarge, glance: false, atMs: atMs + 1, again: true }, observations).observations;
    });
  }
  const { flaps } = around();
  const state = now.state === 'online' && isNoisy(flaps) ? ('impaired' as const) : now.state;
  return { state, list: found.map((observations) => verdictOf(observations, around())) };
}

interface Around {
  readonly network: Network;
  readonly flaps: number;
  readonly answeredMs: readonly number[];
}

/** The second wave is for what people would hear of, and here everybody would. */
function isOpen(observations: readonly Observation[], around: Around, atMs: number): boolean {
  if (isNoisy(around.flaps)) return false;
  const [facts, measurement] = factsOf(observations, around);
  if (atMs === WAVES_MS[0]) return isWorthWaiting(facts, measurement);
  return facts.lasting === 'yes' && judge(facts, measurement).cause === 'blocking';
}

function factsOf(observations: readonly Observation[], { network: seen, flaps, answeredMs }: Around) {
  const made: Measurement = { target: target(), atMs: 0, network: seen, observations, answeredMs, notAsked: [] };
  const facts = analyze(made, { blockPages: BLOCK_PAGES, slowBefore: false, isWarm: false, flaps });
  return [facts, made] as const;
}

interface Told {
  readonly verdict: Verdict;
  readonly isHeld: boolean;
}

function verdictOf(observations: readonly Observation[], around: Around): Told {
  const [facts, measurement] = factsOf(observations, around);
  const verdict = judge(facts, measurement);
  return { verdict, isHeld: verdict.cause !== 'blocking' || facts.lasting === 'long' };
}

function controls(noise: Noise): Network {
  const one = (group: 'foreign' | 'portal', id = String(group)) => {
    const failure = noise.strike();
    return failure === null ? control({ id, group }) : control({ id, group, ok: false, failure, status: null });
  };
  const foreign = Array.from({ length: 6 }, (_, index) => one('foreign', String(index)));
  return { ...network(), ...networkOf([...foreign, one('portal')], null) };
}

function count(tally: Tally, { cause, method }: Verdict, fate: Fate, isLarge: boolean): void {
  const isBlocked = cause === 'blocking';
  tally.verdicts += 1;
  if (fate === 'healthy') tally.falseBlocked += Number(isBlocked);
  // A freeze shows only where the large object is asked.
  if (fate === 'healthy' || (fate === 'body_freeze' && !isLarge)) return;
  tally.real += 1;
  tally.found += Number(isBlocked);
  tally.named += Number(isBlocked && method === fate);
  tally.misnamed += Number(isBlocked && method !== null && method !== fate);
}

const share = (part: number, whole: number) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)}%`);

function row(what: string, tally: Tally): Row {
  return {
    network: what,
    rounds: tally.rounds,
    verdicts: tally.verdicts,
    'false blocked': tally.falseBlocked,
    'false notices': tally.notices,
    'blocked sites': tally.real,
    'called blocked': share(tally.found, tally.real),
    'method named': share(tally.named, tally.real),
    'wrong method': share(tally.misnamed, tally.real),
  };
}

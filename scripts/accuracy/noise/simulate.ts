import { printTable, type Row } from '../../bench/table.ts';
import { User } from './user.ts';
import { type Kind, Weather } from './weather.ts';
import { FATES, type Fate, type Site, siteOf } from './world.ts';

const ROUNDS_EACH = 20;
/** What is found of a censor needs fewer rounds to be known than that nobody is accused. */
const CENSORED_PART = 5;
const KINDS: readonly Kind[] = ['every kind', 'reset or silence', 'outages of 1-8 s', 'the line lost for 4 s'];

export interface Tally {
  rounds: number;
  verdicts: number;
  /** Sites that are blocked, and how many of them were called so, by the true method, and by another. */
  real: number;
  found: number;
  named: number;
  misnamed: number;
  falseBlocked: number;
  /** Sites that nothing happened to and of which people were told. */
  notices: number;
}

/**
 * Plays rounds in networks where requests fail by chance, 1 to 10 times in a hundred, sites are gone for seconds, or the
 * line is; prints how often a site was wrongly called blocked, and how often people were wrongly told.
 */
export async function simulateNoise(rounds: number): Promise<void> {
  const rows: Row[] = [];
  for (const kind of KINDS) {
    rows.push(row(`no censor, ${kind}`, await play(rounds, kind, false)));
    rows.push(row(`censor, ${kind}`, await play(Math.ceil(rounds / CENSORED_PART), kind, true)));
  }
  printTable('Simulated rounds in networks that fail by themselves', rows);
}

/** Plays at least so many rounds, of as many users as that takes. */
export async function play(rounds: number, kind: Kind, isCensored: boolean, firstSeed = 1): Promise<Tally> {
  const tally: Tally = {
    rounds: 0,
    verdicts: 0,
    real: 0,
    found: 0,
    named: 0,
    misnamed: 0,
    falseBlocked: 0,
    notices: 0,
  };
  for (let seed = firstSeed; tally.rounds < rounds; seed += 1) await live(new Weather(seed, kind), isCensored, tally);
  return tally;
}

/** The rounds of one user in one network. */
async function live(weather: Weather, isCensored: boolean, tally: Tally): Promise<void> {
  const { random } = weather;
  const isFirefox = random() < 0.5;
  const sites = Array.from({ length: 5 + Math.floor(random() * 36) }, (_, index): Site => {
    const isHit = isCensored && index % 3 === 0;
    const fate = isHit ? (FATES[Math.floor(random() * FATES.length)] ?? 'healthy') : 'healthy';
    return { ...siteOf(index, fate, isFirefox), hasHelper: fate === 'ip_blocking' || random() < 0.5 };
  });
  const user = new User(sites, weather);
  for (let round = 0; round < ROUNDS_EACH; round += 1) {
    const isLarge = round === 0 || random() < 0.2;
    const { stored, outbox } = await user.round(isLarge);
    tally.rounds += 1;
    for (const { index, fate, target } of sites) {
      const verdict = stored[target.service]?.result.verdict;
      if (verdict) count(tally, verdict, fate, isLarge);
      const isTold = outbox.some(({ down, up }) => [...down, ...up].includes(String(index)));
      if (fate === 'healthy' && isTold) tally.notices += 1;
    }
  }
}

type Said = { readonly cause: string | null; readonly method: string | null };

function count(tally: Tally, { cause, method }: Said, fate: Fate, isLarge: boolean): void {
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

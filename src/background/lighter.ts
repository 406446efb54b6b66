/**
 * What goes first where the storage takes no more: old history, all of it, then what was observed of sites that are well, of all
 * failing ones but some, and of those too. Verdicts stay, and the facts from which they were drawn.
 */
import type { LastResult, Ledger } from '../store/ledger.ts';

type Lighter = (ledger: Ledger) => Ledger;

const isWell = ({ result }: LastResult) => result.verdict.reach === 'reachable';
const bare = (one: LastResult): LastResult => ({ ...one, observations: [], notAsked: [] });

const newerHistory: Lighter = (ledger) => ({ ...ledger, history: ledger.history.slice(-10) });
const noHistory: Lighter = (ledger) => ({ ...ledger, history: [], pulses: [] });

/** Of so many failing sites what was observed stays. */
function proofs(most: number): Lighter {
  return (ledger) => {
    const failing = Object.entries(ledger.stored).filter(([, one]) => !isWell(one));
    const kept = new Set(failing.slice(0, most).map(([id]) => id));
    const stored = Object.entries(ledger.stored).map(([id, one]) => [id, kept.has(id) ? one : bare(one)]);
    return { ...noHistory(ledger), stored: Object.fromEntries(stored) };
  };
}

const LIGHTER: readonly (Lighter | null)[] = [
  null,
  newerHistory,
  noHistory,
  proofs(Number.POSITIVE_INFINITY),
  proofs(300),
  proofs(0),
];

/** Writes the ledger whole, or else as much of it as there is room for; rejects with the first error where nothing helps. */
export async function writeWhatFits(ledger: Ledger, write: (ledger: Ledger) => Promise<void>): Promise<void> {
  const tried: unknown[] = [];
  for (const lighter of LIGHTER) {
    try {
      return await write(lighter ? lighter(ledger) : ledger);
    } catch (error) {
      tried.push(error);
    }
  }
  throw tried[0];
}

/** What goes first where the storage takes no more: old history, all of it, then what was observed of sites that are well. */
import type { Ledger, Stored } from '../store/ledger.ts';

type Lighter = (ledger: Ledger) => Ledger;

const isWell = ({ result }: Stored) => result.verdict.reach === 'reachable';
const bare = (one: Stored): Stored => (isWell(one) ? { ...one, observations: [], notAsked: [] } : one);

const newerHistory: Lighter = (ledger) => ({ ...ledger, history: ledger.history.slice(-10) });
const noHistory: Lighter = (ledger) => ({ ...ledger, history: [], pulses: [] });
const noProof: Lighter = (ledger) => ({
  ...noHistory(ledger),
  stored: Object.fromEntries(Object.entries(ledger.stored).map(([id, one]) => [id, bare(one)])),
});

/** Writes the ledger whole, or else as much of it as there is room for; rejects with the first error where nothing helps. */
export async function writeWhatFits(ledger: Ledger, write: (ledger: Ledger) => Promise<void>): Promise<void> {
  const tried: unknown[] = [];
  for (const lighter of [null, newerHistory, noHistory, noProof]) {
    try {
      return await write(lighter ? lighter(ledger) : ledger);
    } catch (error) {
      tried.push(error);
    }
  }
  throw tried[0];
}

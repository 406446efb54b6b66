import { expect, test } from 'vitest';
import { EMPTY_LEDGER, type LastResult, type Ledger } from '../store/ledger.ts';
import { writeWhatFits } from './lighter.ts';

const stored = (reach: 'reachable' | 'unreachable') =>
  ({ result: { verdict: { reach } }, observations: [{ probe: 'first' }], notAsked: [] }) as unknown as LastResult;
const history = Array.from({ length: 30 }, (_, atMs) => ({ service: 'cut', to: 'down' as const, atMs }));
const whole: Ledger = { ...EMPTY_LEDGER, history, stored: { well: stored('reachable'), cut: stored('unreachable') } };

test('history goes first, the newest of it last; then what was observed of healthy sites, then of failing ones, and nothing else', async () => {
  const tried: Ledger[] = [];
  const full = async (ledger: Ledger) => {
    tried.push(ledger);
    throw new Error(`full ${tried.length}`);
  };
  await expect(writeWhatFits(whole, full)).rejects.toThrow('full 1');
  expect(tried.map((one) => one.history.length)).toEqual([30, 10, 0, 0, 0, 0]);
  expect(tried[1]?.history.at(-1)?.atMs).toBe(29);
  expect(tried.map((one) => one.stored.well?.observations.length)).toEqual([1, 1, 1, 0, 0, 0]);
  expect(tried.map((one) => one.stored.cut?.observations.length)).toEqual([1, 1, 1, 1, 1, 0]);
  expect(tried.map((one) => one.stored.cut?.result)).toEqual(Array(6).fill(whole.stored.cut?.result));
});

test('what fits is written once', async () => {
  const tried: Ledger[] = [];
  await writeWhatFits(whole, async (ledger) => void tried.push(ledger));
  expect(tried).toEqual([whole]);
});

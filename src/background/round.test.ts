import { expect, test, vi } from 'vitest';
import { answered, helper, network, target } from '../../tests/support/observations.ts';
import { PLACES } from '../catalog/places.ts';
import { DEFAULT_SETTINGS } from '../contract/settings.ts';
import type { Observation, Target } from '../core/types.ts';
import { begin, EMPTY_LEDGER, type Ledger, type TargetResult } from '../store/ledger.ts';
import type { Context } from './context.ts';
import { withFinding } from './hand.ts';
import { type Desk, type Probes, runRound } from './round.ts';

vi.mock('webextension-polyfill', () => ({ default: {} }));

const CONTEXT = { policy: PLACES.outside, settings: DEFAULT_SETTINGS } as unknown as Context;
const TARGETS = ['one', 'two', 'three'].map((id) => target({ id, service: id, host: `${id}.example` }));

/** A desk that keeps its book in a variable, and lets no time pass. */
function deskOver(book: { ledger: Ledger }): Desk {
  const update: Desk['update'] = async (step) => {
    book.ledger = step(book.ledger, CONTEXT);
    return book.ledger;
  };
  const note: Desk['note'] = (finding) => update((ledger, context) => withFinding(ledger, context, finding));
  return {
    read: async () => book.ledger,
    update,
    note,
    now: () => 1_000,
    sleep: async () => undefined,
    connection: () => null,
  };
}

const ANSWERED: TargetResult = { observations: [], notAsked: [], isFinal: true };

const PROBES: Probes = {
  open: async () => undefined,
  close: async () => undefined,
  network: async () => network(),
  glance: async () => ANSWERED,
  diagnose: async () => ANSWERED,
  again: async () => ANSWERED,
};

async function carried(probes: Partial<Probes>): Promise<{ found: readonly string[]; ledger: Ledger }> {
  const ids = TARGETS.map(({ id }) => id);
  const terms = {
    reason: 'click',
    startedMs: 1_000,
    footing: 'settled',
    isWarm: false,
    targets: ids,
    large: [],
  } as const;
  const book = { ledger: begin(EMPTY_LEDGER, { id: 'r', ...terms }) };
  const found = new Set<string>();
  const desk = deskOver(book);
  const note: Desk['note'] = (finding) => {
    found.add(finding.target);
    return desk.note(finding);
  };
  const ledger = await runRound(book.ledger, TARGETS, { ...PROBES, ...probes }, { ...desk, note });
  return { found: [...found].sort(), ledger };
}

const broken = async ({ id }: Target) => {
  if (id === 'two') throw new TypeError('a fault of ours');
  return ANSWERED;
};

test('a fault of ours over one target costs the others nothing, and is told', async () => {
  const { found, ledger } = await carried({ glance: broken });
  expect(found).toEqual(['one', 'three']);
  expect([ledger.running, ledger.lastRound?.id, ledger.error]).toEqual([null, 'r', 'TypeError: a fault of ours']);
});

test('so does one while it is found out why a target fails', async () => {
  const open = { ...ANSWERED, isFinal: false };
  const { found, ledger } = await carried({ glance: async () => open, diagnose: broken });
  expect(found).toEqual(['one', 'three', 'two']);
  expect([ledger.lastRound?.id, ledger.error]).toEqual(['r', 'TypeError: a fault of ours']);
});

test('what fails all of them ends the round, and is told', async () => {
  const lost = async () => {
    throw new Error('no connections');
  };
  const { ledger } = await carried({ open: lost });
  expect([ledger.running, ledger.lastRound, ledger.error]).toEqual([null, null, 'Error: no connections']);
});

test('another page over plain http than a helper gets is asked for again beside the controls, the same page is final', async () => {
  const url = 'http://two.example/';
  const page = { title: 'Denied', headers: [] };
  const glanced = async ({ id }: Target): Promise<TargetResult> => {
    const outside = helper({ title: id === 'three' ? 'Denied' : 'Site', bodyBytes: 20_000 });
    const observations = id === 'one' ? [answered()] : [answered('first', { url, page }), outside];
    return { ...ANSWERED, observations };
  };
  const again = vi.fn(async (_: Target) => ANSWERED);
  const diagnose = vi.fn(async (_: Target, observations: readonly Observation[]) => ({ ...ANSWERED, observations }));
  await carried({ glance: glanced, diagnose, again });
  expect(diagnose.mock.calls.map(([{ id }]) => id)).toEqual(['two']);
  expect(again.mock.calls.map(([{ id }]) => id)).toEqual(['two']);
});

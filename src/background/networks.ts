/** Which network this is, who runs it, and what the user says of it. */
import { forgetOperator, readLookups, writeLookups } from '../browser/lookups.ts';
import { LOOKUP_SERVICE } from '../catalog/lookup.ts';
import { mayBeSent } from '../contract/gate.ts';
import { addressIn, holderIn, numberIn } from '../contract/operator.ts';
import { type Answer, refused, refusedBy, type Settings } from '../protocol.ts';
import { here, keyOfNumber, moveTo, nameHere } from '../store/networks.ts';
import type { Consent } from '../store/settings.ts';
import { exclusively, look, readLedger, update } from './book.ts';
import { type Context, readContext } from './context.ts';
import { openLookup } from './probes.ts';
import { inLine } from './queue.ts';
import { startRound } from './rounds.ts';

interface Operator {
  readonly asn: number;
  readonly operator: string;
}

/** Counted by this worker alone: a look-up ends with it. */
let changes = 0;

/** A change of network begins a new comparison; one that only may be a change is settled by the next round alone. */
export async function networkChanged(isSure: boolean): Promise<void> {
  if (isSure) {
    changes += 1;
    await exclusively(() => forgetOperator());
    await update((ledger) => ({ ...ledger, moved: 'unknown' }));
  }
  await startRound({ reason: 'network_change' });
}

/** Asks who runs this network, where the place allows it and the user turned it on. Nothing of a bad answer is kept. */
export async function lookUpNetwork(): Promise<Answer<'look-up-network'>> {
  const context = await readContext();
  const { consent, policy, settings, mayReach } = context;
  if (!consent) return refusedBy('consent: the welcome page was not answered yet');
  if (!policy.lookups) return refusedBy('place: it allows no look-up');
  if (!settings.asnLookup) return refused('input', 'asnLookup: not turned on');
  if (!mayReach(LOOKUP_SERVICE)) return refusedBy('permission: access to sites is missing');
  const before = changes;
  const found = await asked(context).catch(() => null);
  if (!found) return refused('internal', 'look-up: no answer, or not a usable one');
  const to = await noted(found, consent, before);
  if (to === null) return refused('internal', 'look-up: network or consent changed meanwhile');
  await update((ledger) => (here(ledger) ? moveTo(ledger, to) : ledger));
  return { ok: true, ...found };
}

/** Keeps what was found in memory, and returns the key of the network; null where it is too late for that. */
function noted(found: Operator, consent: Consent, before: number): Promise<string | null> {
  return exclusively(async (check) => {
    const context = await readContext();
    const isLate = context.consent?.atMs !== consent.atMs || !context.settings.asnLookup || before !== changes;
    if (isLate) return null;
    const { keys, kept } = await readLookups();
    const key = keyOfNumber(await readLedger(context), keys, found.asn, crypto.randomUUID()) ?? '';
    const others = keys.filter((one) => one.key !== key);
    const now = { ...found, key, atMs: Date.now() };
    check();
    await writeLookups({ now, keys: [...others, { asn: found.asn, key }], kept });
    return key;
  });
}

/** The address of the user lives here, in one variable, and nowhere else. One ends what another has open: it waits for a round. */
function asked(context: Context): Promise<Operator> {
  const gate = { ...context, hosts: new Set<string>(), isProxied: true };
  return inLine(async () => {
    const lookup = await openLookup(context);
    const ask = (call: string) => {
      const url = LOOKUP_SERVICE + call;
      const refusal = mayBeSent(url, 'lookup', gate);
      if (refusal !== null) throw new Error(`not sent: ${refusal}`);
      return lookup.ask(url);
    };
    try {
      const address = addressIn(await ask('whats-my-ip/data.json'));
      const asn = numberIn(await ask(`network-info/data.json?resource=${address}`));
      return { asn, operator: holderIn(await ask(`as-overview/data.json?resource=AS${asn}`)) };
    } finally {
      await lookup.close();
    }
  });
}

/** Takes the user's word that this is another network. */
export async function moveNetwork(to: string | undefined): Promise<Answer<'move-network'>> {
  const { networks } = await look((ledger) => ledger);
  if (to !== undefined && !networks.some(({ key }) => key === to)) return refused('input', 'to: no such network');
  changes += 1;
  await exclusively(() => forgetOperator());
  await update((ledger) => moveTo(ledger, to ?? crypto.randomUUID()));
  return { ok: true };
}

/** Remembers, in memory, that the place is right on a network of this number. */
export function keepPlace(): Promise<Answer<'keep-place'>> {
  return exclusively(async (check) => {
    const lookups = await readLookups();
    if (!lookups.now) return refused('input', 'keep-place: nothing was looked up');
    check();
    await writeLookups({ ...lookups, kept: [...lookups.kept, lookups.now.asn] });
    return { ok: true };
  });
}

/** Returns the patch without the name of the network: it moves from the settings, which are on disk, to where results are kept. */
export async function withoutName({ networkName }: Settings, patch: Partial<Settings>): Promise<Partial<Settings>> {
  const { consent } = await readContext();
  if (!consent || (networkName === null && !('networkName' in patch))) return patch;
  await update((ledger, context) => (context.consent ? nameHere(ledger, networkName, crypto.randomUUID()) : ledger));
  return { ...patch, networkName: null };
}

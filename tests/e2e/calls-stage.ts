/** Tests of calls in the lab: the catalogue's servers are played by real relays, and a policy's word makes them fresh. */
import type { Nat, UdpFault } from '../../lab/calls/relay.ts';
import { VOUCHED } from '../../scripts/start/relays.ts';
import { CALL_ROWS } from '../../src/catalog/calls.ts';
import type { UdpState } from '../../src/core/calls/types.ts';
import type { Place, Verdict } from '../../src/core/types.ts';
import type { CallsStatus } from '../../src/protocol.ts';
import type { Stage } from './stage.ts';

export const hostsOf = (...services: string[]) =>
  CALL_ROWS.filter(({ service }) => services.includes(service ?? '')).map(({ host }) => host);

export interface Tested {
  readonly ok: boolean;
  readonly error?: string;
  readonly round?: string;
  readonly udp?: UdpState;
}

export interface Found extends Tested {
  readonly tookMs: number;
  readonly calls: Readonly<Record<string, CallsStatus>>;
  /** Rule that spoke, by service. */
  readonly rules: Readonly<Record<string, string>>;
}

/** Begins anew, with servers that are vouched for and every service of calls in the list. */
export async function beginCalls(
  stage: Stage,
  { faults = [], nat, place = 'outside' }: { faults?: readonly UdpFault[]; nat?: Nat; place?: Place } = {},
): Promise<void> {
  await stage.begin('open', place);
  await stage.lab.setUdp(faults, nat);
  const services = [...new Set(CALL_ROWS.flatMap(({ service }) => service ?? []))];
  await stage.ask({ request: 'set', settings: { callRelays: VOUCHED, included: services } });
}

export async function testCalls(
  stage: Stage,
  wish: { ids?: string[]; stun?: string[]; turn?: string[]; warned?: boolean } = {},
): Promise<Found> {
  const startMs = Date.now();
  const tested = await stage.ask<Tested>({ request: 'check-calls', ...wish });
  const tookMs = Date.now() - startMs;
  if (!tested.ok) console.log(`not begun: ${tested.error}`);
  const { services } = await stage.snapshot();
  const calls = Object.fromEntries(
    services.flatMap((one) => (one.calls?.verdict ? [[one.id, one.calls] as const] : [])),
  );
  const rules = Object.fromEntries(Object.entries(calls).map(([id, { verdict }]) => [id, verdict?.ruleId ?? '']));
  return { ...tested, tookMs, calls, rules };
}

export const verdictOf = ({ calls }: Found, id: string): Partial<Verdict> => {
  const { reach, cause, method, confidence } = calls[id]?.verdict ?? ({} as Verdict);
  return { reach, cause, method, confidence };
};

/** Lets the first silence lie six minutes back, as if a person had waited; idle connections are closed by then. */
export async function waitSixMinutes(stage: Stage): Promise<void> {
  stage.lab.cutConnections();
  await changeLedger(
    stage,
    `for (const one of Object.values(ledger.calls.stored)) if (one.silent) one.silent.firstMs -= 360000;`,
  );
}

/** Moves the person to another network. */
export async function move(stage: Stage, to?: string): Promise<string> {
  // Connections do not come along.
  stage.lab.cutConnections();
  await stage.ask({ request: 'move-network', ...(to ? { to } : {}) });
  await changeLedger(stage, 'ledger.moved = null;');
  return (await stage.snapshot()).networks?.[0]?.key ?? '';
}

async function changeLedger(stage: Stage, code: string): Promise<void> {
  await stage.browser.background(`(async () => {
    const area = (globalThis.browser ?? chrome).storage.local;
    const ledger = JSON.parse((await area.get('ledger')).ledger);
    ${code}
    await area.set({ ledger: JSON.stringify(ledger) });
    return true;
  })()`);
}

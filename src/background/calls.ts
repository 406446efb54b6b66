/** The test of calls: on a click alone, never by schedule, and no further than the place allows. */
import { SERVICES } from '../catalog/services.ts';
import { targetsOf } from '../catalog/targets.ts';
import type { CallTest } from '../contract/gate-calls.ts';
import { targetOf } from '../contract/list.ts';
import type { CallServer } from '../core/calls/types.ts';
import { type CallsWish, callsRefusal, permitsCalls } from '../core/place.ts';
import type { Target } from '../core/types.ts';
import { type Answer, type Message, type RefusalText, type Refused, refused, refusedBy } from '../protocol.ts';
import { beginCalls, callsOf, countCalls, dropCalls, finishCalls } from '../store/calls.ts';
import type { Ledger } from '../store/ledger.ts';
import { whatMayBeAsked } from './allowed.ts';
import { STOPPED } from './begin.ts';
import { decide, update } from './book.ts';
import { controlServers, quicServers, type ServiceServers, servicesWithServers } from './calls-servers.ts';
import { type CallsPlan, testCalls } from './calls-test.ts';
import { type Context, historyDays } from './context.ts';
import { generation, sleepWhile } from './generation.ts';
import { openCalls } from './probes.ts';
import { inLine } from './queue.ts';

type Tested = Answer<'check-calls'>;
type Wish = Omit<Message<'check-calls'>, 'request'>;

/** Ids that are no services, or too many of them, are a matter of the message. */
type WrongIds = `ids${string}`;

function told(why: RefusalText | WrongIds): Refused {
  return isOfIds(why) ? refused('input', why) : refusedBy(why);
}

function isOfIds(why: RefusalText | WrongIds): why is WrongIds {
  return why.startsWith('ids');
}

/** Tests calls, and answers when the test has ended, or at once with why it was not begun. */
export function checkCalls(wish: Wish): Promise<Tested> {
  const wished = generation();
  return inLine(() => run(wish, wished));
}

type NotBegun = RefusalText | WrongIds;

/** The services of a test, or why it is not begun. */
function begun(wish: Wish, wished: AbortSignal, context: Context): readonly ServiceServers[] | NotBegun {
  if (wished.aborted || context.generation.aborted) return STOPPED;
  const services = wishedServices(wish, context);
  if (typeof services === 'string') return services;
  return refusalOf(services, wish.warned === true, context) ?? services;
}

function refusalOf(services: readonly ServiceServers[], warned: boolean, context: Context): NotBegun | null {
  const { consent, policy, settings, mayReach } = context;
  if (!consent) return 'consent: the welcome page was not answered yet';
  const refusal = callsRefusal(policy, { services: withTiers(services, settings), warned }, settings);
  if (refusal !== null) return refusal;
  // Call servers are compared with neutral sites, whichever these are: access has to be to any. Firefox takes no star for a host.
  return mayReach('https://neutral.invalid/') ? null : 'permission: access to sites is missing';
}

/** Services by id, or all that may be asked; where a place takes one at a time and none is named, neutral servers alone. */
function wishedServices({ ids }: Wish, context: Context): readonly ServiceServers[] | WrongIds {
  const { settings, policy } = context;
  const known = servicesWithServers(settings, Date.now());
  if (ids === undefined) {
    if (policy.calls.oneAtATime) return [];
    return known.filter(
      (one) =>
        !settings.excluded.includes(one.service) && permitsCalls(policy, tierOf(one.service, settings), settings),
    );
  }
  const services: ServiceServers[] = [];
  for (const [index, id] of ids.entries()) {
    const found = known.find(({ service }) => service === id);
    if (!found) return `ids[${index}]: no call servers are known of it`;
    if (!services.includes(found)) services.push(found);
  }
  return services;
}

function withTiers(services: readonly ServiceServers[], settings: Context['settings']): CallsWish['services'] {
  return services.map(({ service }) => ({ id: service, tier: tierOf(service, settings) }));
}

/** A service that nobody knows is as delicate as the most delicate. */
function tierOf(id: string, { targets }: Context['settings']): Target['tier'] {
  const listed = targets.find((target) => target.id === id);
  return SERVICES.find((service) => service.id === id)?.tier ?? (listed ? targetOf(listed).tier : 'C');
}

/** What holds is read in the very step that begins the test, and the test asks under that and nothing else. */
async function run(wish: Wish, wished: AbortSignal): Promise<Tested> {
  const id = crypto.randomUUID();
  const { services, context, ledger } = await decide((now, context) => {
    const services = begun(wish, wished, context);
    const ledger = typeof services === 'string' ? now : beginCalls(now, startOf(id, services));
    return [ledger, { services, context, ledger }];
  });
  if (typeof services === 'string') return told(services);
  const plan = planOf(services, wish, context, ledger);
  const gate = gateOf(plan, wish, context);
  const ids = services.map(({ service }) => service);
  return tested(id, plan, context, openCalls(context, id, gate, sitesOf(ids, context)));
}

function startOf(id: string, services: readonly ServiceServers[]) {
  return { id, startedMs: Date.now(), services: services.map(({ service }) => service), done: 0, total: 0 };
}

async function tested(
  id: string,
  plan: CallsPlan,
  context: Context,
  probes: ReturnType<typeof openCalls>,
): Promise<Tested> {
  try {
    await probes.open();
    const found = await testCalls(plan, {
      probes,
      // Where that cannot be written, the end of the test tells.
      counted: (done, total) => void update((now) => countCalls(now, id, done, total)).catch(() => undefined),
      sleep: (ms) => sleepWhile(context.generation, ms),
    });
    const end = { ...found, nowMs: Date.now() };
    const after = await update((now, { policy, settings }) =>
      finishCalls(now, id, { ...end, historyDays: historyDays(policy, settings) }),
    );
    return callsOf(after).last?.round === id
      ? { ok: true, round: id, udp: found.udp }
      : refused('internal', 'cancelled');
  } catch (error) {
    await update((now) => (now.calls?.running?.id === id ? { ...dropCalls(now), error: String(error) } : now));
    return refused('internal', `check-calls: ${String(error)}`);
  } finally {
    await probes.close();
  }
}

function planOf(
  services: readonly ServiceServers[],
  wish: Wish,
  { policy, settings }: Context,
  ledger: Ledger,
): CallsPlan {
  const owners = services.flatMap(({ servers }) => servers[0]?.owner ?? []);
  return {
    services,
    controls: controlServers(policy, wish, owners, ledger.network?.viaProxy === true),
    quic: quicServers(policy, settings),
    singles: policy.calls.singles,
  };
}

/** What the gate looks at before each server, whatever chose it here. */
function gateOf({ services, controls, quic }: CallsPlan, wish: Wish, { settings }: Context): CallTest {
  const hosts = (servers: readonly CallServer[]) => new Set(servers.map(({ host }) => host));
  return {
    wish: { services: withTiers(services, settings), warned: wish.warned === true },
    choices: settings,
    servers: hosts(services.flatMap((one) => one.servers)),
    neutral: hosts([...controls, ...quic]),
  };
}

/** The sites whose messages are asked beside the calls: only what a click on the service may ask. */
function sitesOf(ids: readonly string[], context: Context): readonly Target[] {
  const listed = context.settings.targets.map(targetOf);
  const all = [...SERVICES.filter(({ id }) => ids.includes(id)).flatMap(targetsOf), ...listed];
  const may = whatMayBeAsked(context, { kind: 'one', warned: true }).target;
  return all.filter((target) => ids.includes(target.service) && may(target));
}

import { forgetAnswers } from '../browser/answers.ts';
import { hasSystemResolver } from '../browser/dns.ts';
import { HAS_OFFSCREEN } from '../browser/offscreen.ts';
import { hasHosts } from '../browser/permissions.ts';
import { blockPageAt, blockPageOf } from '../catalog/block-pages.ts';
import type { CallTest } from '../contract/gate-calls.ts';
import { networkOf } from '../core/network.ts';
import { numbered } from '../core/numbered.ts';
import type { Allowed, Question } from '../core/plan.ts';
import { NETWORK_LOOKUP_MS } from '../core/times.ts';
import type { Observation, Target } from '../core/types.ts';
import { answerQuestion } from '../probe/answer.ts';
import { askCallServer } from '../probe/calls/ask.ts';
import { callUrl } from '../probe/calls/spec.ts';
import { askControl, askControls, type ControlRow, isAnswered } from '../probe/controls.ts';
import { gated } from '../probe/fresh/gated.ts';
import { heldBy } from '../probe/fresh/held.ts';
import { type ConnectionPool, makeFresh } from '../probe/fresh/index.ts';
import { HttpProbe } from '../probe/http-probe.ts';
import { listenForProbes } from '../probe/listen.ts';
import { RateLimiter } from '../probe/rate-limiter.ts';
import type { RequestLog } from '../probe/request-log.ts';
import { smallAnswer, smallRequest } from '../probe/small-answer.ts';
import type { Running } from '../store/ledger.ts';
import { isClick, ruledOut, whatMayBeAsked } from './allowed.ts';
import { askingOf } from './asking.ts';
import type { CallProbes } from './calls-test.ts';
import type { Context } from './context.ts';
import { controlsFor, domesticFor } from './controls.ts';
import { callRefuses, gateFor } from './gate.ts';
import type { Probes } from './round.ts';

// Made while the script is first read: events that woke the worker are lost on later listeners.
const events: RequestLog = listenForProbes();
// A name that is asked for by itself goes past any proxy: none is, before a request of this round has shown that none is there.
const fresh: ConnectionPool = makeFresh(() => events.viaProxy === false);

/** Resolvers keep their connections, so many questions in a row open few. */
const NAMES_PACE = { parallel: 4, gapMs: [0, 0] } as const;

/**
 * Returns what this round asks with: at the pace of the place, only what the place lets a ladder ask, and nothing once the
 * context's generation has ended.
 */
export function openProbes(context: Context, running: Running, targets: readonly Target[]): Probes {
  const { policy, generation } = context;
  const sending = heldBy(generation, fresh);
  const match = (body: string) => blockPageOf({ redirectedTo: null, body }, policy.place);
  const known = (url: string) => blockPageAt(url, policy.place);
  const asked = targets.filter(({ id }) => numbered(running.targets).has(id));
  events.begin();
  const { refuses, follow } = gateFor(context, asked, mayBeProxied);
  const httpProbe = new HttpProbe({ fresh: gated(sending, refuses), events, hasHosts, match, follow, known });
  const limiter = new RateLimiter(policy.pace);
  const kind = isClick(running.reason) ? 'round' : 'schedule';
  const general = whatMayBeAsked(context, { kind }).ladder(hasSystemResolver());
  const allowedFor = ({ id }: Target): Allowed => ({
    ...general,
    systemResolver: general.systemResolver && events.viaProxy === false,
    large: numbered(running.large).has(id),
  });
  const names = new RateLimiter(NAMES_PACE);
  let isClosed = false;
  const siblings = new Map<string, Promise<Observation | null>>();
  const answer = async (question: Question, found: readonly Observation[], deadlineMs: number) => {
    if (generation.aborted) return null;
    // Whom a question is about is asked of nobody else either.
    const isBySite = question.probe === 'resolver' || question.probe === 'helper';
    if (refuses(question.url, isBySite ? 'first' : question.probe) !== null) return null;
    const ask = () => answerQuestion(httpProbe, question, found, general.helpers, deadlineMs);
    if (question.probe !== 'sibling') return ask();
    // Many sites of one provider fail together; its other site is asked once a round.
    const asked = siblings.get(question.url) ?? ask();
    siblings.set(question.url, asked);
    return asked;
  };
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    generation.removeEventListener('abort', close);
    limiter.cancel();
    names.cancel();
    await sending.close();
  };
  generation.addEventListener('abort', close);
  // What has ended already tells nobody any more.
  if (generation.aborted) void close();
  return {
    open: async () => {
      await forgetAnswers();
      if (!isClosed) await sending.open();
    },
    close,
    network: async () => {
      const ask = (row: ControlRow) =>
        refuses(row.url, 'control') === null
          ? limiter.run(new URL(row.url).hostname, () => askControl(httpProbe, row))
          : Promise.resolve(null);
      const reopen = async () => !isClosed && sending.open().then(() => true);
      const rows = controlsFor(context, running, (url) => refuses(url, 'control') === null);
      const open = rows.filter(({ url }) => context.mayReach(url));
      const results = await askControls(open, ask, reopen);
      // A host of a state comes last: by now a foreign one has shown whether it would see a proxy.
      const domestic = await Promise.all(domesticFor(context, running, targets).map(ask));
      return networkOf([...results, ...domestic.filter(isAnswered)], events.viaProxy);
    },
    ...askingOf({ pace: limiter, names, answer, now: Date.now, allowedFor, notAsked: ruledOut(general) }),
  };
}

/**
 * Returns what a look-up asks with: a partition of its own, so that the browser remembers nothing of it, which ends with it.
 * Nothing is sent once the context's generation has ended.
 */
export async function openLookup({ generation }: Context) {
  const sending = heldBy(generation, fresh);
  const untilMs = Date.now() + NETWORK_LOOKUP_MS;
  await forgetAnswers();
  await sending.open();
  return {
    ask: async (url: string) => smallAnswer(await sending.run(smallRequest(url, Math.max(0, untilMs - Date.now())))),
    close: () => sending.close(),
  };
}

/** Firefox tells, once something was asked; Chromium never does, and there the person is believed to know. */
function mayBeProxied(): boolean {
  return HAS_OFFSCREEN ? events.viaProxy === true : events.viaProxy !== false;
}

/**
 * Returns what a test of calls asks with, each server behind the gate; `targets` are the sites of its services, of which the
 * place lets these be asked.
 */
export function openCalls(context: Context, id: string, test: CallTest, targets: readonly Target[]): CallProbes {
  const nowMs = Date.now();
  const round = { id, reason: 'click', startedMs: nowMs, aliveMs: nowMs, footing: 'settled', isWarm: false } as const;
  const nothing = { network: null, isNetworkFlapping: false, large: [], found: {} } as const;
  const sites = openProbes(context, { ...round, ...nothing, targets: targets.map((one) => one.id) }, targets);
  const { generation } = context;
  const sending = heldBy(generation, fresh);
  const refuses = callRefuses(context, test, mayBeProxied);
  const httpProbe = new HttpProbe({ fresh: gated(sending, refuses), events, hasHosts, match: () => null });
  const limiter = new RateLimiter(context.policy.pace);
  let isClosed = false;
  const close = async () => {
    isClosed = true;
    generation.removeEventListener('abort', close);
    limiter.cancel();
    await sites.close();
  };
  generation.addEventListener('abort', close);
  return {
    open: sites.open,
    network: sites.network,
    dial: (server, deadlineMs) =>
      limiter.run(server.id, async () => {
        if (isClosed || generation.aborted) return null;
        const { transport, host, port } = server;
        return refuses(callUrl(transport, host, port), 'first') === null
          ? askCallServer(sending, server, deadlineMs)
          : null;
      }),
    reaches: async (host) => {
      const row: ControlRow = { id: host, group: 'foreign', url: `https://${host}/generate_204`, status: 204 };
      return (await limiter.run(host, () => askControl(httpProbe, row)))?.ok === true;
    },
    messages: async (service) => {
      // The host that carries messages, or else the front door: the most telling of each role comes first.
      const own = targets.filter((target) => target.service === service);
      const chat = own.filter(({ role }) => role === 'chat');
      const found = await Promise.all((chat.length > 0 ? chat : own.slice(0, 1)).map(sites.glance));
      const seen = found.flatMap(({ observations }) => observations);
      const isAnswer = ({ failure }: Observation) => failure === null || failure === 'ssl_unknown_authority';
      if (seen.some((one) => isAnswer(one) && one.reused !== true)) return true;
      // An old connection may outlive a block of all new ones: it says nothing.
      return seen.length === 0 || seen.some(isAnswer) ? null : false;
    },
    close,
  };
}

import './door.ts';
import { askingOf } from '../../../src/background/asking.ts';
import type { Context } from '../../../src/background/context.ts';
import { withFinding } from '../../../src/background/hand.ts';
import { type Desk, type Probes, runRound } from '../../../src/background/round.ts';
import { PLACES } from '../../../src/catalog/places.ts';
import { DEFAULT_SETTINGS } from '../../../src/contract/settings.ts';
import { networkOf } from '../../../src/core/network.ts';
import type { Allowed, Question } from '../../../src/core/plan.ts';
import type { ControlResult, Target } from '../../../src/core/types.ts';
import { askControls, type ControlRow } from '../../../src/probe/controls.ts';
import { RateLimiter } from '../../../src/probe/rate-limiter.ts';
import { begin, EMPTY_LEDGER, type Ledger, type Running } from '../../../src/store/ledger.ts';
import { control } from '../../../tests/support/observations.ts';
import { VirtualClock } from './clock.ts';
import type { Weather } from './weather.ts';
import { answerTo, type Site } from './world.ts';

const QUARTER_HOUR_MS = 900_000;
const RESOLVERS = ['https://a.example/dns-query', 'https://b.example/dns-query', 'https://c.example/dns-query'];
const CONTROLS: readonly ControlRow[] = [
  ...Array.from({ length: 6 }, (_, index): ControlRow => row(`control${index}`, 'foreign', 'https')),
  row('portal', 'portal', 'http'),
];

function row(id: string, group: ControlRow['group'], scheme: string): ControlRow {
  return { id, group, url: `${scheme}://${id}.example/generate_204`, status: 204 };
}

/** A person's rounds, by the true round, ladder, pace and hysteresis; only what answers, where it is kept and the time are made up. */
export class User {
  readonly clock = new VirtualClock(1_000_000);
  ledger: Ledger = EMPTY_LEDGER;
  readonly #sites: readonly Site[];
  readonly #weather: Weather;
  readonly #context = { policy: PLACES.outside, settings: DEFAULT_SETTINGS } as unknown as Context;
  readonly #byHost: ReadonlyMap<string, Site>;
  #rounds = 0;

  constructor(sites: readonly Site[], weather: Weather) {
    this.#sites = sites;
    this.#weather = weather;
    this.#byHost = new Map(sites.map((site) => [site.target.host, site]));
  }

  /** One round, a quarter of an hour after the last. Notices that are due lie in the outbox afterwards. */
  async round(isLarge: boolean): Promise<Ledger> {
    const { clock } = this;
    const isFirst = this.#rounds === 0;
    this.#rounds += 1;
    this.#weather.begin(clock.now(), this.#sites.length);
    const targets = this.#sites.map(({ target }) => target);
    const ids = targets.map(({ id }) => id);
    this.ledger = begin(
      { ...this.ledger, outbox: [] },
      {
        id: `r${this.#rounds}`,
        reason: 'schedule',
        startedMs: clock.now(),
        footing: isFirst ? 'first' : 'settled',
        isWarm: false,
        targets: ids,
        large: isLarge ? ids : [],
      },
    );
    const { running } = this.ledger;
    if (running) await clock.run(runRound(this.ledger, targets, this.#probes(running), this.#desk()));
    await clock.run(clock.sleep(QUARTER_HOUR_MS));
    return this.ledger;
  }

  #desk(): Desk {
    const update: Desk['update'] = async (step) => {
      this.ledger = step(this.ledger, this.#context);
      return this.ledger;
    };
    const note: Desk['note'] = (finding) => update((ledger, context) => withFinding(ledger, context, finding));
    return {
      read: async () => this.ledger,
      update,
      note,
      now: this.clock.now,
      sleep: this.clock.sleep,
      connection: () => null,
    };
  }

  #probes(running: Running): Probes {
    const { clock } = this;
    const parts = { random: this.#weather.random, sleep: clock.sleep };
    const pace = new RateLimiter(PLACES.outside.pace, parts);
    const names = new RateLimiter({ parallel: 4, gapMs: [0, 0] }, parts);
    const askRow = (one: ControlRow) => pace.run(new URL(one.url).hostname, () => this.#control(one));
    return {
      open: async () => undefined,
      close: async () => undefined,
      network: async () => networkOf(await askControls(CONTROLS, askRow, async () => true), null),
      ...askingOf({
        pace,
        names,
        now: clock.now,
        notAsked: [],
        allowedFor: (target) => this.#allowed(target, running),
        answer: (question, _, deadlineMs) => this.#answer(question, deadlineMs),
      }),
    };
  }

  #allowed(target: Target, { large }: Running): Allowed {
    const site = this.#byHost.get(target.host);
    return {
      resolvers: RESOLVERS,
      systemResolver: site?.isFirefox ?? false,
      plainHttp: true,
      large: large.includes(target.id),
      helpers: site?.hasHelper ? ['https://helper.example/'] : [],
      providers: [],
    };
  }

  async #answer(question: Question, deadlineMs: number) {
    const site = this.#siteOf(question);
    const observation = answerTo(site, question, this.#weather, this.clock.now(), Math.min(deadlineMs, 10_000));
    await this.clock.sleep(observation.durationMs);
    return observation;
  }

  /** Addresses and resolvers are asked for a site's sake: the address tells which. */
  #siteOf({ url, probe }: Question): Site {
    const { hostname } = new URL(url);
    const site = probe === 'by_address' ? this.#sites[Number(hostname.split('.')[2]) - 1] : this.#byHost.get(hostname);
    if (!site) throw new Error(`nobody lives at ${url}`);
    return site;
  }

  async #control({ id, group }: ControlRow): Promise<ControlResult> {
    const { clock } = this;
    const isGone = this.#weather.goneAt(null, clock.now()) !== null;
    const failure = isGone ? 'generic_timeout_error' : this.#weather.strike();
    await clock.sleep(failure === 'generic_timeout_error' ? 10_000 : 100);
    return failure === null ? control({ id, group }) : control({ id, group, ok: false, failure, status: null });
  }
}

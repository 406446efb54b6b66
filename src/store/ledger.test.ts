import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answered, control, network } from '../../tests/support/observations.ts';
import { PAGE_ID } from '../contract/page.ts';
import type { NotificationState } from '../core/diff.ts';
import {
  begin,
  cancel,
  completed,
  EMPTY_LEDGER,
  forget,
  isLedger,
  type Ledger,
  type Notice,
  noteFound,
  noteNetwork,
  noteVisit,
  noticeFailed,
  noticeShown,
  type TargetResult,
  turnToPage,
  withNotices,
} from './ledger.ts';
import { NO_CALLS } from './stored-calls.ts';

const HOUR = 60 * 60_000;
const NOW = 1_000 * HOUR;

const visits = (...hours: number[]) =>
  hours.reduce<Ledger>((ledger, hour) => noteVisit(ledger, 'one', NOW + hour * HOUR), EMPTY_LEDGER);

describe('noteVisit', () => {
  test('tells of a site once a day, however often it fails', () => {
    expect(visits(0, 1, 20).outbox).toHaveLength(1);
    expect(visits(0, 20, 25).outbox).toHaveLength(2);
  });

  test('keeps the last failure of a site, and few sites', () => {
    expect(visits(0, 1).failedVisits).toMatchObject([{ service: 'one', atMs: NOW + HOUR }]);
    let ledger = EMPTY_LEDGER;
    for (let index = 0; index < 50; index += 1) ledger = noteVisit(ledger, `service-${index}`, NOW + index);
    expect(ledger.failedVisits).toHaveLength(20);
  });

  test('lets go of what is older than a day, or of a clock that was set back', () => {
    expect(noteVisit(visits(0), 'two', NOW + 25 * HOUR).failedVisits).toMatchObject([{ service: 'two' }]);
    expect(noteVisit(visits(0), 'two', NOW - 25 * HOUR).failedVisits).toMatchObject([{ service: 'two' }]);
  });

  test('names no site in the id of a notice, which the desktop may keep', () => {
    expect(visits(0).outbox[0]?.id).toBe(`visit-${NOW}`);
  });
});

describe('turnToPage', () => {
  test('forgets what was found of the page before', () => {
    const page = { url: 'https://two.example', service: PAGE_ID, refusal: null };
    const before = { ...EMPTY_LEDGER, stored: { [PAGE_ID]: {}, kept: {} } } as unknown as Ledger;
    expect(Object.keys(turnToPage(before, page).stored)).toEqual(['kept']);
    expect(turnToPage(before, page).page).toEqual(page);
  });
});

type Begun = Parameters<typeof begin>[1];
const ROUND = {
  id: 'round',
  reason: 'click',
  startedMs: NOW,
  targets: ['a', 'b'],
  large: [],
  isWarm: false,
} as unknown as Begun;
const RUNNING: Ledger = begin(EMPTY_LEDGER, ROUND);
const FOUND: TargetResult = { observations: [answered()], notAsked: [], isFinal: true };

describe('a round', () => {
  test('begins with nothing found, alive, and without the error of the one before', () => {
    const begun: Ledger = begin({ ...EMPTY_LEDGER, error: 'x' }, ROUND);
    expect(begun).toMatchObject({ error: null, loose: 2 });
    expect(begun.running).toMatchObject({ ...ROUND, aliveMs: NOW, network: null, found: {}, isNetworkFlapping: false });
  });

  test('leaves as many keys behind as the longest one since they were taken away', () => {
    const long = { ...ROUND, targets: ['a', 'b', 'c'] };
    expect(begin(begin(EMPTY_LEDGER, long), ROUND).loose).toBe(3);
    expect(begin(begin(EMPTY_LEDGER, ROUND), long).loose).toBe(3);
  });

  test('notes each finding, and when a site was last asked', () => {
    const once = noteFound(RUNNING, 'round', 'a', FOUND, NOW + 1);
    const twice = noteFound(once, 'round', 'b', FOUND, NOW + 2);
    expect(twice.running).toMatchObject({ aliveMs: NOW + 2, found: { a: FOUND, b: FOUND } });
    expect(twice.askedMs).toBe(NOW + 2);
    expect(RUNNING.running?.found).toEqual({});
  });

  test('notes when controls answered, and whether one of them did not always', () => {
    const up = network({ controls: [control()] });
    const down = network({ state: 'offline', controls: [control({ ok: false, failure: 'connection_reset' })] });
    const noted = (...seen: (typeof up)[]) =>
      seen.reduce((ledger, one, at) => noteNetwork(ledger, 'round', one, NOW + at), RUNNING).running;
    expect(noted(up, up)).toMatchObject({ network: up, answeredMs: [NOW, NOW + 1], isNetworkFlapping: false });
    expect(noted(down, down)).toMatchObject({ network: down, answeredMs: [], isNetworkFlapping: false });
    expect(noted(up, down, down)).toMatchObject({ network: down, answeredMs: [NOW], isNetworkFlapping: true });
  });

  test('that is over is changed by nothing that comes late, not even that a site was asked: it may have been erased since', () => {
    for (const [ledger, id] of [
      [cancel(RUNNING), 'round'],
      [RUNNING, 'gone'],
      [EMPTY_LEDGER, 'round'],
    ] as const) {
      expect(noteFound(ledger, id, 'a', FOUND, NOW + 1)).toBe(ledger);
      expect(noteNetwork(ledger, id, network(), NOW + 1)).toBe(ledger);
    }
  });

  test('that is cancelled leaves what was known, and when sites were asked last', () => {
    const aliveMs = RUNNING.running?.aliveMs;
    expect(cancel({ ...RUNNING, stored: KNOWN.stored })).toEqual({
      ...RUNNING,
      stored: KNOWN.stored,
      askedMs: aliveMs,
      running: null,
    });
  });
});

const TRACK: NotificationState = { told: 'up', candidate: null, rounds: 0, toldMs: [], sinceMs: 1 };
const result = (service: string) => ({
  result: { service, verdict: { reach: 'reachable' }, roles: [] },
  observations: [],
  notAsked: [],
  sinceMs: NOW,
  checkedMs: NOW,
  slow: false,
});
const records = (ids: readonly string[]) => ({
  stored: Object.fromEntries(ids.map((id) => [id, result(id)])),
  networks: ['home', 'mobile'].map((key) => ({
    key,
    sign: null,
    name: null,
    tracks: Object.fromEntries(ids.map((id) => [id, TRACK])),
  })),
  calls: { ...NO_CALLS, stored: Object.fromEntries(ids.map((id) => [id, { checkedMs: NOW }])) },
});
const knowing = (...ids: string[]) => ({ ...EMPTY_LEDGER, ...records(ids) }) as unknown as Ledger;
const KNOWN = knowing('one', 'two');

describe('forgetting services', () => {
  const names = fc.constantFrom('one', 'two', 'three', 'four');

  test('leaves nothing of them anywhere, and all of the others', () => {
    fc.assert(
      fc.property(fc.uniqueArray(names), fc.uniqueArray(names), (known, gone) => {
        const left = forget(knowing(...known), gone);
        for (const name of gone) expect(JSON.stringify(left)).not.toContain(`"${name}"`);
        expect(left).toEqual(knowing(...known.filter((one) => !gone.includes(one))));
      }),
    );
  });

  test('twice is the same as once, and calls that were never tested stay so', () => {
    const once = forget(KNOWN, ['one']);
    expect(forget(once, ['one'])).toEqual(once);
    expect(forget(EMPTY_LEDGER, ['one'])).toEqual(EMPTY_LEDGER);
  });
});

describe('notices', () => {
  const notice = (id: string): Notice => ({ id, down: [id], up: [] });
  const waiting = (count: number): Ledger => ({
    ...EMPTY_LEDGER,
    outbox: withNotices(
      EMPTY_LEDGER,
      Array.from({ length: count }, (_, at) => notice(`n${at}`)),
    ),
  });
  const waitingIds = ({ outbox }: Pick<Ledger, 'outbox'>) => outbox.map(({ id }) => id);

  test('wait in order, and of too many the oldest go', () => {
    const { outbox } = waiting(25);
    expect(outbox).toHaveLength(20);
    expect(waitingIds({ outbox: withNotices({ ...EMPTY_LEDGER, outbox }, [notice('new')]) }).at(-1)).toBe('new');
    expect(outbox[0]?.id).toBe('n5');
  });

  test('that were shown are taken out, and no other', () => {
    expect(waitingIds(noticeShown(waiting(3), 'n1'))).toEqual(['n0', 'n2']);
    expect(noticeShown(waiting(3), 'gone')).toEqual(waiting(3));
  });

  test('that a browser refuses are tried three times, and keep no other waiting', () => {
    const twice = noticeFailed(noticeFailed(waiting(2), 'n0'), 'n0');
    expect(waitingIds(twice)).toEqual(['n0', 'n1']);
    expect(waitingIds(noticeFailed(twice, 'n0'))).toEqual(['n1']);
    expect(waitingIds(noticeFailed(twice, 'n1'))).toEqual(['n0', 'n1']);
  });
});

describe('a ledger that was stored', () => {
  test('is itself again, as text and back', () => {
    for (const ledger of [EMPTY_LEDGER, RUNNING, KNOWN]) {
      const read: unknown = JSON.parse(JSON.stringify(ledger));
      expect(isLedger(read)).toBe(true);
      expect(completed(read as Ledger)).toEqual(ledger);
    }
  });

  test('is none where a part that all stand on is of another kind', () => {
    for (const key of ['version', 'outbox', 'history', 'stored'] as const)
      for (const wrong of [undefined, null, 2, 'x'])
        expect([key, wrong, isLedger({ ...EMPTY_LEDGER, [key]: wrong })]).toEqual([key, wrong, false]);
    for (const wrong of [undefined, null, 1, '', [], 'ledger']) expect(isLedger(wrong)).toBe(false);
  });

  test('whatever stands in its place, reading never throws, and what is read is a ledger', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(EMPTY_LEDGER)), (fault, key) => {
        const left: unknown = { ...KNOWN, [key]: fault };
        if (isLedger(left)) expect(isLedger(completed(left))).toBe(true);
        expect(typeof isLedger(fault)).toBe('boolean');
      }),
    );
  });

  test.each([[null], ['x'], [7], [{}], [{ observations: [] }], [{ observations: [], result: {} }]])(
    'a result that a fault left as %j is left out, and no other',
    (fault) => {
      const broken = { ...KNOWN, stored: { ...KNOWN.stored, broken: fault } } as unknown as Ledger;
      expect(completed(broken)).toEqual(KNOWN);
    },
  );
});

import { expect, test } from 'vitest';
import { VirtualClock } from '../../scripts/accuracy/noise/clock.ts';
import { play } from '../../scripts/accuracy/noise/simulate.ts';
import { Weather } from '../../scripts/accuracy/noise/weather.ts';
import { answerTo, siteOf } from '../../scripts/accuracy/noise/world.ts';

const SITE = { ...siteOf(0, 'healthy', false), hasHelper: false };
const FIRST = { probe: 'first', url: SITE.target.url } as const;

test('time passes only where everything waits for it', async () => {
  const clock = new VirtualClock(5);
  const heard: string[] = [];
  const wait = async (ms: number) => {
    await clock.sleep(ms);
    heard.push(`${ms} at ${clock.now()}`);
  };
  await clock.run(Promise.all([wait(30_000), wait(10), wait(20).then(() => wait(1))]));
  expect(heard).toEqual(['10 at 15', '20 at 25', '1 at 26', '30000 at 30005']);
  await expect(clock.run(new Promise(() => undefined))).rejects.toThrow('nothing is left');
});

test('the line is lost for four seconds: what asks again gets through once it is back', () => {
  const weather = new Weather(3, 'the line lost for 4 s');
  weather.begin(0, 1);
  const lostMs = Array.from({ length: 400 }, (_, tenth) => tenth * 100).filter((ms) => weather.goneAt(null, ms));
  expect(lostMs).toHaveLength(40);
  const [fromMs = 0] = lostMs;
  const late = answerTo(SITE, FIRST, weather, fromMs + 500, 10_000);
  expect([late.failure, late.durationMs > 3_000]).toEqual([null, true]);
  expect(answerTo(SITE, FIRST, weather, fromMs, 3_000).failure).toBe('generic_timeout_error');
});

test('one site is gone for seconds, its neighbours and the resolvers are not', () => {
  const weather = new Weather(2, 'outages of 1-8 s');
  weather.begin(0, 5);
  const moments = Array.from({ length: 450 }, (_, tenth) => tenth * 100);
  const gone = [0, 1, 2, 3, 4].map((site) => moments.filter((ms) => weather.goneAt(site, ms)).length / 10);
  expect(Math.max(...gone)).toBeGreaterThanOrEqual(0.9);
  expect(gone.filter((seconds) => seconds === 0).length).toBeGreaterThanOrEqual(2);
  expect(moments.filter((ms) => weather.goneAt(null, ms))).toEqual([]);
});

test('rounds by the true ladder accuse nobody of an outage, and still find what is blocked', async () => {
  const calm = await play(20, 'outages of 1-8 s', false, 7);
  expect(calm).toMatchObject({ rounds: 20, falseBlocked: 0, notices: 0 });
  const censored = await play(20, 'the line lost for 4 s', true, 7);
  expect(censored.found).toBeGreaterThan(0);
  expect(censored.falseBlocked).toBe(0);
}, 30_000);

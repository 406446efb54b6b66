import { BARE_PAGE, type Bench } from './stage.ts';
import { median, type Row } from './table.ts';

const RUNS = 15;

/** No request that it knows: what it takes to start, to see that, and to say so. */
const UNKNOWN = { request: 'nothing' };
const SNAPSHOT = { request: 'get-snapshot' };

/** From a message to the answer, of a background that was ended just before, and of one that is awake. */
export async function benchWake(bench: Bench): Promise<Row[]> {
  await bench.begin('open');
  return [
    await row(bench, 'asleep, a message it refuses', UNKNOWN, true),
    await row(bench, 'asleep, all that the popup shows', SNAPSHOT, true),
    await row(bench, 'awake, a message it refuses', UNKNOWN, false),
    await row(bench, 'awake, all that the popup shows', SNAPSHOT, false),
  ];
}

async function row({ browser }: Bench, what: string, message: object, isAsleep: boolean): Promise<Row> {
  const page = await browser.open(BARE_PAGE);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    if (isAsleep) await browser.stopBackground();
    times.push(
      await page.evaluate<number>(`(async () => {
        const startedMs = performance.now();
        await (globalThis.browser ?? chrome).runtime.sendMessage(${JSON.stringify(message)});
        return performance.now() - startedMs;
      })()`),
    );
  }
  await page.close();
  const ms = { median: median(times).toFixed(0), slowest: Math.max(...times).toFixed(0) };
  return { 'ms from message to answer': what, ...ms, runs: RUNS };
}

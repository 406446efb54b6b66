import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Observation } from '../core/types.ts';
import { answerQuestion } from './answer.ts';
import { diagnose, type Planner, type Question } from './ladder.ts';
import { RateLimiter } from './rate-limiter.ts';
import { FakeHttpProbe, failed, TARGET } from './testing.ts';

// The browser's own resolver is not there in a test.
vi.mock('../browser/dns.ts', () => ({ resolveBySystem: async () => null }));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const QUESTIONS: readonly Question[] = [
  { probe: 'repeat', url: TARGET.url },
  { probe: 'resolver', url: TARGET.url, resolver: 'https://one.example/' },
  { probe: 'plain_http', url: 'http://khpg.example/' },
];

/** Asks one question after the other, by what was asked before. */
const oneByOne: Planner<null> = ({ asked, observations }) =>
  asked.length === observations.length ? QUESTIONS.slice(asked.length, asked.length + 1) : [];

async function observed({ probe, url }: Question, ms = 100): Promise<Observation> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  const base = { probe, url, atMs: 0, durationMs: ms, reused: null, failure: 'connection_reset' } as const;
  return { ...base, step: 'connect', address: null };
}

const START = { target: TARGET, observations: [], asked: [], allowed: null };
const pace = () => new RateLimiter({ parallel: 6, gapMs: [0, 0] });

async function run(plan: Planner<null>, answer: (question: Question) => Promise<Observation | null>) {
  const done = diagnose(START, plan, { pace: pace(), names: pace(), now: Date.now, answer });
  await vi.runAllTimersAsync();
  return (await done).map(({ probe }) => probe);
}

test('questions are put until the planner is content', async () => {
  expect(await run(oneByOne, (question) => observed(question))).toEqual(['repeat', 'resolver', 'plain_http']);
});

test('several questions go out together, and the planner is asked anew after each answer', async () => {
  // Port 80 of the site waits until the repeated request has ended: one host, one connection at a time.
  const seen: number[] = [];
  const plan: Planner<null> = ({ asked, observations }) => {
    seen.push(observations.length);
    return asked.length === 0 ? QUESTIONS : [];
  };
  const started = Date.now();
  const slow = (question: Question) => observed(question, question.probe === 'repeat' ? 3_000 : 1_000);
  expect(await run(plan, slow)).toEqual(['resolver', 'repeat', 'plain_http']);
  expect(seen).toEqual([0, 1, 2, 3]);
  expect(Date.now() - started).toBeLessThan(5_000);
});

test('a planner that never ends is ended after seven requests', async () => {
  const greedy: Planner<null> = ({ asked }) => [{ probe: 'repeat', url: `https://h${asked.length}.example/` }];
  expect(await run(greedy, (question) => observed(question))).toHaveLength(7);
});

test('silence costs no more than twenty seconds', async () => {
  const greedy: Planner<null> = ({ asked }) => [{ probe: 'repeat', url: `https://h${asked.length}.example/` }];
  const started = Date.now();
  expect(await run(greedy, (question) => observed(question, 9_000))).toHaveLength(2);
  expect(Date.now() - started).toBeLessThan(20_000);
});

test('waiting for a turn is not counted', async () => {
  const busy = new RateLimiter({ parallel: 1, gapMs: [30_000, 30_000] });
  const done = diagnose(START, oneByOne, {
    pace: busy,
    names: busy,
    now: Date.now,
    answer: (question) => observed(question),
  });
  await vi.runAllTimersAsync();
  expect(await done).toHaveLength(3);
});

test('a helper does not wait behind silent requests to the site', async () => {
  const all: Planner<null> = ({ asked }) =>
    (['repeat', 'plain_http', 'helper'] as const)
      .filter((probe) => !asked.some((one) => one.probe === probe))
      .map((probe) => ({ probe, url: TARGET.url }));
  const answers = await run(all, (question) => observed(question, question.probe === 'helper' ? 500 : 10_000));
  expect(answers[0]).toBe('helper');
});

test('a question that cannot be asked is not asked for ever', async () => {
  expect(await run(oneByOne, async () => null)).toEqual([]);
});

test('each probe goes to whoever can answer it', async () => {
  const httpProbe = new FakeHttpProbe(() => failed('net::ERR_CONNECTION_RESET'));
  const ask = (question: Question) =>
    answerQuestion(httpProbe as never, question, [], ['https://helper.example/'], 9_000);
  expect(await ask({ probe: 'by_address', url: 'https://192.0.2.1/' })).toMatchObject({ probe: 'by_address' });
  expect(await ask({ ...QUESTIONS[1], probe: 'resolver', url: TARGET.url })).toMatchObject({ resolver: 'one.example' });
  expect(await ask({ probe: 'resolver', url: TARGET.url })).toBeNull();
  expect(await ask({ probe: 'system_resolver', url: TARGET.url })).toBeNull();
  expect(await ask({ probe: 'helper', url: TARGET.url })).toMatchObject({ probe: 'helper', step: 'http' });
});

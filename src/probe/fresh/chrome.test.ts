import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Channel } from '../../browser/offscreen.ts';
import type { RequestSpec } from '../raw.ts';
import { answered } from '../testing.ts';
import { type Frames, OffscreenPool } from './chrome.ts';

/** A browser with at most one document, which loads at once. */
class FakeFrames implements Frames {
  open: FakeLine | null = null;
  created = 0;
  answers = true;
  #arrived: (name: string, line: Channel) => void = () => undefined;

  onFrame(arrived: (name: string, line: Channel) => void): void {
    this.#arrived = arrived;
  }

  async create(path: string): Promise<void> {
    if (this.open) throw new Error('Only a single offscreen document may be created.');
    this.created += 1;
    const line = new FakeLine(this);
    this.open = line;
    this.arrive(path.split('?')[1] ?? '', line);
  }

  arrive(name: string, line: Channel): void {
    queueMicrotask(() => this.#arrived(name, line));
  }

  async close(): Promise<void> {
    this.open?.end();
    this.open = null;
  }
}

class FakeLine implements Channel {
  readonly #frames: FakeFrames;
  #heard: (message: unknown) => void = () => undefined;
  end: () => void = () => undefined;

  constructor(frames: FakeFrames) {
    this.#frames = frames;
  }

  send(message: unknown): void {
    const { id } = message as RequestSpec;
    if (this.#frames.answers) queueMicrotask(() => this.#heard({ ...answered('ok'), id }));
  }

  onMessage(heard: (message: unknown) => void): void {
    this.#heard = heard;
  }

  onEnd(ended: () => void): void {
    this.end = ended;
  }
}

const spec = (id: string): RequestSpec => ({
  id,
  probe: 'first',
  url: 'https://a.example/',
  method: 'GET',
  deadlineMs: 12_000,
  maxBytes: 1,
});

let frames: FakeFrames;
let fresh: OffscreenPool;

beforeEach(() => {
  vi.useFakeTimers();
  frames = new FakeFrames();
  fresh = new OffscreenPool(frames);
});
afterEach(() => void vi.useRealTimers());

test('each partition is a document of its own', async () => {
  for (const id of ['r-1', 'r-2']) {
    await fresh.open();
    expect(await fresh.run(spec(id))).toMatchObject({ id, end: 'complete' });
  }
  expect(frames.created).toBe(2);
});

test('many who open and close at once end with one document', async () => {
  await Promise.all([fresh.open(), fresh.open(), fresh.close(), fresh.open()]);
  expect(await fresh.run(spec('r-1'))).toMatchObject({ end: 'complete' });
});

test('a document that a stopped worker left behind is replaced', async () => {
  await frames.create('left?over');
  await fresh.open();
  expect(await fresh.run(spec('r-1'))).toMatchObject({ end: 'complete' });
});

test('a frame of another document is not taken for ours', async () => {
  await fresh.open();
  frames.arrive('stranger', new FakeLine(frames));
  await Promise.resolve();
  expect(await fresh.run(spec('r-1'))).toMatchObject({ end: 'complete' });
});

test('without a frame, and when it dies, requests end as aborted', async () => {
  expect(await fresh.run(spec('r-1'))).toMatchObject({ end: 'aborted' });
  frames.answers = false;
  await fresh.open();
  const dying = fresh.run(spec('r-2'));
  frames.open?.end();
  expect(await dying).toMatchObject({ id: 'r-2', end: 'aborted' });
});

test('what is under way ends when a new partition is opened', async () => {
  frames.answers = false;
  await fresh.open();
  const old = fresh.run(spec('r-1'));
  await fresh.open();
  expect(await old).toMatchObject({ end: 'aborted' });
});

test('a frame that never answers is not waited for', async () => {
  frames.answers = false;
  await fresh.open();
  const never = fresh.run(spec('r-1'));
  await vi.advanceTimersByTimeAsync(14_000);
  expect(await never).toMatchObject({ end: 'aborted', durationMs: 14_000 });
});

test('a document that cannot be made, or never loads, does not hang the round', async () => {
  frames.create = async () => undefined;
  const opening = fresh.open();
  await vi.advanceTimersByTimeAsync(5_000);
  await opening;
  frames.create = () => Promise.reject(new Error('no'));
  await fresh.open();
  expect(await fresh.run(spec('r-1'))).toMatchObject({ end: 'aborted' });
});

import { Transform } from 'node:stream';
import type { BodyFault } from '../scenario.ts';
import type { Wire } from './wire.ts';

const TICK_MS = 50;
/** A reset overtakes data that waits in the socket: let what was allowed through arrive first. */
const SETTLE_MS = 40;

export function meter(count: (bytes: number) => void): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      count(chunk.length);
      done(null, chunk);
    },
  });
}

/** What a body fault does to the bytes from server to client. */
export function stageFor(fault: BodyFault, wire: Wire, random: () => number): Transform {
  switch (fault.kind) {
    case 'freeze':
      return limit(fault.after, () => undefined);
    case 'cut':
      return limit(fault.after, () => wire.close());
    case 'reset':
      return limit(fault.after, () => wire.reset());
    case 'drip':
      return drip(fault.bitsPerSecond / 8, fault.burst ?? 0, fault.wild ? random : null);
    case 'latency':
      return delay(fault.ms);
  }
}

/** Lets `after` bytes through and swallows the rest, the end of the stream included. */
function limit(after: number, onSpent: () => void): Transform {
  let passed = 0;
  const spent = () => passed > after;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const room = after - passed;
      const before = spent();
      passed += chunk.length;
      if (room > 0) this.push(chunk.subarray(0, room));
      if (spent() && !before) setTimeout(onSpent, SETTLE_MS);
      done();
    },
    flush(done) {
      if (!spent()) done();
    },
  });
}

/** A steady rate, as a policer gives, after a burst; with `random` a wild one, as congestion gives, of the same mean. */
function drip(bytesPerSecond: number, burst: number, random: (() => number) | null): Transform {
  let bucket = burst;
  const quota = () => Math.max(1, Math.round((bytesPerSecond * TICK_MS * swing(random)) / 1000));
  return new Transform({
    readableHighWaterMark: 1024,
    writableHighWaterMark: 1024,
    transform(chunk: Buffer, _encoding, done) {
      this.push(chunk.subarray(0, bucket));
      let rest = chunk.subarray(bucket);
      bucket = Math.max(0, bucket - chunk.length);
      if (rest.length === 0) return void done();
      const tick = () => {
        const size = quota();
        this.push(rest.subarray(0, size));
        rest = rest.subarray(size);
        setTimeout(rest.length > 0 ? tick : done, TICK_MS);
      };
      tick();
    },
  });
}

/** Mostly a trickle, now and then a burst; 0.05 to 3.85, mean 1. */
function swing(random: (() => number) | null): number {
  return random === null ? 1 : 0.05 + 3.8 * random() ** 3;
}

function delay(ms: number): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      setTimeout(() => this.push(chunk), ms);
      done();
    },
    flush(done) {
      setTimeout(done, ms);
    },
  });
}

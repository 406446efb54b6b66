import { connectFrame } from '../../browser/offscreen.ts';
import { dial } from '../calls/dial.ts';
import { isCallSpec } from '../calls/spec.ts';
import type { RequestSpec } from '../raw.ts';
import { requestOnce } from '../request.ts';

const stop = new AbortController();
const line = connectFrame(location.search.slice(1));
line.onMessage((spec) => {
  if (isCallSpec(spec)) void dial(spec, stop.signal).then(line.send);
  else void requestOnce(spec as RequestSpec, stop.signal).then(line.send);
});
// The worker is gone, and with it whoever waited for an answer.
line.onEnd(() => stop.abort());

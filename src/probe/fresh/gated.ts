import type { Probe } from '../../core/types.ts';
import { abortedRaw, type Raw, type RequestSpec } from '../raw.ts';
import type { ConnectionPool } from './fresh.ts';

/** Returns why a URL may not be sent, null where it may be: the gate of the place, as far as a connection knows it. */
export type Refuses = (url: string, reason: Probe) => string | null;

type Sending = Pick<ConnectionPool, 'run' | 'resolves'>;

/** Returns the way to the network behind a gate: what may not be sent ends as `aborted`, as if it had never been asked for. */
export function gated(fresh: Sending, refuses: Refuses): Sending {
  const run = async (spec: RequestSpec): Promise<Raw> => {
    const refusal = refuses(spec.url, spec.probe);
    if (refusal === null) return fresh.run(spec);
    const nowMs = Date.now();
    return abortedRaw(spec.id, nowMs, nowMs, `not sent: ${refusal}`);
  };
  if (!fresh.resolves) return { run };
  const isFound = async (host: string) =>
    refuses(`https://${host}/`, 'system_resolver') === null && ((await fresh.resolves?.(host)) ?? false);
  return { run, resolves: isFound };
}

import type { CallsTrouble } from '../../core/types.ts';
import type { Snapshot } from '../../protocol.ts';

type Calls = NonNullable<Snapshot['services'][number]['calls']>;
type Service = Pick<Snapshot['services'][number], 'name' | 'calls'>;

/** A message and what stands in it. */
export interface Told {
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Messages of rules that say something of one service; the others are told once for the whole network, or not at all. */
const LINES: Readonly<Record<string, string>> = {
  'calls-answer': 'calls_line_answer',
  'calls-answer-some': 'calls_line_answer_some',
  'calls-first-packets': 'calls_line_first_packets',
  'calls-lossy': 'calls_line_lossy',
  'calls-lossy-here': 'calls_line_lossy_here',
  'calls-silent-once': 'calls_line_silent_once',
  'calls-messages-unknown': 'calls_line_silent_once',
  'calls-filtered': 'calls_line_filtered',
  'calls-filtered-elsewhere-open': 'calls_line_filtered_elsewhere',
  'calls-one-address': 'calls_line_no_proof',
  'calls-unproven': 'calls_line_no_proof',
  'calls-ports-in-doubt': 'calls_line_ports',
  'calls-service-silent': 'calls_line_service_silent',
  'calls-proxy': 'calls_line_proxy',
  'calls-few-controls': 'calls_line_unclear',
  'calls-unclear': 'calls_line_unclear',
  'calls-unexplained': 'calls_line_unclear',
};

/** Messages that name what is not named unasked where networks are filtered; there they have words of their own. */
const NAMING = ['calls_explain', 'calls_line_proxy', 'calls_udp_forbidden'];

/** Returns the message in the words of the place. */
export function inPlace(key: string, { consent }: Pick<Snapshot, 'consent'>): string {
  return NAMING.includes(key) && consent?.place !== 'outside' ? `${key}_inside` : key;
}

/** Rules by which the servers of a service are silent while others answer. */
const SILENT = ['calls-silent-once', 'calls-messages-unknown', 'calls-filtered', 'calls-filtered-elsewhere-open'];
const POOR = ['calls-first-packets', 'calls-lossy', 'calls-lossy-here'];

/** Returns what is said of the calls of one service, null where the network alone says it. */
export function lineOf({ name, calls }: Service): Told | null {
  if (!calls) return null;
  const { verdict, answered, asked, singles, testable, seen } = calls;
  const key = LINES[verdict?.ruleId ?? ''];
  if (key) return { key, params: { name, answered: singles?.answered ?? answered, asked: singles?.asked ?? asked } };
  return testable === 'too_old' && seen !== null ? { key: 'calls_line_too_old', params: { name, seen } } : null;
}

/** Returns the shortest true words for the way of calls on this network. */
export function callsShort(
  { calls, services }: Pick<Snapshot, 'calls' | 'services'>,
  list: (names: string[]) => string,
): Told {
  if (!calls || calls.scope === 'never') return { key: 'calls_short_never' };
  if (calls.running) return { key: 'calls_short_pending' };
  if (calls.udp === null) return { key: 'calls_short_untested' };
  const silent = services.filter((one) => isSilent(one.calls)).map(({ name }) => name);
  if (calls.udp === 'open' && silent.length > 0) return { key: 'calls_short_some', params: { names: list(silent) } };
  return { key: `calls_short_${calls.udp}` };
}

export function isSilent(calls: Calls | undefined): boolean {
  return SILENT.includes(calls?.verdict?.ruleId ?? '');
}

export function isPoor(calls: Calls | undefined): boolean {
  return POOR.includes(calls?.verdict?.ruleId ?? '');
}

/** Returns what the last test of calls leaves to be advised on, null where it leaves nothing. */
export function callsTroubleOf({ calls, services }: Pick<Snapshot, 'calls' | 'services'>): CallsTrouble | null {
  if (calls?.udp === 'closed' || calls?.udp === 'domestic_only') return 'closed';
  const own = services.flatMap((one) => one.calls ?? []);
  if (calls?.udp === 'stun_filtered' || own.some(isSilent)) return 'cut';
  return own.some(isPoor) ? 'poor' : null;
}

/** Which mark stands before the row. */
export function callsGlyph({ calls, services }: Pick<Snapshot, 'calls' | 'services'>) {
  if (!calls || calls.scope === 'never') return 'unchecked';
  if (calls.running) return 'pending';
  if (calls.udp === null || calls.udp === 'forbidden' || calls.udp === 'not_told') return 'unchecked';
  if (calls.udp !== 'open') return calls.udp === 'stun_filtered' ? 'possible' : 'offline';
  const own = services.flatMap((one) => one.calls ?? []);
  if (own.some(({ verdict }) => verdict?.cause === 'blocking')) return 'possible';
  return own.some(isSilent) ? 'unknown' : own.some(isPoor) ? 'impaired' : 'answered';
}

/** The schema of `reach.report/1`, for tests: written from the contract, not from the code that writes the report. */
import * as v from 'valibot';
import { FAILURES } from '../core/failure.ts';
import { PLACES, PROBES, ROLES } from '../core/types.ts';

const time = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));
const text = v.string();
const count = v.pipe(v.number(), v.minValue(0));
const orNull = <T>(schema: v.GenericSchema<unknown, T>) => v.nullable(schema);

const verdict = {
  reach: v.picklist(['reachable', 'impaired', 'unreachable', 'not_checked']),
  cause: orNull(v.picklist(['blocking', 'site', 'network', 'unknown'])),
  method: orNull(
    v.picklist([
      'dns_tampering',
      'ip_blocking',
      'sni_filtering',
      'tls_interception',
      'http_blocking',
      'body_freeze',
      'throttling',
      'udp_filtering',
    ]),
  ),
  confidence: orNull(v.picklist(['confirmed', 'likely', 'possible'])),
};

const witness = v.strictObject({
  step: v.picklist(['dns', 'connect', 'tls', 'http', 'body', 'udp']),
  probe: v.picklist([...PROBES, 'stun', 'turn', 'quic']),
  url: text,
  at_ms: count,
  duration_ms: count,
  failure: orNull(v.union([v.picklist(FAILURES), v.pipe(text, v.startsWith('unknown_failure: '))])),
  status: orNull(count),
  bytes: orNull(count),
  address: orNull(text),
  reused: orNull(v.boolean()),
});

const result = v.strictObject({
  id: text,
  name: text,
  input: text,
  category: text,
  ...verdict,
  rule_id: text,
  since: orNull(time),
  checked_at: time,
  reused_connection: v.boolean(),
  roles: v.array(v.strictObject({ role: v.picklist([...ROLES, 'calls']), ...verdict })),
  witness: v.array(witness),
});

export const REPORT = v.strictObject({
  schema: v.literal('reach.report/1'),
  generated_at: time,
  software: v.strictObject({ name: v.literal('reach'), version: text, browser: v.picklist(['chromium', 'firefox']) }),
  network: v.strictObject({
    state: orNull(v.picklist(['online', 'offline', 'captive_portal', 'domestic_only', 'impaired'])),
    place: v.picklist(PLACES),
    asn: orNull(count),
    name: orNull(text),
    via_proxy: orNull(v.boolean()),
    udp: orNull(v.picklist(['open', 'stun_filtered', 'closed', 'domestic_only', 'forbidden', 'not_told'])),
  }),
  round: orNull(
    v.strictObject({
      id: text,
      started_at: time,
      finished_at: time,
      reason: v.picklist(['click', 'schedule', 'network_change', 'page']),
    }),
  ),
  results: v.array(result),
});

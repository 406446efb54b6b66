import type { Symptom } from '../facts.ts';
import { type Failure, isCertificate, isDns } from '../failure.ts';
import type { Observation } from '../types.ts';

const SIGNS: ReadonlyMap<Failure, Symptom> = new Map<Failure, Symptom>([
  ['connection_refused', 'refused'],
  ['host_unreachable', 'unreachable'],
  ['generic_timeout_error', 'silence'],
  ['connection_reset', 'reset'],
  ['connection_closed', 'closed'],
  ['tls_alert', 'alert'],
  ['ssl_invalid_hostname', 'wrong_name'],
  ['ssl_unknown_authority', 'unknown_authority'],
  ['ssl_invalid_certificate', 'bad_certificate'],
  ['ssl_failed', 'tls'],
  ['response_truncated', 'cut'],
  ['body_stalled', 'stall'],
  ['redirect_loop', 'loop'],
  ['blocked_by_client', 'extension'],
  ['permission_missing', 'permission'],
  ['aborted_by_us', 'interrupted'],
  ['network_changed', 'interrupted'],
  ['network_down', 'interrupted'],
  ['ssl_client_certificate_wanted', 'client_certificate'],
  ['proxy_failed', 'proxy'],
]);

/** Returns how an attempt ended, as rules speak of it; `none` for a success. */
export function symptomOf({ failure, step }: Observation): Symptom {
  if (failure === null) return 'none';
  if (isDns(failure)) return 'name';
  // Once headers were there, a connection that ends is a cut body, whoever ended it.
  if (step === 'body' && (failure === 'connection_reset' || failure === 'connection_closed')) return 'cut';
  return SIGNS.get(failure) ?? 'unknown';
}

/**
 * Returns how an attempt ended, told more exactly by what else was seen. A browser that names a bad certificate anywhere
 * would have named it here: what is left was no TLS. One with sentences only lets them be compared with what the site
 * said when asked by address, which mostly is that the certificate is for a name.
 */
export function symptomIn(observations: readonly Observation[], observation: Observation): Symptom {
  const sign = symptomOf(observation);
  if (sign !== 'tls') return sign;
  if (observations.some(({ failure }) => isCertificate(failure))) return 'not_tls';
  const words = wordsOf(observation);
  const known = observations.filter(({ probe }) => probe === 'by_address').map(wordsOf);
  if (words === undefined || known.every((one) => one === undefined)) return sign;
  return known.includes(words) ? 'tls_same' : 'tls_other';
}

function wordsOf(observation: Observation): string | undefined {
  return 'words' in observation ? observation.words : undefined;
}

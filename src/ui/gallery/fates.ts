import type { Verdict } from '../../core/types.ts';

const verdict = (
  reach: Verdict['reach'],
  cause: Verdict['cause'],
  method: Verdict['method'],
  confidence: Verdict['confidence'],
  ruleId: string,
): Verdict => ({ reach, cause, method, confidence, ruleId, witness: [] });

/** What may happen to a target in a fixture, and what is then said of it. */
export const VERDICTS = {
  answers: verdict('reachable', null, null, 'confirmed', 'answer'),
  name_cut: verdict('unreachable', 'blocking', 'sni_filtering', 'likely', 'tls-name-filtered'),
  name_removed: verdict('unreachable', 'blocking', 'dns_tampering', 'likely', 'dns-removed'),
  name_doubtful: verdict('unreachable', 'blocking', 'dns_tampering', 'possible', 'dns-removed-one-voice'),
  address_dead: verdict('unreachable', 'unknown', null, null, 'address-silent'),
  provider_dead: verdict('unreachable', 'unknown', null, null, 'address-silent-provider'),
  partly_dead: verdict('unreachable', 'unknown', null, null, 'address-partly-dead'),
  block_page: verdict('unreachable', 'blocking', 'http_blocking', 'confirmed', 'http-block-page'),
  freeze: verdict('impaired', 'blocking', 'body_freeze', 'likely', 'body-freeze'),
  freeze_provider: verdict('impaired', 'blocking', 'body_freeze', 'likely', 'body-freeze-provider'),
  intercepted: verdict('unreachable', 'blocking', 'tls_interception', 'confirmed', 'tls-forged-certificate'),
  silent: verdict('unreachable', 'unknown', null, null, 'unexplained'),
  expired: verdict('unreachable', 'site', null, 'likely', 'tls-expired'),
  refuses: verdict('reachable', 'site', null, 'likely', 'answer-refusal'),
  offline: verdict('unreachable', 'network', null, 'likely', 'local-offline'),
} as const satisfies Record<string, Verdict>;

export type Fate = keyof typeof VERDICTS;
export const FATES = Object.keys(VERDICTS) as Fate[];

/** Pieces of measurements of which tests of the rules are made. */
import {
  answered,
  control,
  failed,
  HOST,
  helper,
  largeThrice,
  named,
  network,
  TRUE_ADDRESS,
  target,
  voices,
} from '../../tests/support/observations.ts';
import type { Observation } from './types.ts';

export const BLOCK_PAGE = '82.209.230.23';
export const known = {
  blockPages: { addresses: new Set([BLOCK_PAGE]), isKnown: (url: string) => url.includes('warning.rt.ru') },
  slowBefore: false,
  isWarm: true,
};
export const thrice = (failure: Parameters<typeof failed>[1]): Observation[] => [
  failed('first', failure),
  failed('repeat', failure),
  failed('repeat', failure),
];
export const byAddress = (failure: Parameters<typeof failed>[1] | null) =>
  failure === null ? answered('by_address', { status: 404 }) : failed('by_address', failure, { step: 'connect' });
export const WRONG_NAME = byAddress('ssl_invalid_hostname');
export const IPV6 = '2a00:1450::5';
export const byIpv6 = (failure: Parameters<typeof failed>[1]) =>
  failed('by_address', failure, { url: `https://[${IPV6}]/` });
export const plainByIpv6 = {
  ...failed('plain_http', 'generic_timeout_error'),
  step: 'http',
  status: null,
  hops: [{ from: `http://${HOST}/`, to: `https://${HOST}/`, status: 301, address: IPV6 }],
} as Observation;
export const BOTH_KINDS = [...voices([TRUE_ADDRESS, IPV6]), byAddress('generic_timeout_error')];
export const sibling = (one: Observation): Observation => ({ ...one, probe: 'sibling' }) as Observation;
export const FLOWING = { failure: 'body_stalled', bytes: 30_000, durationMs: 10_000, longestGapMs: 200 } as const;
export const SILENT_RANGE = [
  ...thrice('generic_timeout_error'),
  ...voices([TRUE_ADDRESS]),
  byAddress('generic_timeout_error'),
  sibling(failed('first', 'generic_timeout_error')),
];
export const voicesFailing = voices([TRUE_ADDRESS]).map(
  (one): Observation => ({ ...one, addresses: [], failure: 'dns_lookup_error' }),
);
export const system = (address: string) => named('system_resolver', [address]);
export const hop = (to: string) => [{ from: `http://${HOST}/`, to, status: 302, address: TRUE_ADDRESS }];
export const plain = (to: string, changes = {}) => answered('plain_http', { hops: hop(to), ...changes });
export const slow = { durationMs: 4_000, bytes: 64_000, longestGapMs: 200 };
export const crawling = network({ controls: [control({ bytesPerSecond: 15_000 })] });
export const fast = network({ controls: [control({ bytesPerSecond: 2_000_000 })] });

export const HTTP = { target: target({ url: `http://${HOST}/`, largeUrl: null }) };
export const plainAnswer = (page: { title?: string }) => [
  answered('first', { url: `http://${HOST}/`, page: { title: null, headers: ['date', 'server'], ...page } }),
];

export const hushed = largeThrice().map(
  ({ atMs }) => ({ ...failed('large', 'generic_timeout_error'), atMs }) as Observation,
);
export const thriceOf = (one: Observation) =>
  thrice('body_stalled').map(({ probe, atMs }) => ({ ...one, probe, atMs }) as Observation);
export const leading = (unfollowed: 'private' | 'place') =>
  ({
    ...answered('first', {
      status: 302,
      hops: [{ from: `https://${HOST}/`, to: 'https://b.example/', status: 302, address: null }],
    }),
    step: 'http',
    unfollowed,
  }) as Observation;
export const ledNowhere = [
  answered('first', {
    url: `http://${HOST}/`,
    hops: [{ from: `http://${HOST}/`, to: 'http://10.0.0.1/denied', status: 302, address: TRUE_ADDRESS }],
  }),
];
export const denied = (address: string | null) => [
  ...plainAnswer({ title: 'Access Denied' }).map((one): Observation => ({ ...one, address }) as Observation),
  helper({ title: 'Site', bodyBytes: 20_000 }),
];

/** What was answered at first is answered half a minute later, too. */
export const still = (all: readonly Observation[]): Observation[] => {
  const later = all.filter(({ probe }) => probe === 'first').map((one) => ({ ...one, probe: 'large', atMs: 31_000 }));
  return [...all, ...(later as Observation[])];
};

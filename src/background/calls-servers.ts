/** Which call servers a test asks: from the catalogue, a policy or a message, as far as the place allows. */
import { CALL_CONTROLS, CALL_ROWS, type CallRow, idOf, isTooOld, QUIC_HOSTS, serverOf } from '../catalog/calls.ts';
import { type CallAddress, callAddress, callHostPort } from '../contract/call-relays.ts';
import type { CallServer } from '../core/calls/types.ts';
import type { PlacePolicy } from '../core/place.ts';
import type { ListedRelay, Settings } from '../protocol.ts';

/** Servers of one service; `tooOld` counts those that are not asked because nobody saw them for so long. */
export interface ServiceServers {
  readonly service: string;
  readonly servers: readonly CallServer[];
  readonly tooOld: number;
  /** ISO day on which the servers were last seen; null where a policy gives them. */
  readonly seen: string | null;
}

/** Returns the call servers of all services that have any. */
export function servicesWithServers(
  { callRelays }: Pick<Settings, 'callRelays'>,
  nowMs: number,
): readonly ServiceServers[] {
  if (callRelays) return groupedByService(callRelays);
  const services = [...new Set(CALL_ROWS.flatMap(({ service }) => service ?? []))];
  return services.map((service) => {
    const rows = CALL_ROWS.filter((row) => row.service === service);
    const fresh = rows.filter((row) => !isTooOld(row, nowMs));
    const seen =
      rows
        .map((row) => row.seen)
        .sort()
        .at(-1) ?? null;
    return { service, servers: fresh.map(serverOf), tooOld: rows.length - fresh.length, seen };
  });
}

function groupedByService(relays: readonly ListedRelay[]): ServiceServers[] {
  const services = [...new Set(relays.map(({ service }) => service))];
  return services.map((service) => ({
    service,
    servers: relays.filter((one) => one.service === service).flatMap(({ url }) => given(callAddress(url), service)),
    tooOld: 0,
    seen: null,
  }));
}

/** Whoever gives a server vouches for it. */
function given(address: CallAddress | null, service: string | null): CallServer[] {
  if (!address) return [];
  return [{ ...address, id: idOf(address), service, owner: service ?? address.host, group: 'foreign', isProven: true }];
}

interface Wish {
  readonly stun?: readonly string[] | undefined;
  readonly turn?: readonly string[] | undefined;
}

/** Returns the neutral servers of a test; none of the owner of the service that is tested, where few may be asked. */
export function controlServers(
  policy: PlacePolicy,
  { stun, turn }: Wish,
  owners: readonly string[],
  isProxied: boolean,
): readonly CallServer[] {
  const own = [
    ...(stun ?? []).flatMap((one) => given(callHostPort('stun', one), null)),
    ...(turn ?? []).flatMap((one) => given(callHostPort('turn', one), null)),
  ];
  const { maxControls } = policy.calls;
  if (stun || turn) return own.slice(0, maxControls ?? own.length);
  const rows = CALL_CONTROLS.filter(({ group }) => group === 'foreign').map(serverOf);
  // A server inside the country would learn of a proxy that the user hides from it.
  const domestic = policy.domestic && !isProxied ? CALL_CONTROLS.filter(isDomestic).map(serverOf).slice(0, 1) : [];
  if (maxControls === null) return [...rows, ...domestic];
  const foreign = rows.filter(({ owner, transport }) => transport !== 'turns' && !owners.includes(owner));
  // One place is kept for HTTP/3, where there is room for it.
  const room = Math.max(1, maxControls - 1 - domestic.length);
  return [...foreign.slice(0, room), ...(maxControls > 1 ? domestic : [])];
}

const isDomestic = ({ group }: CallRow) => group === 'domestic';

/** Returns the sites whose HTTP/3 is asked: those of a policy's own controls, or of the two owners that are known for it. */
export function quicServers(policy: PlacePolicy, { controls }: Pick<Settings, 'controls'>): readonly CallServer[] {
  const { maxControls } = policy.calls;
  const own = (controls ?? []).flatMap(({ url }) => (url.startsWith('https:') ? [new URL(url).host] : []));
  const known = own.length > 0 ? own.map((host) => ({ host, owner: host })) : QUIC_HOSTS;
  const most = maxControls === null ? 2 : maxControls > 1 ? 1 : 0;
  return known.slice(0, most).map(({ host, owner }) => quicServer(host, owner));
}

/** The HTTP/3 of a host. */
export function quicServer(host: string, owner: string): CallServer {
  const [name = '', port = '443'] = host.split(':');
  const address = { transport: 'quic', host: name, port: Number(port) } as const;
  return { ...address, id: idOf(address), service: null, owner, group: 'foreign', isProven: true };
}

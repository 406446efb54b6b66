import type { Service } from '../schema.ts';
import { role, service, small } from './site.ts';

const WATCHED: readonly string[] = ['tor', 'protonvpn', 'mullvad'];

/** Sites of the makers. That one answers says nothing of the tool, which a browser cannot test. */
export const CIRCUMVENTION: readonly Service[] = (
  [
    ['tor', 'Tor Project', 'www.torproject.org', 'refilter'],
    ['psiphon', 'Psiphon', 'psiphon.ca', 'refilter'],
    ['lantern', 'Lantern', 'lantern.io', 'refilter'],
    ['protonvpn', 'Proton VPN', 'protonvpn.com', 'refilter'],
    ['mullvad', 'Mullvad VPN', 'mullvad.net', 'refilter'],
    ['amnezia', 'Amnezia VPN', 'amnezia.org', 'detector'],
    ['outline', 'Outline', 'getoutline.org', 'refilter'],
    ['windscribe', 'Windscribe', 'windscribe.com', 'refilter'],
    ['tunnelbear', 'TunnelBear', 'www.tunnelbear.com', 'refilter'],
    ['ceno', 'Ceno Browser', 'censorship.no', 'refilter'],
  ] as const
).map(([id, name, host, source]) =>
  service({
    id,
    name,
    category: 'circumvention',
    code: 'ANON',
    tier: 'C',
    watched: WATCHED.includes(id),
    // The favicon only: no page of a maker is ever loaded.
    roles: [role('web', small(host, 'favicon.ico'))],
    notTestable: [id === 'tor' ? 'tool' : 'vpn'],
    source,
  }),
);

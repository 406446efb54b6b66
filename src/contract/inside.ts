/** Names and addresses that lead into a private network, or to this device, whoever spells them how. */
import { addressKind } from '../core/address.ts';

/** Names that never belong to a public site: RFC 6761, 6762, 7686, 8375, 9476, and what home routers, offices and tools use. */
const PRIVATE_NAME =
  /(^|\.)(local|localhost|internal|onion|test|invalid|home\.arpa|localdomain|lan|home|corp|intranet|private|router|docker|i2p|alt|mail|fritz)$/;

/** Public names whose addresses are private: routers under names of their makers, and services that give any address a name. */
const LEADING_INSIDE: ReadonlySet<string> = new Set(
  [
    // 127.0.0.1, or whatever address the name spells.
    'localtest.me lvh.me vcap.me lacolhost.com localho.st local.gd traefik.me lcl.host loopback.site',
    'nip.io sslip.io xip.io 1u.ms rbndr.us backname.io plex.direct ui.direct',
    // Routers.
    'fritz.box fritz.nas myfritz.box speedport.ip easy.box congstar.box o2.box vodafone.box zyxel.box',
    'routerlogin.net routerlogin.com orbilogin.com orbilogin.net mywifiext.net mywifiext.com aplogin.com aplogin.net',
    'tplinkwifi.net tplinklogin.net tplinkmodem.net tplinkap.net tplinkextender.net tplinkrepeater.net tplinkeap.net',
    'asusrouter.com router.asus.com repeater.asus.com dlinkrouter.com dlinkap.com linksyssmartwifi.com',
    'miwifi.com my.keenetic.net netis.cc tendawifi.com falogin.cn melogin.cn hiwifi.com leike.cc phicomm.me p.to',
    'homerouter.cpe hi.link mobile.hotspot setup.ubnt.com pi.hole',
  ]
    .join(' ')
    .split(' '),
);

/** IPv6 outside 2000::/3, and in it Teredo, 6to4 and documentation, which may carry any IPv4 address or none. */
const ODD_IPV6 = /^\[((?![23][0-9a-f]{3}:)|2002:|2001:1?[0-9a-f]{0,2}:|3fff:[0-9a-f]{0,3}:)/;

/** Returns why a host name or address of a parsed URL is not that of a public site, null where it may be one. */
export function insideRefusal(host: string): string | null {
  if (addressKind(host) !== null) return isPublic(host) ? null : 'not a public address';
  if (!host.includes('.')) return 'a name without a dot';
  return PRIVATE_NAME.test(host) || leadsInside(host) ? 'a name of a private network' : null;
}

function leadsInside(host: string): boolean {
  for (let at = 0; at >= 0; at = host.indexOf('.', at) + 1 || -1) if (LEADING_INSIDE.has(host.slice(at))) return true;
  return false;
}

function isPublic(host: string): boolean {
  return addressKind(host) === 'public' && !ODD_IPV6.test(host) && !isTranslated(host);
}

/** The last 32 bits of an IPv6 address that a network's own NAT64 prefix may lead to (RFC 6052), if they are private. */
function isTranslated(host: string): boolean {
  const groups = /:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(host);
  if (!groups) return false;
  const [high, low] = [Number.parseInt(groups[1] ?? '', 16), Number.parseInt(groups[2] ?? '', 16)];
  const address = [high >> 8, high & 255, low >> 8, low & 255].join('.');
  const kind = addressKind(address);
  return kind === 'private' || kind === 'loopback' || LINK_LOCAL.test(address);
}

const LINK_LOCAL = /^169\.254\./;

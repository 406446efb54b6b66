import { type Content, html, noContent, text } from './content.ts';

const APPLE = '<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>\n';
const MOZILLA = '<meta http-equiv="refresh" content="0;url=https://support.mozilla.org/kb/captive-portal"/>';
const ONLINE = 'NetworkManager is online\n';

/** Answers of the well-known captive-portal checks, byte for byte; the same with and without TLS. */
const CHECKS: Readonly<Record<string, () => Content>> = {
  'detectportal.firefox.com/success.txt': () => text('success\n'),
  'detectportal.firefox.com/canonical.html': () => html(200, MOZILLA),
  'captive.apple.com/hotspot-detect.html': () => html(200, APPLE),
  'www.apple.com/library/test/success.html': () => html(200, APPLE),
  'www.msftconnecttest.com/connecttest.txt': () => text('Microsoft Connect Test'),
  'www.msftncsi.com/ncsi.txt': () => text('Microsoft NCSI'),
  'connectivitycheck.gstatic.com/generate_204': noContent,
  'www.gstatic.com/generate_204': noContent,
  'www.google.com/generate_204': noContent,
  'cp.cloudflare.com/': noContent,
  'cp.cloudflare.com/generate_204': noContent,
  'connectivity-check.ubuntu.com/': noContent,
  'nmcheck.gnome.org/check_network_status.txt': () => text(ONLINE),
  'network-test.debian.org/nm': () => text(ONLINE),
};

export function connectivityCheck(host: string, path: string): Content | null {
  return CHECKS[host + path]?.() ?? null;
}

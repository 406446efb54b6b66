import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import type { Device } from '../../lab/conditions/condition.ts';

/** How a device is set up before its browser starts. */
export interface Setup {
  readonly prefs: Readonly<Record<string, string | number | boolean>>;
  readonly args: readonly string[];
  /** Files of Chromium's profile. */
  readonly files: Readonly<Record<string, object>>;
}

const RESOLVER = 'https://dns.google/dns-query';
const TUNNEL_PORT = 3129;
const NOTHING: Setup = { prefs: {}, args: [], files: {} };

function secureDns(isOnly: boolean): Setup {
  return {
    prefs: {
      'network.trr.mode': isOnly ? 3 : 2,
      'network.trr.uri': RESOLVER,
      'network.trr.bootstrapAddr': '8.8.8.8',
      'network.trr.confirmationNS': 'skip',
    },
    args: [],
    files: {
      'Local State': { dns_over_https: { mode: isOnly ? 'secure' : 'automatic', templates: RESOLVER } },
    },
  };
}

/** A script that sends sites of one ending by a proxy. */
function proxyScript(proxy: string): Setup {
  const script = `function FindProxyForURL(url, host) { return host.indexOf("${PROXIED}") >= 0 ? "${proxy}" : "DIRECT"; }`;
  const url = `data:application/x-ns-proxy-autoconfig,${encodeURIComponent(script)}`;
  return {
    prefs: { 'network.proxy.type': 2, 'network.proxy.autoconfig_url': url },
    args: [`--proxy-pac-url=${url}`],
    files: {},
  };
}

/** What the names of hosts contain that go by the proxy. */
export const PROXIED = 'side-proxy';

const SETUPS: Readonly<Record<Device, Setup>> = {
  secure_dns: secureDns(false),
  secure_dns_only: secureDns(true),
  https_only: {
    prefs: { 'dom.security.https_only_mode': true },
    args: [],
    files: { 'Default/Preferences': { https_only_mode_enabled: true } },
  },
  proxy_dead: proxyScript('PROXY 127.0.0.1:9'),
  proxy_refuses: proxyScript(`PROXY 127.0.0.1:${TUNNEL_PORT}`),
  socks_dead: proxyScript('SOCKS5 127.0.0.1:9'),
};

export function setupOf(device: Device | undefined): Setup {
  return device === undefined ? NOTHING : SETUPS[device];
}

export function writeFiles(home: string, { files }: Setup): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(home, 'profile', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(content));
  }
}

/** A proxy that opens no tunnel for anybody; returns what stops it. */
export async function refuseTunnels(): Promise<() => void> {
  const server = createServer((client) => {
    client.on('error', () => client.destroy());
    client.once('data', () => client.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'));
  });
  await new Promise<void>((resolve) => server.listen(TUNNEL_PORT, '127.0.0.1', resolve));
  return () => server.close();
}

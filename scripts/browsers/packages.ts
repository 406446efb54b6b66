import type { BrowserName } from './driver.ts';

/** `languages`: Chromium in other languages than English, which Debian packs apart. `turnserver` and `caddy` play call servers. */
export type Tool = 'chromium' | 'firefox' | 'languages' | 'certutil' | 'ip' | 'nft' | 'turnserver' | 'caddy' | 'fonts';

export const everyTool: Tool[] = [
  'chromium',
  'firefox',
  'languages',
  'certutil',
  'ip',
  'nft',
  'turnserver',
  'caddy',
  'fonts',
];

/** Package names by tool; of several names the first that the system offers. */
export const aptPackages: Record<Tool, string[]> = {
  chromium: ['chromium', 'chromium-browser'],
  firefox: ['firefox-esr', 'firefox'],
  languages: ['chromium-l10n'],
  certutil: ['libnss3-tools'],
  ip: ['iproute2'],
  nft: ['nftables'],
  turnserver: ['coturn'],
  caddy: ['caddy'],
  fonts: ['fonts-dejavu-core'],
};

interface Installer {
  /** An executable that tells that this installer is the one of the system. */
  file: string;
  command: string;
  packages: Record<Exclude<Tool, 'languages'>, string>;
}

const linux: Installer[] = [
  {
    file: '/usr/bin/dnf',
    command: 'sudo dnf install -y',
    packages: {
      chromium: 'chromium',
      firefox: 'firefox',
      certutil: 'nss-tools',
      ip: 'iproute',
      nft: 'nftables',
      turnserver: 'coturn',
      caddy: 'caddy',
      fonts: 'dejavu-sans-fonts',
    },
  },
  {
    file: '/usr/bin/pacman',
    command: 'sudo pacman -S --needed',
    packages: {
      chromium: 'chromium',
      firefox: 'firefox',
      certutil: 'nss',
      ip: 'iproute2',
      nft: 'nftables',
      turnserver: 'coturn',
      caddy: 'caddy',
      fonts: 'ttf-dejavu',
    },
  },
  {
    file: '/usr/bin/zypper',
    command: 'sudo zypper install',
    packages: {
      chromium: 'chromium',
      firefox: 'MozillaFirefox',
      certutil: 'mozilla-nss-tools',
      ip: 'iproute2',
      nft: 'nftables',
      turnserver: 'coturn',
      caddy: 'caddy',
      fonts: 'dejavu-fonts',
    },
  },
];

/** The command for a person to run, for systems on which we install nothing ourselves. */
export function adviceFor(platform: NodeJS.Platform, missing: Tool[], exists: (file: string) => boolean): string {
  const browsers = missing.filter(isBrowser);
  if (platform === 'darwin') return `brew install --cask ${browsers.join(' ')}`;
  if (platform === 'win32') return browsers.map((tool) => `winget install -e --id ${wingetIds[tool]}`).join(' & ');
  if (exists('/usr/bin/apt-get')) {
    return `sudo apt-get update && sudo apt-get install -y ${missing.map((tool) => aptPackages[tool][0]).join(' ')}`;
  }
  const named = missing.filter((tool) => tool !== 'languages');
  const installer = linux.find(({ file }) => exists(file));
  if (installer) return `${installer.command} ${named.map((tool) => installer.packages[tool]).join(' ')}`;
  return `the package manager of your system, for ${named.join(', ')}`;
}

const isBrowser = (tool: Tool): tool is BrowserName => tool === 'chromium' || tool === 'firefox';

const wingetIds: Record<BrowserName, string> = { chromium: 'Hibbiki.Chromium', firefox: 'Mozilla.Firefox' };

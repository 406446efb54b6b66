/** Writes what an organisation sets where the browser reads it; nothing of it is left outside of the test's own namespace. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isInside } from '../../lab/namespace.ts';
import { GECKO_ID } from '../../scripts/manifest.ts';
import { BROWSER } from './stage.ts';

const FOLDER = '/etc/chromium';

/** Sets the policy of the extension in `extensionDir` for a browser with this home. */
export function setPolicy(policy: object, home: string, extensionDir: string): void {
  if (BROWSER === 'firefox') setForFirefox(policy, home);
  else setForChromium(policy, extensionDir);
}

function setForFirefox(data: object, home: string): void {
  const folder = join(home, '.mozilla', 'managed-storage');
  mkdirSync(folder, { recursive: true });
  const manifest = { name: GECKO_ID, description: 'Settings of Reach', type: 'storage', data };
  writeFileSync(join(folder, `${GECKO_ID}.json`), JSON.stringify(manifest));
}

function setForChromium(policy: object, extensionDir: string): void {
  coverFolder();
  const extensions = { [unpackedId(realpathSync(extensionDir))]: policy };
  writeFileSync(join(FOLDER, 'policies', 'managed', 'reach.json'), JSON.stringify({ '3rdparty': { extensions } }));
}

/** Keeps hosts from all extensions, as an organisation may; Firefox has a preference for that. */
export function keepFromExtensions(patterns: readonly string[]): void {
  coverFolder();
  const settings = { ExtensionSettings: { '*': { runtime_blocked_hosts: patterns } } };
  writeFileSync(join(FOLDER, 'policies', 'managed', 'kept.json'), JSON.stringify(settings));
}

let isCovered = false;

/** The machine's own folder is covered by an empty one, in this namespace only. */
function coverFolder(): void {
  if (isCovered) return;
  if (!isInside()) throw new Error('Policies are written inside the lab only: they would reach every browser here.');
  execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', FOLDER]);
  mkdirSync(join(FOLDER, 'policies', 'managed'), { recursive: true });
  isCovered = true;
}

/** Takes the cover away: the next browser in this namespace has no policy. */
export function clearPolicy(): void {
  if (isCovered) execFileSync('umount', ['-l', FOLDER]);
  isCovered = false;
}

/** Chromium names an unpacked extension after its folder. */
function unpackedId(path: string): string {
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 32);
  return [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

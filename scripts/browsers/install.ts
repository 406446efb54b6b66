import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { lookForBrowser } from './find.ts';
import { adviceFor, aptPackages, everyTool, type Tool } from './packages.ts';

const run = promisify(execFile);

/**
 * Makes sure that the tools are there: on Debian and its kin, as root, by installing what is missing; elsewhere by an error that holds
 * the command to run. Answers what was installed.
 */
export async function install(wanted: Tool[] = everyTool): Promise<Tool[]> {
  const missing = await missingTools(wanted);
  if (!missing.length) return [];
  const lab = missing.filter((tool) => !offered.includes(tool));
  if (process.platform !== 'linux' && lab.length)
    throw new Error(`Only Linux has ${lab.join(', ')}: the lab needs it.`);
  const mayInstall = process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (!mayInstall) throw new Error(lack(missing));
  await aptGet('update');
  await installPackages(missing);
  // Whether a browser lacks its languages shows only once it is there.
  const shown = (await missingTools(wanted)).filter((tool) => !missing.includes(tool));
  if (shown.length) await installPackages(shown);
  const still = await missingTools(wanted);
  if (still.length) throw new Error(`Installed, and still not found: ${lack(still)}`);
  return [...missing, ...shown];
}

async function installPackages(tools: Tool[]): Promise<void> {
  await aptGet('install', '-y', '--no-install-recommends', ...(await Promise.all(tools.map(packageFor))));
}

/** What can be had on every system. */
const offered: Tool[] = ['chromium', 'firefox', 'languages', 'fonts'];

const lack = (missing: Tool[]): string =>
  `Missing: ${missing.join(', ')}. Run:\n  ${adviceFor(process.platform, missing, existsSync)}`;

export async function missingTools(wanted: Tool[]): Promise<Tool[]> {
  const found = await Promise.all(wanted.map((tool) => isThere(tool)));
  return wanted.filter((_, index) => !found[index]);
}

async function isThere(tool: Tool): Promise<boolean> {
  if (tool === 'chromium' || tool === 'firefox') return !!lookForBrowser(tool);
  if (tool === 'fonts') return hasCyrillic();
  if (tool === 'languages') return hasLanguages();
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin'];
  return folders.some((folder) => existsSync(join(folder, tool)));
}

async function hasCyrillic(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const fonts = await run('fc-list', [':lang=uk', 'family']).catch(() => undefined);
  return fonts ? fonts.stdout.trim() !== '' : existsSync('/usr/share/fonts/truetype/dejavu');
}

function hasLanguages(): boolean {
  const debian = '/usr/lib/chromium/locales';
  return !existsSync(debian) || existsSync(join(debian, 'uk.pak'));
}

async function packageFor(tool: Tool): Promise<string> {
  for (const name of aptPackages[tool]) {
    const { stdout } = await run('apt-cache', ['policy', name]).catch(() => ({ stdout: '' }));
    if (/Candidate: (?!\(none\))/.test(stdout)) return name;
  }
  throw new Error(`The package sources of this system offer none of: ${aptPackages[tool].join(', ')}`);
}

function aptGet(...args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const child = spawn('apt-get', args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`apt-get ${args[0]} ended with ${code}`))));
  });
}

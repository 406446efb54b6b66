/** A network of its own for one command: nothing in it reaches the outside, and nothing of it stays behind. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROUTER } from './world.ts';

/** Time for the command to end by itself after an interrupt. */
const GRACE_MS = 3000;

/** Set in the environment of every command that runs inside. */
export const INSIDE = 'REACH_LAB_INSIDE';

export const CLIENT_IPV4 = '192.168.1.23';
const CLIENT_IPV6 = '2a02:2698:8024:1::23';

/**
 * Chromium believes itself offline unless an interface other than loopback is up. The interface brings no route for its
 * own prefix: the kernel keeps local and other routes in one table, and a longer prefix would win over "all is local".
 */
export const NETWORK_UP = [
  'ip link set reach0 up',
  'ip link set reach1 up',
  `ip addr replace ${CLIENT_IPV4}/24 dev reach0 noprefixroute`,
  `ip -6 addr replace ${CLIENT_IPV6}/64 dev reach0 nodad noprefixroute`,
  `ip route replace default via ${ROUTER} dev reach0 onlink`,
  'ip -6 route replace default dev reach0',
  `ip route replace local 0.0.0.0/0 dev lo src ${CLIENT_IPV4}`,
  `ip -6 route replace local ::/0 dev lo src ${CLIENT_IPV6}`,
];

export const NETWORK_DOWN = [
  'ip route del local 0.0.0.0/0 dev lo',
  'ip -6 route del local ::/0 dev lo',
  'ip link set reach0 down',
  'ip link set reach1 down',
];

/** Name services of the host that would answer over a socket file, past the namespace. */
const SIDE_DOORS = '/run/nscd /run/systemd/resolve /run/avahi-daemon';

const SETUP = `set -e
ip link set lo up
ip link add reach0 type veth peer name reach1
# A link-local address that appears a second later would be a change of network to a browser that has just started.
ip link set reach0 addrgenmode none
ip link set reach1 addrgenmode none
${NETWORK_UP.join('\n')}
for name in resolv.conf hosts nsswitch.conf; do mount --bind "$REACH_LAB_ETC/$name" /etc/$name; done
rm -r "$REACH_LAB_ETC"
for door in ${SIDE_DOORS}; do if [ -d $door ]; then mount -t tmpfs tmpfs $door; fi; done
set +e
"$@"
exit $?`;

const ETC: Readonly<Record<string, string>> = {
  'resolv.conf': `nameserver ${ROUTER}\noptions timeout:3 attempts:2\n`,
  hosts: `127.0.0.1 localhost ${hostname()}\n::1 localhost\n`,
  'nsswitch.conf': 'passwd: files\ngroup: files\nshadow: files\nhosts: files dns\nnetworks: files\n',
};

export type Usable = { ok: true } | { ok: false; reason: string };

/** Whether commands can be run inside on this machine, and if not, why. */
export function canUseNamespace(): Usable {
  if (isInside()) return { ok: true };
  return withEtc((etc) => {
    const probe = spawnSync('setpriv', [...arrival(), 'nft', 'list', 'ruleset'], {
      env: environment(etc),
      encoding: 'utf8',
    });
    if (probe.error) return { ok: false, reason: probe.error.message };
    return probe.status === 0 ? { ok: true } : { ok: false, reason: probe.stderr.trim() };
  });
}

export function isInside(): boolean {
  return process.env[INSIDE] === '1';
}

/** Runs the command inside; resolves with its exit code. */
export async function runInside(command: readonly string[]): Promise<number> {
  const etc = makeEtc();
  // What browsers leave behind ends with the namespace, however that ends.
  const scratch = mkdtempSync(join(tmpdir(), 'reach-inside-'));
  const env = { ...environment(etc), TMPDIR: scratch };
  const child = spawn('setpriv', [...arrival(), ...command], { stdio: 'inherit', env });
  // A terminal sends SIGINT to the command as well; SIGTERM would be ignored by the first process of a namespace.
  const interrupt = () => setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
  const terminate = () => child.kill('SIGKILL');
  process.on('SIGINT', interrupt).on('SIGTERM', terminate);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGKILL' ? 137 : 143)));
    });
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', terminate);
    for (const folder of [etc, scratch]) rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A process namespace of its own ends, with the command, whatever browsers it may have left running; and the namespace
 * ends when this process does, even by SIGKILL.
 */
function arrival(): string[] {
  const asRoot = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
  const own = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];
  return ['--pdeathsig', 'KILL', 'unshare', ...asRoot, ...own, 'sh', '-c', SETUP, 'sh'];
}

function environment(etc: string): NodeJS.ProcessEnv {
  return { ...process.env, [INSIDE]: '1', REACH_LAB_ETC: etc };
}

function makeEtc(): string {
  const etc = mkdtempSync(join(tmpdir(), 'reach-lab-'));
  for (const [name, text] of Object.entries(ETC)) writeFileSync(join(etc, name), text);
  return etc;
}

function withEtc<T>(use: (etc: string) => T): T {
  const etc = makeEtc();
  try {
    return use(etc);
  } finally {
    rmSync(etc, { recursive: true, force: true });
  }
}

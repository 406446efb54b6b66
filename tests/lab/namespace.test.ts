import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { startLab } from '../../lab/lab.ts';
import { canUseNamespace, isInside } from '../../lab/namespace.ts';
import { Authority } from '../../lab/tls/authority.ts';
import { base64Der, trustInHome } from '../../lab/trust.ts';

const run = promisify(execFile);
const inside = (script: string) =>
  run(process.execPath, ['--import', 'tsx', 'lab/inside.ts', '--', 'sh', '-c', script]).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error) => ({ code: error.code as number, stdout: String(error.stdout) }),
  );

describe('the namespace', () => {
  it('says whether it can be used', () => {
    const usable = canUseNamespace();
    if (!usable.ok) expect(usable.reason).not.toBe('');
    else expect(usable).toEqual({ ok: true });
  });

  it.skipIf(isInside() || !canUseNamespace().ok)(
    'passes the exit code on, with its own resolver and addresses',
    async () => {
      const { code, stdout } = await inside('cat /etc/resolv.conf; ip -o addr; exit 7');
      expect(code).toBe(7);
      expect(stdout).toContain('nameserver 192.168.1.1');
      expect(stdout).toContain('192.168.1.23/24');
    },
  );

  it.skipIf(isInside())('is required for the mode of that name', async () => {
    await expect(startLab({ mode: 'namespace' })).rejects.toThrow('lab/inside.ts');
  });
});

describe('trust', () => {
  it('is written to the store of a throw-away home', async () => {
    const home = mkdtempSync(join(tmpdir(), 'reach-home-'));
    const authority = await Authority.create('Test Root');
    await trustInHome(home, authority.pem);
    const { stdout } = await run('certutil', ['-L', '-d', `sql:${join(home, '.pki', 'nssdb')}`]);
    expect(stdout).toMatch(/Reach lab\s+C,,/);
    expect(existsSync(join(home, '.pki', 'nssdb', 'cert9.db'))).toBe(true);
    expect(base64Der(authority.pem)).toBe(authority.base64);
    rmSync(home, { recursive: true });
  });
});

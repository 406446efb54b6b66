import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Chromium on Linux trusts what stands in the certificate database of HOME. */
export async function trustInNss(home: string, caPem: string): Promise<void> {
  if (process.platform !== 'linux') {
    throw new Error(
      'A CA for Chromium alone can be given only on Linux; elsewhere Chromium uses the store of the system.',
    );
  }
  const store = join(home, '.pki', 'nssdb');
  await mkdir(store, { recursive: true });
  const file = join(home, 'reach-ca.pem');
  await writeFile(file, caPem);
  const created = existsSync(join(store, 'cert9.db'));
  if (!created) await run('certutil', ['-d', `sql:${store}`, '-N', '--empty-password']);
  await run('certutil', ['-d', `sql:${store}`, '-A', '-t', 'C,,', '-n', 'reach-ca', '-i', file]);
}

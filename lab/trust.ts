import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Makes Chromium on Linux trust the authority when it runs with this HOME.
 * Fails when certutil (libnss3-tools) is not installed.
 */
export async function trustInHome(home: string, pem: string): Promise<void> {
  const database = join(home, '.pki', 'nssdb');
  await mkdir(database, { recursive: true });
  const file = join(database, 'lab-authority.pem');
  await writeFile(file, pem);
  await run('certutil', ['-N', '-d', `sql:${database}`, '--empty-password']);
  await run('certutil', ['-A', '-d', `sql:${database}`, '-n', 'Reach lab', '-t', 'C,,', '-i', file]);
}

/** The authority as Firefox's `nsIX509CertDB.addCertFromBase64` wants it: DER in base64. */
export function base64Der(pem: string): string {
  return pem.replace(/-----[^-]+-----|\s/g, '');
}

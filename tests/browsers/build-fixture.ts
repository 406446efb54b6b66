import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserName } from '../../scripts/browsers/driver.ts';

const source = join(import.meta.dirname, 'fixture');

const common = {
  manifest_version: 3,
  name: 'Driver fixture',
  version: '1.0',
  permissions: ['alarms', 'notifications', 'storage'],
  host_permissions: ['<all_urls>'],
  action: { default_popup: 'popup.html', default_title: 'Fixture action' },
};

const own: Record<BrowserName, object> = {
  chromium: { background: { service_worker: 'background.js' } },
  firefox: {
    background: { scripts: ['background.js'] },
    browser_specific_settings: { gecko: { id: 'fixture@reach.example', strict_min_version: '140.0' } },
  },
};

const icon = 'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mNQSDiAFTEMLQkAGplQAUPYyIYAAAAASUVORK5CYII=';

/** Copies the fixture extension with the manifest of that browser into a new folder. */
export async function buildFixture(browser: BrowserName): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'reach-fixture-'));
  await cp(source, dir, { recursive: true });
  await writeFile(join(dir, 'manifest.json'), JSON.stringify({ ...common, ...own[browser] }));
  await writeFile(join(dir, 'icon.png'), Buffer.from(icon, 'base64'));
  return dir;
}

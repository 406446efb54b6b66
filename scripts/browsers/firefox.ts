import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { DrivenBrowser, LaunchOptions } from './driver.ts';
import { badgeExpression, wakeAlarmExpression } from './expression.ts';
import { findBrowser } from './find.ts';
import { firefoxTab } from './firefox-page.ts';
import { firefoxPopup } from './firefox-popup.ts';
import * as scripts from './firefox-scripts.ts';
import { type StartedFirefox, startFirefox } from './firefox-start.ts';
import { evaluateIn } from './firefox-views.ts';
import { type Home, makeHome } from './home.ts';
import { until, withDeadline } from './wait.ts';

/** Firefox gives each profile another random one; tests and bookmarks want to know it. */
const uuid = '5b0f2a52-7c1e-4d39-9a55-0c2e9d1f8a01';

interface Manifest {
  host_permissions?: string[];
  browser_specific_settings?: { gecko?: { id?: string } };
}

export async function launchFirefox(options: LaunchOptions): Promise<DrivenBrowser> {
  const { path } = findBrowser('firefox');
  const home = makeHome(options.home);
  try {
    const dir = await realpath(options.extensionDir);
    const manifest = JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8')) as Manifest;
    const id = manifest.browser_specific_settings?.gecko?.id;
    if (!id)
      throw new Error(`${dir}/manifest.json has no browser_specific_settings.gecko.id; is it the Firefox build?`);
    const uuids = { 'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }) };
    const firefox = await startFirefox(path, home, options, uuids);
    await firefox.marionette.command('Addon:Install', { path: dir, temporary: true });
    return driven(firefox, home, { id, hosts: manifest.host_permissions ?? [] });
  } catch (error) {
    await home.release({ atOnce: true });
    throw new Error(`${path} did not start. ${home.lastWords()}`, { cause: error });
  }
}

interface Installed {
  id: string;
  hosts: string[];
}

function driven(firefox: StartedFirefox, home: Home, { id, hosts }: Installed): DrivenBrowser {
  const { script, marionette, child } = firefox;
  const url = (path: string) => `moz-extension://${uuid}/${path.replace(/^\//, '')}`;
  const helper = <T>(expression: string) => inHelper<T>(firefox, id, expression);
  return {
    name: 'firefox',
    version: firefox.version,
    extensionId: id,
    home: home.dir,
    pid: child.pid ?? 0,
    ended: new Promise((done) => child.once('exit', () => done())),
    url,
    open: (path, view) => firefoxTab(firefox, url(path), view),
    openSite: (address, view) => firefoxTab(firefox, address, view),
    openPopup: (view) => firefoxPopup(firefox, id, view),
    send: (message, timeoutMs = 300_000) => {
      const text = JSON.stringify(message);
      return withDeadline(
        helper(`browser.runtime.sendMessage(${text})`),
        timeoutMs,
        `The answer to ${text.slice(0, 80)}`,
      );
    },
    background: async (expression) => evaluateIn(script, await script<number>(scripts.wakeBackground, id), expression),
    stopBackground: () => script(scripts.stopBackground, id),
    isBackgroundRunning: async () => (await script<string>(scripts.backgroundState, id)) !== 'stopped',
    notifications: () => script(scripts.seenNotices),
    clickNotification: (notice) => script(scripts.clickNotice, notice),
    clickAction: () => script(scripts.clickAction, id),
    chooseMenu: (entry) => script(scripts.chooseMenu, id, entry),
    badge: () => helper(badgeExpression),
    grantHosts: () => script(scripts.grantHosts, id, hosts),
    revokeHosts: () => script(scripts.revokeHosts, id, hosts),
    wakeAlarm: (name) => helper(wakeAlarmExpression(name)),
    setOffline: (offline) => script(scripts.setOffline, offline),
    async close() {
      await withDeadline(marionette.command('Marionette:Quit', { flags: ['eForceQuit'] }), 3000, 'Quit').catch(
        () => {},
      );
      marionette.disconnect();
      await home.release();
    },
  };
}

async function inHelper<T>({ script }: StartedFirefox, id: string, expression: string): Promise<T> {
  const browserId = await script<number>(scripts.openHelper, id);
  try {
    const ready = `location.protocol === 'moz-extension:' && document.readyState === 'complete' && !!browser.runtime.id`;
    await until(() => evaluateIn<boolean>(script, browserId, ready), {
      timeoutMs: 10_000,
      everyMs: 5,
      what: 'the helper',
    });
    return await evaluateIn<T>(script, browserId, expression);
  } finally {
    await script(scripts.closeHelper, browserId).catch(() => {});
  }
}

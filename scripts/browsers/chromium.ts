import { realpath } from 'node:fs/promises';
import { type Cdp, connectCdp } from './cdp.ts';
import { trustInNss } from './certificates.ts';
import { chromiumFlags } from './chromium-flags.ts';
import { chromiumPage, evaluateIn } from './chromium-page.ts';
import { type Extension, extensionOf, type Target, withHidden } from './chromium-targets.ts';
import { type Desktop, startDesktop } from './desktop-notices.ts';
import type { DrivenBrowser, LaunchOptions, Page, View } from './driver.ts';
import { badgeExpression, menuExpression, wakeAlarmExpression } from './expression.ts';
import { findBrowser } from './find.ts';
import { type Home, makeHome } from './home.ts';
import { until, withDeadline } from './wait.ts';

export async function launchChromium(options: LaunchOptions): Promise<DrivenBrowser> {
  const { path } = findBrowser('chromium');
  const home = makeHome(options.home);
  let desktop: Desktop | undefined;
  try {
    if (options.caPem) await trustInNss(home.dir, options.caPem);
    desktop = watchable(options) ? await startDesktop(home.dir) : undefined;
    return await start(path, home, options, desktop);
  } catch (error) {
    desktop?.close();
    await home.release({ atOnce: true });
    throw new Error(`${path} did not start. ${home.lastWords()}`, { cause: error });
  }
}

/** With a window, notifications belong to the user's own desktop. */
const watchable = ({ headless = true }: LaunchOptions) => headless && process.platform === 'linux';

async function start(path: string, home: Home, options: LaunchOptions, desktop?: Desktop): Promise<DrivenBrowser> {
  const { locale, args = [], headless = true } = options;
  const flags = chromiumFlags({ profile: home.profile, headless, locale, args });
  const spoken = locale?.replace('-', '_');
  const env = {
    ...(desktop ? { DBUS_SESSION_BUS_ADDRESS: desktop.address } : {}),
    ...(spoken ? { LANGUAGE: spoken, LC_ALL: `${spoken}.UTF-8` } : {}),
  };
  const child = home.start(path, flags, env, 2);
  const cdp = connectCdp(child);
  const { product } = await withDeadline(cdp.send<{ product: string }>('Browser.getVersion'), 60_000, path);
  const { id } = await cdp.send<{ id: string }>('Extensions.loadUnpacked', {
    path: await realpath(options.extensionDir),
  });
  return driven(cdp, home, { id, version: product.split('/')[1] ?? product, pid: child.pid ?? 0, desktop });
}

interface Identity {
  id: string;
  version: string;
  pid: number;
  desktop: Desktop | undefined;
}

function driven(cdp: Cdp, home: Home, { id, version, pid, desktop }: Identity): DrivenBrowser {
  const extension = extensionOf(cdp, id);
  desktop?.watch(extension.helper);
  const openSite = (url: string, view?: View) => openTab(cdp, url, view);
  return {
    name: 'chromium',
    version,
    extensionId: id,
    home: home.dir,
    pid,
    ended: cdp.closed,
    url: extension.url,
    open: (path, view) => openSite(extension.url(path), view),
    openSite,
    openPopup: (view) => openPopup(cdp, extension, view),
    send: (message, timeoutMs = 300_000) =>
      withDeadline(
        extension.helper(`chrome.runtime.sendMessage(${JSON.stringify(message)})`),
        timeoutMs,
        `The answer to ${JSON.stringify(message).slice(0, 80)}`,
      ),
    background: (expression) => inWorker(cdp, extension, expression),
    stopBackground: extension.stop,
    isBackgroundRunning: async () => !!(await extension.worker()),
    workerHeap: () => workerHeap(cdp, extension),
    notifications: async () => (desktop ?? unseen()).seen(),
    clickNotification: async (notice) => (desktop ?? unseen()).click(notice),
    clickAction: () => clickAction(cdp, id),
    chooseMenu: (entry) => inWorker(cdp, extension, menuExpression(entry)),
    badge: () => extension.helper(badgeExpression),
    grantHosts: () => setHostAccess(cdp, id, 'ON_ALL_SITES'),
    revokeHosts: () => setHostAccess(cdp, id, 'ON_CLICK'),
    wakeAlarm: (name) => extension.helper(wakeAlarmExpression(name)),
    async close() {
      await withDeadline(cdp.send('Browser.close'), 2000, 'Browser.close').catch(() => {});
      desktop?.close();
      await home.release();
    },
  };
}

function unseen(): never {
  throw new Error('Notifications of Chromium are seen only headless and on Linux, where the driver plays the desktop.');
}

async function clickAction(cdp: Cdp, id: string): Promise<void> {
  const { targetInfos } = await cdp.send<{ targetInfos: Target[] }>('Target.getTargets', { filter: [{ type: 'tab' }] });
  const tab = targetInfos[0];
  if (!tab) throw new Error('There is no tab to click the action on');
  await cdp.send('Extensions.triggerAction', { id, targetId: tab.targetId });
}

async function setHostAccess(cdp: Cdp, extensionId: string, hostAccess: 'ON_CLICK' | 'ON_ALL_SITES'): Promise<void> {
  const update = JSON.stringify({ extensionId, hostAccess });
  await withHidden(cdp, 'chrome://extensions/', (session) =>
    evaluateIn(session, `chrome.developerPrivate.updateExtensionConfiguration(${update})`),
  );
}

async function inWorker<T>(cdp: Cdp, extension: Extension, expression: string): Promise<T> {
  const { targetId } = await extension.wake();
  const session = await cdp.attach(targetId);
  try {
    return await evaluateIn<T>(session, expression);
  } finally {
    // An attached debugger would keep the worker alive.
    await session.detach();
  }
}

async function workerHeap(cdp: Cdp, extension: Extension): Promise<number> {
  const running = await extension.worker();
  if (!running) return 0;
  const session = await cdp.attach(running.targetId);
  try {
    return (await session.send<{ usedSize: number }>('Runtime.getHeapUsage')).usedSize;
  } finally {
    await session.detach();
  }
}

async function openTab(cdp: Cdp, url: string, view?: View): Promise<Page> {
  const { targetId } = await cdp.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
  const page = await chromiumPage(cdp, targetId, view);
  const session = await cdp.attach(targetId);
  // Answers only when the site does, which may be never: the page itself tells when it is there.
  session.send('Page.navigate', { url }).catch(() => {});
  await page.waitFor(`location.href !== 'about:blank' && document.readyState === 'complete'`, 30_000).catch(() => {});
  await session.detach();
  return page;
}

async function openPopup(cdp: Cdp, extension: Extension, view?: View): Promise<Page> {
  const before = new Set((await extension.targets()).map(({ targetId }) => targetId));
  await extension.helper('chrome.action.openPopup()');
  const popup = await until(
    async () =>
      (await extension.targets()).find(
        ({ type, url, targetId }) => type === 'page' && url.startsWith(extension.url('')) && !before.has(targetId),
      ),
    { timeoutMs: 5000, what: 'the popup' },
  );
  const page = await chromiumPage(cdp, popup.targetId, view);
  await page.waitFor(`document.readyState === 'complete'`);
  return page;
}

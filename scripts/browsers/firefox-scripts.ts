/** Scripts for the privileged side of Firefox; `args[0]` is the extension's id where one is used. */

const extension = `const extension = WebExtensionPolicy.getByID(args[0]).extension;`;
const parent = `const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');`;

/** Installs the stand-in for the desktop's notification service; `args[0]`: hand on to the real one. */
export const watchNotices = `
  const contract = '@mozilla.org/alerts-service;1';
  const real = Cc[contract].getService(Ci.nsIAlertsService);
  const seen = [];
  const shown = new Map();
  const end = (name) => {
    const listener = shown.get(name);
    shown.delete(name);
    listener?.observe(null, 'alertfinished', '');
  };
  const watcher = {
    QueryInterface: ChromeUtils.generateQI(['nsIAlertsService']),
    showAlert(alert, listener) {
      seen.push({ id: alert.name, title: alert.title, message: alert.text, at: Date.now() });
      if (args[0]) return real.showAlert(alert, listener);
      shown.set(alert.name, listener);
      listener?.observe(null, 'alertshow', alert.cookie);
    },
    closeAlert(name, closedByContext) {
      if (args[0]) return real.closeAlert(name, closedByContext);
      end(name);
    },
    teardown() {},
    pbmTeardown() {},
  };
  const click = (name) => {
    if (!shown.has(name)) throw new Error('No notification "' + name + '" is on the screen');
    shown.get(name).observe(null, 'alertclickcallback', '');
    end(name);
  };
  Services.reachNotices = { seen, click };
  Components.manager.QueryInterface(Ci.nsIComponentRegistrar).registerFactory(
    Services.uuid.generateUUID(), 'notices', contract, { createInstance: (iid) => watcher.QueryInterface(iid) });`;

export const seenNotices = 'return Services.reachNotices.seen;';
export const clickNotice = 'Services.reachNotices.click(args[0]);';

export const backgroundState = `${extension} return extension.backgroundState;`;
/** Resolves with the browser id of the running background page. */
export const wakeBackground = `${extension}
  await extension.wakeupBackground();
  return extension.backgroundContext.xulBrowser.browserId;`;
export const stopBackground = `${extension}
  if (extension.backgroundState === 'stopped') return;
  await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
  if (extension.backgroundState !== 'stopped') throw new Error('The background is ' + extension.backgroundState);`;

/**
 * A page of the extension in no window: no tab event tells of it, and of no known view type, so that the extension does not
 * find it in `runtime.getContexts`. Resolves with its browser id.
 */
export const openHelper = `${extension} ${parent}
  const page = new ExtensionParent.HiddenExtensionPage(extension, 'driver');
  const browser = await page.createBrowserElement();
  browser.fixupAndLoadURIString(extension.baseURI.resolve('manifest.json'), { triggeringPrincipal: extension.principal });
  (Services.reachHelpers ??= new Map()).set(browser.browserId, page);
  return browser.browserId;`;
export const closeHelper = `
  Services.reachHelpers.get(args[0])?.shutdown();
  Services.reachHelpers.delete(args[0]);`;

export const trust = `
  const db = Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB);
  db.addCertFromBase64(args[0], 'CT,CT,CT');`;
/** Release builds carry one language; an extension asks only which one is in force. */
export const speak = `
  Services.locale.availableLocales = [args[0], 'en-US'];
  Services.locale.requestedLocales = [args[0]];
  return Services.locale.appLocaleAsBCP47;`;
/** Chromium ends with its debugging pipe; Firefox has to look whether the process `args[0]` that drives it still lives (Linux). */
export const endWith = `
  if (!(await IOUtils.exists('/proc/' + args[0]))) return;
  const look = async () => {
    if (!(await IOUtils.exists('/proc/' + args[0]))) Services.startup.quit(Ci.nsIAppStartup.eForceQuit);
  };
  Services.reachWatch = setInterval(look, 1000);`;
export const setOffline = 'Services.io.offline = args[0];';

const permissions = `${extension}
  const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  const hosts = { permissions: [], origins: args[1], data_collection: [] };`;
export const grantHosts = `${permissions} await ExtensionPermissions.add(args[0], hosts, extension);`;
export const revokeHosts = `${permissions} await ExtensionPermissions.remove(args[0], hosts, extension);`;

export const clickAction = `${extension} ${parent}
  ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);`;
/** What Firefox does when an entry is chosen: `args[1]` is its id. */
export const chooseMenu = `${extension}
  const tab = gBrowser.selectedTab;
  extension.tabManager.addActiveTabPermission(tab);
  const pageUrl = tab.linkedBrowser.currentURI.spec;
  extension.emit('webext-menu-menuitem-click', { menuItemId: args[1], pageUrl, editable: false, modifiers: [], button: 0 }, tab);`;
/** Opens the action's real panel. Resolves with the browser id of the page in it. */
/** A panel that closes takes its time, and while it does no other opens. */
const hidePanel = `
  const hide = (panel) => new Promise((done) => {
    if (!panel || panel.state === 'closed') return done();
    panel.addEventListener('popuphidden', done, { once: true });
    setTimeout(done, 3000);
    panel.hidePopup();
  });`;
export const openPopup = `${extension} ${parent} ${hidePanel}
  for (const panel of window.document.querySelectorAll('panel')) await hide(panel);
  await ExtensionParent.apiManager.global.browserActionFor(extension).openPopup(window, true);
  for (let turn = 0; turn < 200; turn++) {
    const view = [...extension.views].find(({ viewType, xulBrowser }) => viewType === 'popup' && xulBrowser?.isConnected);
    if (view) return view.xulBrowser.browserId;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error('The popup did not open');`;
export const closePopup = `${hidePanel}
  const context = BrowsingContext.getCurrentTopByBrowserId(args[0]);
  await hide(context?.embedderElement?.closest('panel'));`;

const popup = `
  const context = BrowsingContext.getCurrentTopByBrowserId(args[0]);
  if (!context) throw new Error('The popup is closed');
  context.embedderElement.focus();
  const actor = context.currentWindowGlobal.getActor('MarionetteCommands');`;
export const clickInPopup = `${popup}
  const [, x, y] = args;
  for (const type of ['mousemove', 'mousedown', 'mouseup']) {
    const eventData = { type, button: 0, clickCount: type === 'mousemove' ? 0 : 1 };
    await actor.dispatchEvent('synthesizeMouseAtPoint', { x, y, eventData });
  }`;
export const pressInPopup = `${popup}
  const { keyData } = ChromeUtils.importESModule('chrome://remote/content/shared/webdriver/KeyData.sys.mjs');
  const keys = args[1].map((value) => keyData.getData(value));
  const held = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };
  const names = { Shift: 'shiftKey', Control: 'ctrlKey', Alt: 'altKey', Meta: 'metaKey' };
  for (const key of keys.slice(0, -1)) held[names[key.key]] = true;
  const eventData = { ...keys.at(-1), ...held };
  await actor.dispatchEvent('synthesizeKeyDown', { eventData });
  await actor.dispatchEvent('synthesizeKeyUp', { eventData });`;

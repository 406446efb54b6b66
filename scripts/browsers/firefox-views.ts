import type { View } from './driver.ts';
import type { ChromeScript } from './firefox-chrome.ts';

/** Scripts about one page; `args[0]` is the browser id, which stays the same over navigations and process switches. */

const context = `
  const context = BrowsingContext.getCurrentTopByBrowserId(args[0]);
  if (!context) throw new Error('The page is gone');`;

/**
 * Opens an empty tab; for an address of an extension, already in the extension's process: a page that changes the process at its first
 * load loses how it was to be shown, and its first script would see another colour scheme.
 */
export const openTab = `
  const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
  const own = args[0].startsWith('moz-extension:') && WebExtensionPolicy.getByHostname(new URL(args[0]).host);
  const home = own ? { preferredRemoteType: 'extension', initialBrowsingContextGroupId: own.browsingContextGroupId } : {};
  const tab = gBrowser.addTab('about:blank', { triggeringPrincipal, ...home });
  gBrowser.selectedTab = tab;
  return tab.linkedBrowser.browserId;`;
export const navigate = `${context}
  const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
  context.embedderElement.fixupAndLoadURIString(args[1], { triggeringPrincipal });`;
export const hasLoaded = `${context}
  const { currentURI, webProgress } = context.embedderElement;
  return currentURI.spec !== 'about:blank' && !webProgress.isLoadingDocument;`;
export const closeTab = `
  const browser = BrowsingContext.getCurrentTopByBrowserId(args[0])?.embedderElement;
  const tab = browser && gBrowser.getTabForBrowser(browser);
  if (tab) gBrowser.removeTab(tab);`;
/** Resolves with the name by which WebDriver knows the tab. */
export const select = `${context}
  const browser = context.embedderElement;
  gBrowser.selectedTab = gBrowser.getTabForBrowser(browser);
  browser.focus();
  const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
  return NavigableManager.getIdForBrowser(browser);`;

/** The window cannot be as narrow as a popup, so the page's own frame is made smaller. */
export const resize = `${context}
  const { style } = context.embedderElement;
  Object.assign(style, { flex: 'none', width: args[1] + 'px', height: args[2] + 'px' });
  Object.assign(style, { minWidth: '0', minHeight: '0', maxWidth: style.width, maxHeight: style.height });`;
export const capture = `${context}
  const rect = args[1] ? new DOMRect(0, 0, args[1].width, args[1].height) : null;
  const bitmap = await context.currentWindowGlobal.drawSnapshot(rect, 1, 'white');
  const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
  Object.assign(canvas, { width: bitmap.width, height: bitmap.height });
  canvas.getContext('2d').drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.toDataURL('image/png').split(',')[1];`;

const show = `${context}
  const { colorScheme, reducedMotion, forcedColors } = args[1];
  context.prefersColorSchemeOverride = colorScheme ?? 'none';
  if ('prefersReducedMotionOverride' in context) context.prefersReducedMotionOverride = reducedMotion ? 'reduce' : 'none';
  else if (reducedMotion) Services.prefs.setIntPref('ui.prefersReducedMotion', 1);
  if ('forcedColorsOverride' in context) context.forcedColorsOverride = forcedColors ? 'active' : 'none';
  else if (forcedColors) Services.prefs.setIntPref('browser.display.document_color_use', 2);`;

const inFrame = `${context}
  const actor = context.currentWindowGlobal.getActor('MarionetteCommands');
  return actor.executeScript(args[1], [args[2]], { async: true, sandboxName: 'system', timeout: 3_600_000 });`;

/**
 * Runs in the frame's process with the browser's privileges, and loads the expression into the page's own global: the page's policy
 * (no `eval` in extension pages) does not apply, and a global set here is the one that the page's scripts see.
 */
const evaluate = `
  const [expression, done] = arguments;
  const source = 'Promise.resolve().then(() => (' + expression + '\\n)).then((value) => JSON.stringify({ value }))';
  const url = 'data:text/javascript;charset=utf-8,' + encodeURIComponent(source);
  ChromeUtils.compileScript(url, { charset: 'utf-8', hasReturnValue: true })
    .then((compiled) => compiled.executeInGlobal(window.wrappedJSObject))
    .then(done, (error) => done(JSON.stringify({ error: String(error?.message ?? error), stack: error?.stack })));`;

export async function showAs(script: ChromeScript, browserId: number, view: View = {}): Promise<void> {
  await script(show, browserId, view);
  if (view.width && view.height) await script(resize, browserId, view.width, view.height);
}

export async function evaluateIn<T>(script: ChromeScript, browserId: number, expression: string): Promise<T> {
  const answer = await script<string | null>(inFrame, browserId, evaluate, expression);
  if (!answer) throw new Error('The page went away before it answered');
  const { value, error, stack } = JSON.parse(answer) as { value?: T; error?: string; stack?: string };
  if (error !== undefined) throw new Error(`In the page: ${error}\n${stack ?? ''}`);
  return value as T;
}

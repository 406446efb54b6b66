/** The interfaces of an extension, as one life of its background sees them; all lead to the same browser. */
import { readFileSync } from 'node:fs';
import type { FakeBrowser } from '../browser.ts';
import type { FakeArea } from './area.ts';
import type { Life } from './life.ts';
import type { Frame } from './offscreen.ts';

const VERSION: string = JSON.parse(readFileSync('manifest.json', 'utf8')).version;

type Work = (...args: never[]) => unknown;

/** Returns the object that stands as `browser` and `chrome`. */
export function facade(of: FakeBrowser, life: Life, frame: () => Frame) {
  const call =
    (name: string, work: Work) =>
    (...args: unknown[]) =>
      of.calls.through(life, name, args, () => work(...(args as never[])));
  const event = (name: string) => life.event(name);
  const area = (one: FakeArea) => ({
    get: call(`storage.${one.name}.get`, (keys: null) => one.get(keys)),
    set: call(`storage.${one.name}.set`, (values: Record<string, unknown>) => one.set(values)),
    remove: call(`storage.${one.name}.remove`, (keys: string[]) => one.remove(keys)),
    clear: call(`storage.${one.name}.clear`, () => one.clear()),
    getBytesInUse: call(`storage.${one.name}.getBytesInUse`, () => one.bytes),
  });
  const api = {
    runtime: {
      id: of.id,
      lastError: undefined as { message: string } | undefined,
      getURL: (path: string) => of.origin + path.replace(/^\//, ''),
      getManifest: () => ({ version: VERSION }),
      getPlatformInfo: (told?: (platform: object) => void) => told?.({ os: of.os }),
      sendMessage: (message: unknown) => of.deliver(message, { id: of.id, url: `${of.origin}src/ui/popup/index.html` }),
      onMessage: event('runtime.onMessage'),
      onInstalled: event('runtime.onInstalled'),
      onStartup: event('runtime.onStartup'),
      onConnect: event('runtime.onConnect'),
    },
    storage: {
      local: area(of.local),
      session: area(of.session),
      managed: {
        get: call('storage.managed.get', () => {
          if (of.build === 'firefox' && Object.keys(of.policy).length === 0)
            throw new Error('Managed storage manifest not found');
          return structuredClone(of.policy);
        }),
      },
      onChanged: event('storage.onChanged'),
    },
    alarms: {
      create: call('alarms.create', (name: string, alarm: chrome.alarms.AlarmCreateInfo) =>
        of.alarms.create(name, alarm),
      ),
      get: call('alarms.get', (name: string) => of.alarms.get(name)),
      getAll: call('alarms.getAll', () => of.alarms.all),
      clear: call('alarms.clear', (name: string) => of.alarms.clear(name)),
      clearAll: call('alarms.clearAll', () => of.alarms.clearAll()),
      onAlarm: event('alarms.onAlarm'),
    },
    permissions: {
      contains: call('permissions.contains', ({ origins = [] }: { origins?: string[] }) =>
        origins.every((one) => of.grants(one)),
      ),
      request: call('permissions.request', ({ origins = [] }: { origins?: string[] }) => of.grant(origins)),
      getAll: call('permissions.getAll', () => ({ origins: [...of.hosts], permissions: [] })),
      onAdded: event('permissions.onAdded'),
      onRemoved: event('permissions.onRemoved'),
    },
    notifications: {
      create: call('notifications.create', (id: string, notice: { title: string; message: string }) =>
        of.show(id, notice),
      ),
      getAll: call('notifications.getAll', () => Object.fromEntries([...of.notices.keys()].map((id) => [id, {}]))),
      clear: call('notifications.clear', (id: string) => of.notices.delete(id)),
      onClicked: event('notifications.onClicked'),
    },
    action: {
      setIcon: call('action.setIcon', ({ path }: { path: Record<string, string> }) =>
        of.look({ icon: path['16'] ?? '' }),
      ),
      setBadgeText: call('action.setBadgeText', ({ text }: { text: string }) => of.look({ badge: text })),
      setBadgeBackgroundColor: call('action.setBadgeBackgroundColor', () => undefined),
      setTitle: call('action.setTitle', ({ title }: { title: string }) => of.look({ title })),
    },
    tabs: {
      create: call('tabs.create', ({ url }: { url: string }) => of.open(url)),
      query: call('tabs.query', ({ active }: { active?: boolean }) => of.tabs.filter((tab) => !active || tab.active)),
      get: call('tabs.get', (id: number) => of.tab(id)),
    },
    webRequest: Object.fromEntries(
      [
        'onBeforeRequest',
        'onBeforeSendHeaders',
        'onHeadersReceived',
        'onBeforeRedirect',
        'onResponseStarted',
        'onCompleted',
        'onErrorOccurred',
      ].map((name) => [name, event(`webRequest.${name}`)]),
    ),
    contextMenus: {
      create: (item: { id: string; title: string }, made?: () => void) => {
        const isThere = of.menu.has(item.id);
        if (!isThere) of.menu.set(item.id, item.title);
        api.runtime.lastError = isThere ? { message: `Cannot create item with duplicate id ${item.id}` } : undefined;
        made?.();
        api.runtime.lastError = undefined;
      },
      update: call('contextMenus.update', (id: string, { title }: { title: string }) => void of.menu.set(id, title)),
      onClicked: event('contextMenus.onClicked'),
    },
    commands: { onCommand: event('commands.onCommand') },
    i18n: { getUILanguage: () => of.language },
    management: { uninstallSelf: call('management.uninstallSelf', () => of.remove()) },
    declarativeNetRequest: {
      getSessionRules: call('declarativeNetRequest.getSessionRules', () => [...of.sessionRules.values()]),
      updateSessionRules: call(
        'declarativeNetRequest.updateSessionRules',
        (change: chrome.declarativeNetRequest.UpdateRuleOptions) => {
          for (const id of change.removeRuleIds ?? []) of.sessionRules.delete(id);
          for (const rule of change.addRules ?? []) {
            if (of.sessionRules.has(rule.id)) throw new Error(`Rule with id ${rule.id} does not have a unique ID.`);
            of.sessionRules.set(rule.id, rule);
          }
        },
      ),
    },
    ...(of.build === 'firefox'
      ? { dns: { resolve: call('dns.resolve', (host: string, flags: string[] = []) => of.resolve(host, flags)) } }
      : {
          offscreen: {
            Reason: { IFRAME_SCRIPTING: 'IFRAME_SCRIPTING', WEB_RTC: 'WEB_RTC' },
            createDocument: call('offscreen.createDocument', ({ url }: { url: string }) => {
              of.wire.forget();
              return of.offscreen.create(url, life, frame());
            }),
            closeDocument: call('offscreen.closeDocument', () => of.offscreen.close()),
          },
        }),
  };
  return api;
}

import type { Focused, Page, View } from './driver.ts';
import type { ChromeScript } from './firefox-chrome.ts';
import * as views from './firefox-views.ts';
import type { Stroke } from './keys.ts';
import type { Marionette } from './marionette.ts';
import { type Hands, makePage } from './page.ts';
import { until } from './wait.ts';

export interface Firefox {
  marionette: Marionette;
  script: ChromeScript;
}

export async function firefoxTab(firefox: Firefox, url: string, view?: View): Promise<Page> {
  const { script } = firefox;
  const browserId = await script<number>(views.openTab, url);
  await views.showAs(script, browserId, view);
  await script(views.navigate, browserId, url);
  const loaded = () => script<boolean>(views.hasLoaded, browserId);
  await until(loaded, { timeoutMs: 30_000, what: url }).catch(() => {});
  // The address decides the process, and a new process starts with a new browsing context.
  await views.showAs(script, browserId, view);
  return makePage({
    ...shared(firefox, browserId),
    clickAt: (x, y) => act(firefox, browserId, pointer(x, y)),
    stroke: (stroke) => act(firefox, browserId, keyboard(stroke)),
    focused: () => focusedIn(firefox, browserId),
    close: () => script(views.closeTab, browserId),
  });
}

export function shared({ script }: Firefox, browserId: number): Pick<Hands, 'evaluate' | 'capture' | 'resize'> {
  const evaluate: Hands['evaluate'] = (expression) => views.evaluateIn(script, browserId, expression);
  return {
    evaluate,
    async capture(fullPage) {
      const size = fullPage ? await evaluate(extent) : undefined;
      return Buffer.from(await script<string>(views.capture, browserId, size ?? null), 'base64');
    },
    async resize(width, height) {
      await script(views.resize, browserId, width, height);
      await until(() => evaluate<boolean>(`innerWidth === ${width} && innerHeight === ${height}`), {
        timeoutMs: 3000,
        what: `a page of ${width} x ${height}`,
      });
    },
  };
}

const extent = `({
  width: document.documentElement.scrollWidth,
  height: Math.max(innerHeight, document.documentElement.scrollHeight),
})`;

type Command = Marionette['command'];

async function inTab<T>({ marionette, script }: Firefox, browserId: number, work: (command: Command) => Promise<T>) {
  const handle = await script<string>(views.select, browserId);
  return marionette.together(async (command) => {
    await command('Marionette:SetContext', { value: 'content' });
    try {
      await command('WebDriver:SwitchToWindow', { handle, focus: true });
      return await work(command);
    } finally {
      await command('Marionette:SetContext', { value: 'chrome' });
    }
  });
}

async function act(firefox: Firefox, browserId: number, source: object): Promise<void> {
  await inTab(firefox, browserId, (command) => command('WebDriver:PerformActions', { actions: [source] }));
}

function focusedIn(firefox: Firefox, browserId: number): Promise<Focused> {
  return inTab(firefox, browserId, async (command) => {
    const { value } = await command<{ value: Record<string, string> }>('WebDriver:GetActiveElement');
    const [id] = Object.values(value);
    const role = await command<{ value: string }>('WebDriver:GetComputedRole', { id });
    const name = await command<{ value: string }>('WebDriver:GetComputedLabel', { id });
    return { role: role.value, name: name.value };
  });
}

const pointer = (x: number, y: number): object => ({
  type: 'pointer',
  id: 'mouse',
  parameters: { pointerType: 'mouse' },
  actions: [
    { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0, origin: 'viewport' },
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ],
});

const keyboard = ({ key, held }: Stroke): object => ({
  type: 'key',
  id: 'keyboard',
  actions: [
    ...held.map((value) => ({ type: 'keyDown', value })),
    { type: 'keyDown', value: key.webDriver },
    { type: 'keyUp', value: key.webDriver },
    ...held.map((value) => ({ type: 'keyUp', value })).reverse(),
  ],
});

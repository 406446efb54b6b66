/// <reference types="vite/client" />
import { type ComponentType, render } from 'preact';
import { type Answer, TONGUES } from '../../protocol.ts';
import { Root } from '../components/Root.tsx';
import { Dashboard } from '../dashboard/Dashboard.tsx';
import { createModel } from '../model.ts';
import { Popup } from '../popup/Popup.tsx';
import { Welcome } from '../welcome/Welcome.tsx';
import { fakeDoor } from './fake-door.ts';
import { NOW_MS, STATES } from './snapshots.ts';

const STYLES = import.meta.glob<string>(['../{popup,dashboard,welcome}/*.css'], {
  query: '?url',
  import: 'default',
  eager: true,
});

const PAGES: Readonly<Record<string, ComponentType>> = { popup: Popup, dashboard: Dashboard, welcome: Welcome };

const IMPORT: Answer<'import-targets'> = {
  ok: true,
  added: 12,
  skipped: [{ line: 4, reason: 'url: a private address' }],
};

const wish = new URLSearchParams(location.search);
// To look at pages as they are in languages that are written to the left.
if (wish.get('dir') === 'rtl') for (const tongue of Object.values(TONGUES)) Object.assign(tongue, { dir: 'rtl' });
const state = STATES[wish.get('state') ?? 'bad-day'] ?? (() => null);
const name = wish.get('page') ?? 'popup';
const Page = PAGES[name] ?? Popup;
const stored = state();
const theme = wish.get('theme') === 'dark' ? 'dark' : wish.get('theme') === 'light' ? 'light' : 'auto';
const themed = stored && { ...stored, settings: { ...stored.settings, theme } as const };
const door = fakeDoor(
  themed,
  wish.get('lang') ?? 'en',
  { 'import-targets': IMPORT },
  undefined,
  location.hash.slice(1) || null,
);
// The section stands in the address here: there is no session to tell it.
const model = createModel(door, () => NOW_MS);

await loadStyle(STYLES[`../${name}/${name}.css`] ?? '');
document.body.className = name;
render(
  <Root model={model} titleKey="app_name">
    {() => <Page />}
  </Root>,
  document.getElementById('app') ?? document.body,
);
await model.start();

function loadStyle(href: string): Promise<unknown> {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  document.head.append(link);
  return new Promise((loaded) => link.addEventListener('load', loaded));
}

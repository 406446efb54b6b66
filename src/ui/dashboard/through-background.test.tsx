// @vitest-environment happy-dom
/** Pages over the real background: what a fake answers, nobody can rely on. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { FakeBrowser } from '../../../tests/support/browser.ts';
import { Root } from '../components/Root.tsx';
import { fakeDoor } from '../gallery/fake-door.ts';
import { createModel } from '../model.ts';
import { Dashboard } from './Dashboard.tsx';
import type { Section } from './sections.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const SITE = { id: 'one', name: 'One', url: 'https://one.example/', category: 'NEWS' };

async function opened(section: Section): Promise<FakeBrowser> {
  const browser = new FakeBrowser({ isRealTime: true });
  await browser.ask({ request: 'accept-consent', place: 'outside' });
  await browser.ask({ request: 'replace-targets', targets: [SITE] });
  const seen = await browser.ask({ request: 'get-snapshot' });
  if (!seen.ok) throw new Error(seen.error);
  const door = fakeDoor(seen.snapshot, 'en', {}, undefined, section);
  const asking = Object.assign(door, {
    ask: browser.ask.bind(browser),
    extensionUrl: (path: string) => browser.origin + path,
  });
  const model = createModel(asking);
  render(
    <Root model={model} titleKey="app_name">
      {() => <Dashboard />}
    </Root>,
  );
  await model.start();
  return browser;
}

const press = async (name: string) =>
  fireEvent.click(await within(screen.getByRole('main')).findByRole('button', { name }));

test('the report is shown when it is asked for', { timeout: 30_000 }, async () => {
  await opened('report');
  await press('Show the report');
  const report = JSON.parse((await screen.findByRole('region')).textContent ?? '');
  expect(report).toMatchObject({ schema: 'reach.report/1', results: [] });
});

test('erasing erases', { timeout: 30_000 }, async () => {
  const browser = await opened('erase');
  expect(browser.stored).toContain('one.example');
  await press('Erase everything');
  await press('Erase');
  await waitFor(() => expect(document.body.textContent).toContain('Everything is erased.'), { timeout: 10_000 });
  expect(browser.stored).not.toContain('one.example');
});

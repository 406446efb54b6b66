// @vitest-environment happy-dom
/** The popup over the real background, where the storage takes nothing, or cannot be read. */
import { cleanup, render, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { FakeBrowser } from '../../../tests/support/browser.ts';
import type { Trouble } from '../../browser/trouble.ts';
import type { Snapshot } from '../../protocol.ts';
import { LANGUAGES, type Language } from '../../texts/texts.ts';
import { Root } from '../components/Root.tsx';
import { fakeDoor } from '../gallery/fake-door.ts';
import { textsIn } from '../gallery/messages.ts';
import { createModel } from '../model.ts';
import { Popup } from './Popup.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** What a page reads of this browser's storage itself, and asks of its background. */
async function popup(browser: FakeBrowser, language: Language, isReadable = true): Promise<() => string> {
  const stored = () => browser.local.parsed<Snapshot>('snapshot') ?? null;
  const trouble = () => (browser.session.all.trouble ?? null) as Trouble | null;
  const door = Object.assign(fakeDoor(stored(), language), {
    ask: browser.ask.bind(browser),
    extensionUrl: (path: string) => browser.origin + path,
    readSnapshot: async () => (isReadable ? stored() : Promise.reject(new Error('torn'))),
    readTrouble: async () => trouble(),
  });
  const model = createModel(door);
  render(
    <Root model={model} titleKey="app_name">
      {() => <Popup />}
    </Root>,
  );
  await model.start();
  return () => document.body.textContent ?? '';
}

async function begun(): Promise<FakeBrowser> {
  const browser = new FakeBrowser({ isRealTime: true });
  await browser.ask({ request: 'accept-consent', place: 'outside' });
  return browser;
}

describe.each(LANGUAGES)('in %s the popup', { timeout: 30_000 }, (language) => {
  test('opens and says that there is no room, with what was known, and with nothing under way', async () => {
    const browser = await begun();
    const snapshot = browser.local.parsed<Snapshot>('snapshot');
    const activity = { kind: 'checking', reason: 'click', done: 3, total: 9, startedMs: Date.now() };
    browser.local.set({ snapshot: JSON.stringify({ ...snapshot, activity }) });
    browser.local.quota = 1_000;
    // Who only looks writes nothing: the worker knows from what it could not keep.
    expect(await browser.ask({ request: 'move-network' })).toMatchObject({ ok: false });
    const text = await popup(browser, language);
    await waitFor(() => expect(text()).toContain(textsIn(language).say('trouble_storage_full')));
    expect(document.querySelector('progress, [role=progressbar]')).toBeNull();
    expect(text()).not.toMatch(/3\D+9/);
  });

  test('opens and says that nothing can be read', async () => {
    const browser = await begun();
    browser.calls.rejects('storage.local.get', 'torn');
    const text = await popup(browser, language, false);
    await waitFor(() => expect(text()).toContain(textsIn(language).say('trouble_storage_broken')));
  });
});

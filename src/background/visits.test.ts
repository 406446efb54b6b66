import { beforeEach, expect, test, vi } from 'vitest';
import { addressOf } from '../browser/tabs.ts';
import { noteFailedLoad } from './visits.ts';

const { isPrivateTab, update } = vi.hoisted(() => ({
  isPrivateTab: vi.fn<(id: number) => Promise<boolean>>(),
  update: vi.fn(async () => undefined),
}));
vi.mock('webextension-polyfill', () => ({ default: {} }));
vi.mock('../browser/tabs.ts', async (original) => ({ ...(await original<object>()), isPrivateTab }));
vi.mock('./book.ts', () => ({ update }));
vi.mock('./context.ts', () => ({ readContext: async () => ({ settings: { passiveWatch: true }, consent: {} }) }));
vi.mock('./notices.ts', () => ({ deliver: async () => undefined }));
vi.mock('./page.ts', () => ({ listedFor: () => 'whatsapp' }));

const LOAD = { url: 'https://web.whatsapp.com/', error: 'net::ERR_CONNECTION_RESET', tabId: 1 };

beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true });
  update.mockClear();
});

test('a listed site that fails is noted', async () => {
  isPrivateTab.mockResolvedValue(false);
  await noteFailedLoad(LOAD);
  expect(update).toHaveBeenCalledTimes(1);
});

test('of a private window nothing is noticed, whether the event tells of it or only the tab does', async () => {
  await noteFailedLoad({ ...LOAD, incognito: true });
  isPrivateTab.mockResolvedValue(true);
  await noteFailedLoad(LOAD);
  expect(update).not.toHaveBeenCalled();
});

test('of a private window no page is offered', () => {
  const tab = { url: 'https://example.org/', index: 0, highlighted: false, active: true, pinned: false };
  expect(addressOf({ ...tab, incognito: false })).toBe('https://example.org/');
  expect(addressOf({ ...tab, incognito: true })).toBe('');
});

test('a stop by the person or a blocker is no failure of the site', async () => {
  isPrivateTab.mockResolvedValue(false);
  for (const error of ['net::ERR_ABORTED', 'net::ERR_BLOCKED_BY_CLIENT']) await noteFailedLoad({ ...LOAD, error });
  expect(update).not.toHaveBeenCalled();
});

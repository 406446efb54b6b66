/** The page of a tab: what is kept of one that was not asked. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { FakeBrowser } from '../../tests/support/browser.ts';
import type { Place } from '../core/types.ts';
import type { Message } from '../protocol.ts';

afterEach(() => vi.unstubAllGlobals());

const URL = 'https://warned-of.example/story?id=7';

async function fromMenu(build: 'chrome' | 'firefox', place: Place): Promise<FakeBrowser> {
  const browser = new FakeBrowser({ build });
  await browser.ask({ request: 'accept-consent', place });
  const tab = browser.open(URL);
  await browser.happened('contextMenus.onClicked', { menuItemId: 'page', pageUrl: URL }, tab);
  return browser;
}

describe.each(['chrome', 'firefox'] as const)('in %s', (build) => {
  test.each(['russia', 'filtered'] as const)(
    'a site that a person was only warned of in %s is asked nothing, stands in memory alone, and can be asked about then',
    async (place) => {
      const browser = await fromMenu(build, place);
      expect(browser.wire.sent.filter(({ host }) => host === 'warned-of.example')).toEqual([]);
      expect(JSON.stringify(browser.local.all)).not.toContain('warned-of');
      const { snapshot } = (await browser.ask({ request: 'get-snapshot' })) as { snapshot: { page: object } };
      expect(snapshot.page).toMatchObject({ url: 'https://warned-of.example', refusal: 'warned' });
      await browser.ask({ request: 'check-page', url: 'https://warned-of.example', warned: true });
      expect(browser.wire.sent.some(({ host }) => host === 'warned-of.example')).toBe(true);
    },
  );

  test.each(['occupied', 'unsaid', 'belarus', 'iran', 'china', 'turkmenistan'] as const)(
    'a site that %s forbids stands nowhere',
    async (place) => {
      const browser = await fromMenu(build, place);
      expect(browser.stored).not.toContain('warned-of');
    },
  );

  test.each<Message>([
    { request: 'accept-consent', place: 'occupied' },
    { request: 'withdraw-consent' },
    { request: 'set', settings: { place: 'iran' } },
  ])('goes with the place and the consent under which it was asked about: %j', async (change) => {
    const browser = await fromMenu(build, 'russia');
    expect(browser.stored).toContain('warned-of');
    await browser.ask(change);
    expect(browser.stored).not.toContain('warned-of');
  });

  test('the next page that is asked about takes the place of the one before, and Erase clears it', async () => {
    const browser = await fromMenu(build, 'russia');
    expect(browser.stored).toContain('warned-of');
    await browser.happened(
      'contextMenus.onClicked',
      { menuItemId: 'page', pageUrl: 'https://sberbank.ru/' },
      undefined,
    );
    expect(browser.stored).not.toMatch(/warned-of|sberbank/);
    const again = await fromMenu(build, 'russia');
    await again.ask({ request: 'erase' });
    expect(again.stored).not.toContain('warned-of');
  });
});

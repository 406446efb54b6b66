/** What stands outside the pages of the program, where a person is inside: the button, the menu, notices. */
import { afterEach, expect, test, vi } from 'vitest';
import { except, fails, openWorld, WORDS } from '../../tests/support/browser/world.ts';
import { FakeBrowser } from '../../tests/support/browser.ts';
import { PLACES } from '../core/types.ts';

afterEach(() => vi.unstubAllGlobals());

const INSIDE = PLACES.filter((place) => place !== 'outside');

test.each(INSIDE)(
  'whatever was chosen before, in %s button, menu and notices name nothing and count nothing',
  async (place) => {
    const world = except(openWorld('chrome'), { 'web.whatsapp.com': fails(WORDS.chrome.reset) });
    const browser = new FakeBrowser({ world });
    await browser.ask({ request: 'accept-consent', place: 'outside' });
    await browser.ask({ request: 'set', settings: { notices: 'full', badge: true, discreet: false } });
    await browser.ask({ request: 'set', settings: { passiveWatch: true } });
    await browser.ask({ request: 'check-now', ids: ['whatsapp'] });
    const visited = () =>
      browser.happened('webRequest.onErrorOccurred', {
        url: 'https://web.whatsapp.com/',
        tabId: browser.open('https://web.whatsapp.com/').id,
        type: 'main_frame',
        error: WORDS.chrome.reset,
      });
    await visited();
    expect(JSON.stringify([...browser.notices.values()])).toContain('WhatsApp');
    expect(browser.action).toMatchObject({ badge: '1', title: expect.stringContaining('Reach') });

    await browser.ask({ request: 'accept-consent', place });
    expect(JSON.stringify([...browser.notices.values()])).not.toContain('WhatsApp');
    await browser.ask({ request: 'set', settings: { passiveWatch: true } });
    await browser.ask({ request: 'check-now', ids: ['whatsapp'], warned: true });
    const before = browser.shown.length;
    await visited();
    expect(browser.action).toMatchObject({ badge: '', title: 'Site status', icon: expect.stringContaining('idle') });
    expect([...browser.menu.values()].join()).toBe('About this page');
    expect(browser.shown.length).toBeGreaterThan(before);
    expect(JSON.stringify(browser.shown.slice(before))).not.toMatch(/WhatsApp|Reach/);
  },
);

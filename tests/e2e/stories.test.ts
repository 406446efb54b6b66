import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER, Stage } from './stage.ts';
import { DASHBOARD, POPUP, POPUP_PAGE, pictures, TAB, visit, welcome } from './stories.ts';

const LONG_MS = 240_000;
const CUT_BY_NAME = [{ layer: 'tls', kind: 'reset' }] as const;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.afresh();
}, 180_000);
afterAll(() => stage?.strike());

const idle = async () => (await stage.snapshot()).activity.kind === 'idle';
const roundEnded = () => expect.poll(idle, { timeout: 120_000, interval: 500 }).toBe(true);
/** Hosts that were looked up or dialled; an old connection that ends is no request. */
const asked = () =>
  Object.entries(stage.lab.counts())
    .filter(([, { connections, dns }]) => connections + Object.keys(dns).length > 0)
    .map(([host]) => host);
const verdictOf = async (id: string) =>
  (await stage.snapshot()).services.find((service) => service.id === id)?.result?.verdict;

/** Opens the group and the row of a service in the popup by keyboard, and checks that one alone. */
async function checkAlone(group: RegExp, name: string, id: string): Promise<string> {
  return visit(stage, POPUP_PAGE, POPUP, async (page, keys) => {
    await keys.enter(group);
    await keys.enter(new RegExp(`^${name}`));
    await keys.enter('Check this one');
    await expect.poll(async () => (await verdictOf(id))?.ruleId, { timeout: 90_000, interval: 500 }).toBeDefined();
    await roundEnded();
    await page.waitFor(`document.querySelector('[data-id="${id}"] .lead') !== null`);
    return page.text(`[data-id="${id}"] > .opened`);
  });
}

// The first two ask nothing of the network and come first: Chromium dials an old host once more when its connection is cut.
describe(`stories, by keyboard alone, in ${BROWSER}`, () => {
  test(
    'Warsaw: helping a mother in Mariupol',
    async () => {
      await stage.lab.use('open', { cut: true });
      await stage.countAnew();
      await welcome(stage, 'outside', 'In a country with an open network');
      await visit(stage, DASHBOARD, TAB, async (page, keys) => {
        await keys.enter('Guides');
        await page.waitFor(`document.querySelector('[data-id="guide/helping"]') !== null`);
        await keys.enter('Helping somebody inside');
        await page.waitFor(`document.querySelector('[data-id="guide/helping"] .opened .card') !== null`);
        await page.press('Tab');
        const { name } = await page.focused();
        await page.press('Enter');
        await page.waitFor(`document.querySelector('[data-id="guide/helping"] .card .opened') !== null`);
        expect(name.length).toBeGreaterThan(10);
        expect(await page.text('[data-id="guide/helping"] .card .opened')).toMatch(/Reviewed/);
      });
      expect(asked(), 'reading sends nothing').toEqual([]);
      await pictures(stage, 'warsaw', [
        { name: 'guide', path: `${DASHBOARD}#guide`, view: TAB, open: ['guide/helping'] },
      ]);
    },
    LONG_MS,
  );

  test(
    'Melitopol: strict mode, and mobile internet limited to a list',
    async () => {
      await stage.lab.use('whitelist-mode', { cut: true });
      await stage.countAnew();
      const before = (await stage.browser.notifications()).length;
      await welcome(stage, 'occupied', 'In an occupied part of Ukraine');
      expect(asked()).toEqual([]);
      await visit(stage, POPUP_PAGE, POPUP, async (page, keys) => {
        await keys.enter('Check now');
        await expect
          .poll(async () => (await stage.snapshot()).round, { timeout: 90_000, interval: 500 })
          .not.toBeNull();
        await roundEnded();
        await page.waitFor(`document.querySelector('h1').textContent.includes('Nothing that was checked answered')`);
        expect(await page.text('body')).not.toMatch(/occupied/i);
        await keys.enter('Nothing that was checked answered');
        await page.waitFor(`document.querySelector('.card .opened') !== null`);
        expect(await page.text('.advice')).toContain('You don’t have to do anything');
      });
      const { services } = await stage.snapshot();
      expect(services.filter(({ result }) => result?.verdict.cause === 'blocking')).toEqual([]);
      expect((await stage.browser.notifications()).slice(before)).toEqual([]);
      await pictures(stage, 'melitopol', [
        { name: 'popup', path: POPUP_PAGE, view: POPUP },
        { name: 'advice', path: POPUP_PAGE, view: { width: 320, height: 640 }, open: ['advice/offline_occupied'] },
        { name: 'guide', path: `${DASHBOARD}#guide`, view: TAB, open: ['guide/inspection'] },
      ]);
    },
    LONG_MS,
  );

  test(
    'Minsk: one news site is dead, and nobody calls it blocked',
    async () => {
      await stage.lab.use('open', { cut: true });
      await stage.lab.setFault('www.reuters.com', [{ layer: 'site', kind: 'refuse' }]);
      await welcome(stage, 'belarus', 'In Belarus');
      await visit(stage, `${DASHBOARD}#settings`, TAB, async (page, keys) => {
        await keys.to('Also check popular services that may draw attention');
        await page.press('Space');
        await expect.poll(async () => (await stage.snapshot()).settings.tiers).toEqual(['B']);
      });
      const reuters = await checkAlone(/^News: world/, 'Reuters', 'reuters');
      expect(reuters).toMatch(/Reuters did not load\.[\s\S]*The site may be down/);
      expect(reuters).not.toContain('blocked');
      await pictures(stage, 'minsk', [
        { name: 'popup', path: POPUP_PAGE, view: POPUP },
        { name: 'reuters', path: POPUP_PAGE, view: POPUP, open: ['reuters'] },
      ]);
    },
    LONG_MS,
  );

  test(
    'A hotel: the Wi-Fi wants a sign-in first',
    async () => {
      await stage.lab.use('captive-portal', { cut: true });
      await welcome(stage, 'outside', 'In a country with an open network');
      await visit(stage, POPUP_PAGE, POPUP, async (page, keys) => {
        await keys.enter('Check now');
        await page.waitFor(`document.querySelector('h1').textContent.includes('sign in first')`, 60_000);
        await keys.enter('Open the sign-in page');
        await expect.poll(() => stage.openPages(), { timeout: 10_000 }).toContainEqual(expect.stringMatching(/^http/));
      });
      await pictures(stage, 'hotel', [{ name: 'popup', path: POPUP_PAGE, view: POPUP }]);
    },
    LONG_MS,
  );

  test(
    'Moscow: WhatsApp and YouTube are blocked at home',
    async () => {
      await stage.lab.use('russia-2026', { cut: true });
      for (const host of ['www.youtube.com', 'i.ytimg.com']) await stage.lab.setFault(host, CUT_BY_NAME);
      await welcome(stage, 'russia', 'In Russia');
      const whatsapp = await checkAlone(/^Messengers/, 'WhatsApp', 'whatsapp');
      expect(whatsapp).toMatch(/WhatsApp did not load\.[\s\S]*(Looks|May be) blocked/);
      expect(whatsapp).toContain('What you can do');
      expect(whatsapp).toContain('Reported by others');
      await checkAlone(/^Video/, 'YouTube', 'youtube');
      expect(await verdictOf('youtube')).toMatchObject({ cause: 'blocking' });
      await visit(stage, POPUP_PAGE, POPUP, async (page, keys) => {
        expect(await page.text('h1')).toBe('2 of 2 did not load');
        await keys.enter('A messenger does not get through');
        await page.waitFor(`document.querySelector('.card .opened') !== null`);
        expect(await page.text('.advice')).not.toMatch(/VPN|Tor\b|proxy/);
      });
      await pictures(stage, 'moscow', [
        { name: 'popup', path: POPUP_PAGE, view: POPUP },
        { name: 'whatsapp', path: POPUP_PAGE, view: POPUP, open: ['whatsapp'] },
        { name: 'advice', path: POPUP_PAGE, view: { width: 320, height: 640 }, open: ['advice/messenger_blocked'] },
      ]);
    },
    LONG_MS,
  );
});

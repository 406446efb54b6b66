import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clearPolicy, setPolicy } from './policies.ts';
import { BROWSER, extensionDir, Stage } from './stage.ts';

/** The example of docs/automation.md, so that it is one that holds. */
const EXAMPLE = JSON.parse(
  /<!-- policy example -->\s*```json\n([\s\S]+?)```/.exec(readFileSync('docs/automation.md', 'utf8'))?.[1] ?? '',
);
const LOCKED = ['place', 'targets', 'replaceTargets', 'intervalMinutes', 'language'];
const DIR = extensionDir();

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set('open', 'lab', {
    furnish: (home) => setPolicy({ ...EXAMPLE, controlHelper: ['http://x.example/'] }, home, DIR),
  });
  // Chromium reads the policy of an extension some seconds after it was loaded for the first time.
  for (let turn = 0; turn < 60 && (await stage.snapshot()).locked.length < 5; turn += 1) await sleep(500);
}, 180_000);
afterAll(async () => {
  await stage?.strike();
  clearPolicy();
});

const errorOf = async (message: object) => (await stage.ask(message)).error;

describe(`settings by policy in ${BROWSER}`, () => {
  test('hold, are told as locked, and what is wrong is told', async () => {
    const { settings, locked, policyErrors } = await stage.snapshot();
    expect(settings).toMatchObject({ ...EXAMPLE, controlHelper: [] });
    expect([...locked].sort()).toEqual([...LOCKED].sort());
    expect(policyErrors).toEqual(['policy.controlHelper[0]: not an https URL: http://x.example/']);
  });

  test('give no consent: nothing is asked of the network, and the place is answered by a person', async () => {
    expect((await stage.snapshot()).consent).toBeNull();
    expect(await errorOf({ request: 'check-now' })).toContain('consent');
    await stage.browser.background(`(globalThis.browser ?? chrome).storage.session.set({ opening: 'place' })`);
    const page = await stage.browser.open('src/ui/welcome/index.html', { width: 720, height: 900 });
    await page.waitFor('document.querySelector("input[name=place]") !== null');
    const places = await page.evaluate<string[]>(
      `[...document.querySelectorAll('input[name=place]')].filter((one) => one.checked || !one.disabled).map((one) => one.value)`,
    );
    await page.close();
    expect(places).toEqual([EXAMPLE.place]);
    expect(await errorOf({ request: 'accept-consent', place: 'russia' })).toBe('place: given by policy');
    expect(await stage.ask({ request: 'accept-consent', place: EXAMPLE.place })).toEqual({ ok: true });
    stage.lab.resetCounts();
    const { results } = await stage.check();
    expect(results.map(({ id, reach }) => [id, reach])).toEqual([['intranet', 'reachable']]);
  });

  test('cannot be changed by a message, nor in the settings', async () => {
    const before = await stage.snapshot();
    for (const key of LOCKED)
      expect(await errorOf({ request: 'set', settings: { [key]: before.settings[key as 'place'] } })).toBe(
        `settings.${key}: given by policy`,
      );
    const target = { id: 'x', name: 'X', url: 'https://x.reach-lab.example/', category: 'NEWS' };
    expect(await errorOf({ request: 'replace-targets', targets: [target] })).toBe('targets: given by policy');
    expect(await errorOf({ request: 'import-targets', text: target.url, format: 'text' })).toBe(
      'targets: given by policy',
    );
    expect(await errorOf({ request: 'reset-targets' })).toBe('targets: given by policy');
    expect(await stage.ask({ request: 'set', settings: { theme: 'dark' } })).toEqual({ ok: true });
    const page = await stage.browser.open('src/ui/dashboard/index.html#settings', { width: 900, height: 900 });
    await page.waitFor('document.querySelectorAll("select").length > 1');
    const language = `[...document.querySelectorAll('select')].find((one) => one.value === '${EXAMPLE.language}').disabled`;
    expect(await page.evaluate(language)).toBe(true);
    expect(await page.text('.warning code')).toContain('controlHelper');
    expect(await page.axe()).toEqual([]);
    await page.close();
  });

  test('outlive Erase, which takes the consent', async () => {
    await stage.ask({ request: 'erase' });
    const { settings, consent } = await stage.snapshot();
    expect([settings.place, consent]).toEqual([EXAMPLE.place, null]);
  });

  test.runIf(BROWSER === 'chromium')(
    'are followed while the browser runs; a new place needs a new consent',
    async () => {
      await stage.ask({ request: 'accept-consent', place: EXAMPLE.place });
      setPolicy({ place: 'belarus' }, stage.browser.home, DIR);
      const held = async () => {
        const { settings, consent, locked } = await stage.snapshot();
        return [settings.place, settings.language, consent, locked];
      };
      // Chromium waits some seconds for the files to settle.
      await expect.poll(held, { timeout: 30_000, interval: 500 }).toEqual(['belarus', 'auto', null, ['place']]);
      const disk = await stage.browser.background(`chrome.storage.local.get(null).then(Object.keys)`);
      expect(disk).not.toContain('ledger');
    },
  );
});

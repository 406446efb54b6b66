/** What a test of calls found belongs to its network: with the real script, from before any round to after a move. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { FakeBrowser } from '../../tests/support/browser.ts';
import { CALL_ROWS } from '../catalog/calls.ts';
import { callUrl } from '../probe/calls/spec.ts';

afterEach(() => vi.unstubAllGlobals());

const RELAYS = CALL_ROWS.map(({ service, transport, host, port }) => ({
  service: service ?? '',
  url: callUrl(transport, host, port),
}));
const MINUTE = 60_000;

describe.each(['chrome', 'firefox'] as const)('in %s', { timeout: 120_000 }, (build) => {
  async function begun() {
    const browser = new FakeBrowser({ build });
    await browser.ask({ request: 'accept-consent', place: 'outside' });
    await browser.ask({ request: 'set', settings: { callRelays: RELAYS } });
    const telegram = async () => {
      const answer = await browser.ask({ request: 'get-snapshot' });
      if (!answer.ok) throw new Error(answer.error);
      const { snapshot } = answer;
      return { all: snapshot.calls, own: snapshot.services.find(({ id }) => id === 'telegram')?.calls };
    };
    const asked = async () => {
      await browser.ask({ request: 'check-calls', ids: ['telegram'] });
      return (await telegram()).own?.verdict;
    };
    const filter = (isOn: boolean) => {
      browser.peers.reply = (url) => (isOn && url.includes('91.108.') ? 'silent' : 'answers');
    };
    return { browser, telegram, asked, filter };
  }

  test('an answer from before the first round is no witness of another network', async () => {
    const { browser, telegram, asked, filter } = await begun();
    expect((await asked())?.reach).toBe('reachable');
    await browser.ask({ request: 'check-now' });
    expect((await telegram()).own?.verdict?.reach).toBe('reachable');
    filter(true);
    // Firefox closes its idle connections by then.
    await browser.clock.pass(4 * MINUTE);
    expect((await asked())?.ruleId).toBe('calls-silent-once');
    await browser.clock.pass(6 * MINUTE);
    expect(await asked()).toMatchObject({ ruleId: 'calls-filtered', confidence: 'possible' });
  });

  test('after a move nothing is shown of where the person was, but where the servers answered is', async () => {
    const { browser, telegram, asked, filter } = await begun();
    await browser.ask({ request: 'check-now' });
    await browser.ask({ request: 'set', settings: { networkName: 'Home' } });
    await asked();
    await browser.ask({ request: 'move-network' });
    expect(await telegram()).toMatchObject({ all: { udp: null }, own: { verdict: null } });
    expect((await telegram()).own?.elsewhere).not.toBeNull();
    filter(true);
    await asked();
    await browser.clock.pass(6 * MINUTE);
    expect(await asked()).toMatchObject({ ruleId: 'calls-filtered-elsewhere-open', confidence: 'likely' });
  });
});

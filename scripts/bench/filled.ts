import type { Fault } from '../../lab/scenario.ts';
import { SNI_RESET } from '../../lab/scenarios/kinds.ts';
import type { Verdict } from '../../src/core/types.ts';
import type { ListedTarget } from '../../src/protocol.ts';
import type { LastResult } from '../../src/store/ledger.ts';
import type { Bench } from './stage.ts';

/** Every so many sites one is cut by its name. */
const CUT_EVERY = 3;

export function listOf(length: number): ListedTarget[] {
  return Array.from({ length }, (_, number) => {
    const host = `${isCut(number) ? 'cut' : 'well'}${number}.example`;
    return { id: `site${number}`, name: host, url: `https://${host}/`, category: 'NEWS' };
  });
}

const isCut = (number: number) => number % CUT_EVERY === 0;

/** What happens to the sites of such a list. */
export function cutHosts(length: number): Record<string, readonly Fault[]> {
  const cut = listOf(length).filter((_, number) => isCut(number));
  return Object.fromEntries(cut.map(({ name }) => [name, SNI_RESET]));
}

/** Puts so many sites on the list, and what a round would have left of them, as if it had just ended. */
export async function fill({ browser }: Bench, length: number): Promise<void> {
  await browser.send({ request: 'erase' });
  await browser.send({ request: 'accept-consent', place: 'outside' });
  await browser.send({ request: 'replace-targets', targets: listOf(length) });
  const atMs = Date.now();
  const round = { id: 'filled', reason: 'click', startedMs: atMs, finishedMs: atMs };
  const network = { state: 'online', localCause: null, viaProxy: null, portalUrl: null, controls: [] };
  await browser.background(`(async () => {
    const { ledger: text } = await chrome.storage.local.get('ledger');
    const ledger = JSON.parse(text);
    const evidence = {};
    const kinds = ${JSON.stringify({ cut: cut(atMs), well: well(atMs) })};
    for (let number = 0; number < ${length}; number += 1) {
      const kind = number % ${CUT_EVERY} === 0 ? 'cut' : 'well';
      const own = JSON.parse(JSON.stringify(kinds[kind]).replaceAll('HOST', kind + number + '.example').replaceAll('ID', 'site' + number));
      evidence['site' + number] = { checkedMs: own.checkedMs, observations: own.observations, notAsked: [] };
      ledger.stored['site' + number] = { ...own, observations: [] };
    }
    Object.assign(ledger, ${JSON.stringify({ lastRound: round, network })});
    await chrome.storage.local.set({ ledger: JSON.stringify(ledger), evidence: JSON.stringify(evidence) });
  })()`);
  // Any change lets the background show what now stands there.
  await browser.send({ request: 'set', settings: { theme: 'light' } });
}

const judged = (one: Verdict): Pick<LastResult, 'result' | 'notAsked' | 'slow'> => ({
  result: { service: 'ID', roles: [{ role: 'web', verdict: one, targetId: 'ID/web/0' }], verdict: one },
  notAsked: [],
  slow: false,
});

const asked = { url: 'https://HOST/', durationMs: 20, reused: false, address: null };

function cut(atMs: number): LastResult {
  const failed = { ...asked, atMs, step: 'connect', failure: 'connection_reset' } as const;
  const name = { ...asked, atMs, step: 'dns', probe: 'resolver', failure: null } as const;
  return {
    ...judged({
      reach: 'unreachable',
      cause: 'blocking',
      method: 'sni_filtering',
      confidence: 'likely',
      ruleId: 'tls-name-cut',
      witness: [0, 1, 2, 3, 4, 5, 6, 7],
    }),
    observations: [
      { ...failed, probe: 'first' },
      { ...failed, probe: 'repeat' },
      { ...name, resolver: '8.8.8.8', addresses: ['93.184.215.14'] },
      { ...name, resolver: '1.1.1.1', addresses: ['93.184.215.14'] },
      { ...failed, probe: 'by_address', url: 'https://93.184.215.14/', step: 'tls', failure: 'ssl_invalid_hostname' },
      { ...failed, probe: 'plain_http', url: 'http://HOST/' },
      { ...failed, probe: 'repeat' },
      { ...failed, probe: 'repeat' },
    ],
    facts: { attempt: 'failed', sign: 'reset', proof: 'enough', reached: 'connect', lasting: 'yes', voices: 'two' },
    figures: {},
    sinceMs: atMs,
    checkedMs: atMs,
  };
}

function well(atMs: number): LastResult {
  const came = { ...asked, atMs, step: 'body', failure: null, status: 200, hops: [], bytes: 1150 } as const;
  return {
    ...judged({
      reach: 'reachable',
      cause: null,
      method: null,
      confidence: 'confirmed',
      ruleId: 'answer',
      witness: [0, 1],
    }),
    observations: [
      { ...came, probe: 'first', longestGapMs: 1, fingerprint: null, challenge: false },
      { ...came, probe: 'large', longestGapMs: 1, fingerprint: null, challenge: false },
    ],
    facts: { large: 'passes' },
    figures: { status: 200 },
    sinceMs: atMs,
    checkedMs: atMs,
  };
}

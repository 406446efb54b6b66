// @vitest-environment happy-dom
/** What stands on the screen, unasked, where a device is looked through: not a word that raises questions. */
import { cleanup } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { word } from '../../../tests/advice/word.ts';
import type { NetworkState, Place } from '../../core/types.ts';
import { LANGUAGES } from '../../texts/texts.ts';
import { Dashboard } from '../dashboard/Dashboard.tsx';
import { snapshotFor } from '../gallery/snapshots.ts';
import { stage } from '../gallery/stage.tsx';
import { Popup } from './Popup.tsx';

afterEach(() => {
  cleanup();
  location.hash = '';
});

const STRICT: readonly Place[] = ['occupied', 'unsaid', 'china', 'turkmenistan', 'belarus', 'iran'];
const NETWORKS: readonly NetworkState[] = ['online', 'offline', 'impaired', 'domestic_only', 'captive_portal'];

const TOOLS = word(
  'vpn|впн|prox(y|ies)|прокс[иі]|tor|тор|proton|протон|mullvad|psiphon|lantern|outline|tunnelbear|windscribe|ceno',
);
const OUTLETS = word(
  'meduza|медуза|ovd-info|овд-инфо|mediazona|rfe/rl|radio svoboda|krym\\.realii|dw|insider|tv rain|current time|khpg|ukrainska pravda|suspilne|ria-pivden',
);
/** Who is named as a source must not be what a person is asked about. */
const NAMES = word(
  'mission of the president|kyiv post|moscow times|united24media|re-filter-lists|itdoginfo|net4people|xakep|ooni|karing|xtls',
);
const OCCUPATION = /(?<!\p{L})(occup|окуп|оккуп)/iu;
const CUT_OFF = /no connection|нема(є)? з’єднання|нет соединения/iu;

const through = (place: Place, state: NetworkState) => {
  const told = snapshotFor({ place, fates: { whatsapp: 'name_doubtful', youtube: 'freeze', telegram: 'silent' } });
  const { network } = told;
  return { ...told, network: network && { ...network, state, viaProxy: true } };
};

/** What was said, with a few words on both sides, so that a failure can be read. */
function around(text: string, pattern: RegExp): string {
  const at = text.search(pattern);
  return at < 0 ? '' : text.slice(Math.max(0, at - 80), at + 80);
}

function open(root: Element) {
  for (const one of root.querySelectorAll<HTMLButtonElement>('button[aria-expanded=false]')) one.click();
}

describe.each(STRICT)('in %s', (place) => {
  test.each(LANGUAGES)('the popup says nothing that raises questions, %s, whatever the network', async (language) => {
    for (const state of NETWORKS) {
      const { text } = await stage(Popup, through(place, state), { language });
      // Groups, then the rows in them.
      for (const _ of [1, 2]) {
        open(document.body);
        await new Promise((done) => setTimeout(done));
      }
      for (const pattern of [TOOLS, OUTLETS, NAMES, OCCUPATION, CUT_OFF]) expect(around(text(), pattern)).toBe('');
      cleanup();
    }
  });

  test('the choice of sites names none that may not be asked here, chosen before or not', async () => {
    location.hash = 'lists';
    const told = through(place, 'online');
    const settings = { ...told.settings, included: ['psiphon', 'meduza', 'windscribe'] };
    const { text } = await stage(Dashboard, { ...told, settings });
    for (const pattern of [TOOLS, OUTLETS]) expect(text()).not.toMatch(pattern);
    expect(text()).toContain('WhatsApp');
  });
});

describe.each(['russia', 'filtered'] as const)('in %s', (place) => {
  test('the popup names no tool, and one that a person added can be taken off again', async () => {
    const { text } = await stage(Popup, through(place, 'online'));
    expect(text()).not.toMatch(TOOLS);
    cleanup();
    location.hash = 'lists';
    const told = through(place, 'online');
    const { text: lists } = await stage(Dashboard, { ...told, settings: { ...told.settings, included: ['psiphon'] } });
    expect(lists()).toContain('Psiphon');
    expect(lists()).not.toContain('Mullvad');
  });
});

test('in an open network the first line says what stands in between', async () => {
  await stage(Popup, through('outside', 'online'));
  expect(document.querySelector('.network-line')?.textContent).toContain('VPN or proxy');
});

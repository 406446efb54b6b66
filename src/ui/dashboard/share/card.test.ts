import { describe, expect, test } from 'vitest';
import { PLACES as POLICIES } from '../../../catalog/places.ts';
import { PLACES } from '../../../core/types.ts';
import type { Snapshot } from '../../../protocol.ts';
import { LANGUAGES, type Language } from '../../../texts/texts.ts';
import { textsIn } from '../../gallery/messages.ts';
import { STATES, snapshotFor } from '../../gallery/snapshots.ts';
import { cardOf, mayShare, namedAtFirst, networkName, type ShareChoices, textOf } from './card.ts';

const FATES = { whatsapp: 'name_cut', telegram: 'silent', zoom: 'freeze', linkedin: 'expired' } as const;
const bad = (more: Partial<Snapshot> = {}): Snapshot => ({ ...snapshotFor({ fates: FATES }), ...more });
const named = (snapshot: Snapshot, more: Partial<ShareChoices> = {}): ShareChoices => ({
  services: new Set(namedAtFirst(snapshot)),
  namesNetwork: false,
  ...more,
});
const text = (snapshot: Snapshot, language: Language = 'en', more: Partial<ShareChoices> = {}) => {
  const card = cardOf(snapshot, named(snapshot, more), textsIn(language));
  return card && textOf(card);
};

test.each(LANGUAGES)('reads as a person would write it in %s', async (language) => {
  await expect(text(bad(), language)).toMatchFileSnapshot(`./golden/card_${language}.txt`);
});

describe('what may never leave', () => {
  const withNetwork = () => {
    const snapshot = bad();
    const network = snapshot.network && { ...snapshot.network, name: 'Home', operator: 'Operator', asn: 64500 };
    return { ...snapshot, network };
  };

  test('addresses, links, the place and minutes', () => {
    const said = text(withNetwork()) ?? '';
    expect(said).not.toMatch(/https?:|www\.|\d+\.\d+\.\d+\.\d+|64500|outside/);
    expect(said).toMatch(/\d\d:00 UTC, to the hour/);
  });

  test('the network, unless the person names it', () => {
    expect(networkName(withNetwork())).toBe('Home, Operator');
    expect(text(withNetwork())).not.toMatch(/Home|Operator/);
    expect(text(withNetwork(), 'en', { namesNetwork: true })).toContain('Network: Home, Operator');
  });

  test('a service that was not chosen; the numbers still count it', () => {
    const said = text(bad(), 'en', { services: new Set(['zoom']) });
    expect(said).toContain('Zoom: ');
    expect(said).not.toMatch(/WhatsApp|Telegram|LinkedIn/);
    expect(said?.split('\n')[1]).toBe(text(bad())?.split('\n')[1]);
  });

  test('a site of the person’s own list, unless it is chosen', () => {
    const [first, ...rest] = bad().services;
    const own = first && { ...first, id: 'own', name: 'Own', category: 'custom' as const };
    expect(namedAtFirst({ services: own ? [own, ...rest] : [] })).not.toContain('own');
  });
});

test('only where the table lets it', () => {
  expect(PLACES.filter((place) => POLICIES[place].share)).toEqual(['outside']);
  for (const place of PLACES) {
    const snapshot = snapshotFor({ place, fates: FATES });
    expect([place, mayShare(snapshot), text(snapshot) !== null]).toEqual([
      place,
      place === 'outside',
      place === 'outside',
    ]);
  }
  expect(text(bad({ consent: null }))).toBeNull();
});

test.each(['offline', 'captive_portal', 'domestic_only', 'impaired'] as const)(
  'not while the network is %s',
  (state) => {
    const snapshot = bad();
    expect(text({ ...snapshot, network: snapshot.network && { ...snapshot.network, state } })).toBeNull();
  },
);

test('every state of the gallery that may be shared has its words', () => {
  for (const [state, make] of Object.entries(STATES)) {
    const snapshot = make();
    const said =
      snapshot &&
      text({
        ...snapshot,
        consent: snapshot.consent && { ...snapshot.consent, place: 'outside' },
        policy: POLICIES.outside,
      });
    expect(said ?? '', state).not.toMatch(/share_[a-z]/);
  }
});

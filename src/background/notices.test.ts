import { expect, test, vi } from 'vitest';
import { PLACES as POLICIES } from '../catalog/places.ts';
import { DEFAULT_SETTINGS } from '../contract/settings.ts';
import { PLACES, type Place } from '../core/types.ts';
import type { Settings } from '../protocol.ts';
import { LANGUAGES } from '../texts/texts.ts';
import { textsIn } from '../ui/gallery/messages.ts';
import type { Context } from './context.ts';
import { wording } from './notices.ts';

vi.mock('webextension-polyfill', () => ({ default: {} }));

const NOTICE = { id: 'n', down: ['whatsapp'], up: [] };
const context = (place: Place, given: Partial<Settings> = {}): Context => ({
  settings: { ...DEFAULT_SETTINGS, place, ...given },
  consent: { place, atMs: 0 },
  policy: POLICIES[place],
  area: 'session',
  locked: [],
  policyErrors: [],
  hasOldConsent: false,
  permission: true,
  mayReach: () => true,
  generation: new AbortController().signal,
});

/** A choice made elsewhere, or given by a policy, goes with a person to any place. */
const CHOICES: readonly Partial<Settings>[] = [{}, { notices: 'full', discreet: false }];

test.each(LANGUAGES)('only outside does a notice name a site, in %s', (language) => {
  for (const chosen of CHOICES) {
    const naming = PLACES.filter((place) =>
      /WhatsApp|Reach/.test(JSON.stringify(wording(NOTICE, context(place, chosen), textsIn(language)))),
    );
    expect(naming).toEqual(['outside']);
  }
});

test('discreet is discreet outside too, and off is off', () => {
  const said = wording(NOTICE, context('outside', { discreet: true }), textsIn('en'));
  expect(JSON.stringify(said)).not.toMatch(/WhatsApp|1/);
  expect(wording(NOTICE, context('outside', { notices: 'off' }), textsIn('en'))).toBeNull();
});

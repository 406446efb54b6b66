// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { PLACES } from '../../../catalog/places.ts';
import type { Snapshot } from '../../../protocol.ts';
import { refused } from '../../../protocol.ts';
import { LANGUAGES } from '../../../texts/texts.ts';
import { STATES, snapshotFor } from '../../gallery/snapshots.ts';
import { stage } from '../../gallery/stage.tsx';
import { Dashboard } from '../Dashboard.tsx';

afterEach(cleanup);

const NAMED = 'Home';

function at(snapshot: Snapshot | null | undefined, more = {}) {
  location.hash = 'status';
  return stage(Dashboard, snapshot ?? null, more);
}
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));
const known = () => STATES['known-network']?.();

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(['known-network', 'unsteady-vpn', 'bad-day', 'occupied'])('%s is in words', async (state) => {
    const { text, model } = await at(STATES[state]?.(), { language });
    model.toggle('network/other', true);
    await waitFor(() => expect(document.querySelector('.other-network .opened')).toBeTruthy());
    expect(text()).not.toMatch(/\b(network|operator|quality|hint|area|advice)_[a-z_]+|\{\w+\}/);
  });
});

test('a hint asks, and whoever keeps the place tells the background', async () => {
  const { door, text } = await at(known());
  expect(text()).toContain('This looks like a network in Crimea. Is that right?');
  await press('No, keep my answer');
  expect(door.asked.at(-1)).toEqual({ request: 'keep-place' });
});

test('the strict rules are one click away, and ask for consent again', async () => {
  const { door } = await at(known());
  await press('Yes, apply the strict rules');
  expect(door.opened.at(-1)).toMatch(/welcome\/index\.html at strict$/);
  expect(door.asked.some(({ request }) => request === 'accept-consent')).toBe(false);
});

test('a question that was put off is gone, and nothing was said', async () => {
  const { door, text } = await at(known());
  await press('Not now');
  await waitFor(() => expect(text()).not.toContain('Is that right?'));
  expect(door.asked.map(({ request }) => request)).toEqual(['get-snapshot']);
});

test('a national operator asks nothing', async () => {
  const snapshot = known();
  const { text } = await at(snapshot?.network ? { ...snapshot, network: { ...snapshot.network, asn: 12389 } } : null);
  expect(text()).not.toContain('Is that right?');
});

test('a look-up that was never turned on explains itself first, with the harmless answer in focus', async () => {
  const { door } = await at(snapshotFor());
  await press('Who runs this network?');
  expect((await screen.findByRole('alertdialog')).textContent).toContain('It sees your IP address');
  expect(document.activeElement?.textContent).toBe('Leave it');
  expect(door.asked.some(({ request }) => request === 'look-up-network')).toBe(false);
  await press('Turn on and ask');
  await waitFor(() => expect(door.asked.at(-1)).toEqual({ request: 'look-up-network' }));
});

test('an answer that cannot be used is told', async () => {
  const answers = { 'look-up-network': refused('internal', 'look-up: no answer') };
  await at(snapshotFor({ settings: { asnLookup: true } }), { answers });
  await press('Who runs this network?');
  expect(await screen.findByText(/No usable answer came/)).toBeTruthy();
});

test('where look-ups are forbidden there is nothing to press', async () => {
  await at(STATES.occupied?.());
  expect(screen.queryByRole('button', { name: 'Who runs this network?' })).toBeNull();
});

test('a network is named in place; Escape leaves it as it was', async () => {
  const { door } = await at(known());
  await press('Rename');
  const field = screen.getByRole('textbox', { name: 'Name of this network' });
  expect((field as HTMLInputElement).value).toBe(NAMED);
  fireEvent.keyDown(field, { key: 'Escape' });
  await press('Rename');
  fireEvent.input(screen.getByRole('textbox', { name: 'Name of this network' }), { target: { value: ' Work ' } });
  await press('Save');
  await waitFor(() => expect(door.asked.at(-1)).toEqual({ request: 'set', settings: { networkName: 'Work' } }));
});

test('this is another network: a known one, or a new one', async () => {
  const { door } = await at(known());
  await press('This is another network');
  await press('Mobile');
  expect(door.asked.at(-1)).toEqual({ request: 'move-network', to: 'n2' });
  await press('This is another network');
  await press('A new one');
  expect(door.asked.at(-1)).toEqual({ request: 'move-network' });
});

describe('how steady it was', () => {
  test('is told with numbers, and how it was measured where the network is open', async () => {
    const { text } = await at(STATES['unsteady-vpn']?.());
    expect(text()).toContain(
      'In the last 3 hours this connection broke off 2 times. Answers came slowly and unevenly.',
    );
    expect(text()).toContain(
      '7 checks. An answer took about 2.6 seconds. Speed: about 48 kB/s. Measured through a VPN',
    );
  });

  test('says nothing of such tools elsewhere', async () => {
    const snapshot = STATES['unsteady-vpn']?.();
    const { text } = await at(
      snapshot ? { ...snapshot, consent: { place: 'russia', atMs: 1 }, policy: PLACES.russia } : null,
    );
    expect(document.querySelector('.this-network')?.textContent).not.toMatch(/VPN|proxy/);
    expect(text()).toContain('This connection has been unsteady');
    expect(text()).not.toContain('Your VPN or proxy has been unsteady');
  });

  test('is not told from too little', async () => {
    const { text } = await at(snapshotFor());
    expect(text()).toContain('will be told after a few checks');
  });
});

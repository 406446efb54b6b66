/** On a network that is not in order nobody is told that a site is blocked, whatever verdicts are left from before. */
import { expect, test } from 'vitest';
import { BOOK } from '../../src/catalog/advice/book.ts';
import { advise } from '../../src/core/advise.ts';
import { type LocalCause, type NetworkState, PLACES } from '../../src/core/types.ts';
import { assessmentOf, LISTED, TODAY } from './situation.ts';

const DISORDER: readonly (readonly [NetworkState, LocalCause])[] = [
  ['offline', null],
  ['captive_portal', null],
  ['domestic_only', null],
  ['impaired', null],
  ['online', 'clock'],
  ['online', 'interception'],
  ['online', 'extension'],
  ['online', 'proxy'],
];
const LEFT_OVER = LISTED.map(({ id }) => `${id} unreachable blocking sni_filtering confirmed`);
const OWN_SIDE = ['network', 'local', 'vpn'];

test.each(DISORDER)('%s, local cause %s', (state, localCause) => {
  for (const place of PLACES) {
    const assessment = assessmentOf(place, { network: { state, localCause }, found: LEFT_OVER });
    const cards = advise(assessment, BOOK, LISTED, { situation: 'everyday', today: TODAY });
    expect(cards.length).toBeGreaterThan(0);
    expect(cards.flatMap(({ because }) => because)).toEqual([]);
    for (const { id } of cards) expect(OWN_SIDE).toContain(BOOK.rows.find((row) => row.id === id)?.topic);
  }
});

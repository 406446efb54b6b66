import type { Fault, SiteFault } from '../scenario.ts';
import { type Fair, SITE_DOWN, type Truth } from '../truth.ts';
import { type Condition, MAYBE_BLOCKED, MAYBE_LIMITED, on, SLOW, UNEXPLAINED } from './condition.ts';

/** Something comes, and not as it should, for everybody. */
const SITE_SLOW: Truth = { reach: 'impaired', cause: 'site', method: null };
const UNSEEN: readonly Fair[] = [UNEXPLAINED, MAYBE_BLOCKED];

/** The site's own trouble, which a helper meets as well. */
function trouble(id: string, fault: SiteFault, note: string): Condition {
  return on(`trouble-${id}`, fault, SITE_DOWN, note, [], UNSEEN);
}

function slow(id: string, fault: SiteFault, note: string, fair: readonly Fair[] = []): Condition {
  return on(`trouble-${id}`, fault, SITE_SLOW, note, fair, [SLOW, MAYBE_LIMITED]);
}

/** The server shuts out this country, and nobody else: no witness outside can tell that from a filter at the border. */
function shut(id: string, fault: Fault, note: string): Condition {
  return on(`trouble-shut-${id}`, fault, SITE_DOWN, note, UNSEEN);
}

export const TROUBLE_CONDITIONS: readonly Condition[] = [
  trouble('hang', { layer: 'site', kind: 'hang' }, 'The front server is well, the back end hangs.'),
  trouble('hang-30', { layer: 'site', kind: 'hang', ms: 30_000 }, 'It answers after half a minute.'),
  trouble('hang-60', { layer: 'site', kind: 'hang', ms: 60_000 }, 'It answers after a minute.'),
  slow('slow-24k', { layer: 'site', kind: 'slow', bitsPerSecond: 24_000 }, 'So slow that nobody gets the page whole.'),
  slow('slow-64k', { layer: 'site', kind: 'slow', bitsPerSecond: 64_000 }, 'Slow at a steady rate, for everybody.', [
    SLOW,
    MAYBE_LIMITED,
  ]),
  slow('stall-16000', { layer: 'site', kind: 'stall', after: 16_000 }, 'Stalls after 16,000 bytes, for everybody.'),
  slow('stall-30000', { layer: 'site', kind: 'stall', after: 30_000 }, 'Stalls after 30,000 bytes, for everybody.'),
  trouble(
    'client-certificate',
    { layer: 'site', kind: 'client_certificate' },
    'Only who shows a certificate comes in.',
  ),
  trouble('authority', { layer: 'site', kind: 'private_ca' }, 'An authority that neither browser nor helper trusts.'),
  on(
    'trouble-authority-trusted-outside',
    { layer: 'site', kind: 'private_ca', helperTrusts: true },
    SITE_DOWN,
    'An authority that the helper trusts and the browser does not.',
    UNSEEN,
  ),
  shut('drop', { layer: 'address', kind: 'drop' }, 'The server drops the country.'),
  shut('refuse', { layer: 'address', kind: 'refuse' }, 'The server refuses the country.'),
  shut('reset', { layer: 'tls', kind: 'reset', on: 'always' }, 'The server resets the country after the ClientHello.'),
  shut('alert', { layer: 'tls', kind: 'alert', on: 'always' }, 'The server ends the handshake of the country.'),
];

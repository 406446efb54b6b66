import type { Fault, Scenario } from '../scenario.ts';
import { type Fair, NETWORK_DOWN } from '../truth.ts';
import { type Condition, LOCAL_CAUSE, MAYBE_BLOCKED, on, TARGET, UNEXPLAINED } from './condition.ts';

const PORTAL = 'portal.hotel.example';
const GATE = 'gate.company.example';
const SEAL = { 'x-company-shield': 'policy=news' };
/** Other sites that the same gateway stops. */
const OTHERS = ['second-gated.example', 'third-gated.example'];

/** A sign-in page that lets some of the usual control hosts through. */
function portal(id: string, by: 'redirect' | 'dns', lets: readonly string[], note: string): Condition {
  const caught: Scenario['portal'] = { by, host: PORTAL, tls: by === 'dns' ? 'certificate' : 'drop', lets };
  return {
    ...on(`side-portal-${id}`, [], NETWORK_DOWN, note, [UNEXPLAINED]),
    around: { state: 'captive_portal', portal: caught },
  };
}

/** Seen alone, an answer over TLS that the device trusts is the site's. */
const AS_THE_SITES: readonly Fair[] = [
  { reach: 'reachable', cause: 'site' },
  { reach: 'reachable', cause: 'unknown' },
  { reach: 'unreachable', cause: 'unknown' },
  { reach: 'reachable', cause: 'network' },
  { reach: 'impaired', cause: 'network' },
  MAYBE_BLOCKED,
];

/** A gateway with a root that the device trusts answers for several sites. */
function gateway(id: string, answer: { status: number; location?: string; text?: string }, note: string): Condition {
  const faults: readonly Fault[] = [
    { layer: 'tls', kind: 'gateway' },
    { layer: 'http', port: 'any', kind: 'page', headers: SEAL, ...answer },
  ];
  return {
    ...on(`side-gateway-${id}`, faults, LOCAL_CAUSE, note, AS_THE_SITES),
    hosts: [TARGET, ...OTHERS.map((host) => `${id}-${host}`)],
  };
}

const LARGE = { layer: 'address', kind: 'large' } as const;

export const OWN_SIDE_CONDITIONS: readonly Condition[] = [
  portal('lets-one', 'redirect', ['www.apple.com'], 'The sign-in page lets the check of one maker through.'),
  portal(
    'lets-three',
    'redirect',
    ['www.apple.com', 'www.gstatic.com', 'edge.microsoft.com'],
    'The sign-in page lets the checks of three makers through.',
  ),
  portal('dns-lets-one', 'dns', ['www.gstatic.com'], 'Every name but one leads to the sign-in page.'),
  portal(
    'dns-lets-three',
    'dns',
    ['www.gstatic.com', 'www.apple.com', 'detectportal.firefox.com'],
    'Every name but three leads to the sign-in page.',
  ),
  gateway('403', { status: 403, text: 'Blocked by company policy' }, 'A refusal by the gateway.'),
  gateway('200', { status: 200, text: 'Blocked by company policy' }, 'A page of the gateway.'),
  gateway('redirect', { status: 302, location: `https://${GATE}/denied` }, 'Sent to a host of the gateway.'),
  on('side-large-lost-one', LARGE, LOCAL_CAUSE, 'On the way to one site large packets are lost.', [
    UNEXPLAINED,
    MAYBE_BLOCKED,
    { reach: 'impaired', cause: 'unknown' },
  ]),
  {
    ...on('side-large-lost-plain', LARGE, LOCAL_CAUSE, 'The same, and the address is a plain one.', [
      UNEXPLAINED,
      MAYBE_BLOCKED,
      { reach: 'impaired', cause: 'unknown' },
      { reach: 'impaired', cause: 'blocking', most: 'possible' },
    ]),
    url: `http://${TARGET}/`,
  },
  {
    ...on(
      'side-large-lost-next',
      { layer: 'http', port: 443, kind: 'redirect', to: 'https://far-next.example.org/' },
      LOCAL_CAUSE,
      'On the way to the host that a short link leads to.',
      [UNEXPLAINED, MAYBE_BLOCKED, { reach: 'impaired', cause: 'unknown' }],
    ),
    around: { hosts: { 'far-next.example.org': [LARGE] } },
  },
  {
    ...on('side-large-lost', LARGE, LOCAL_CAUSE, 'Large packets are lost, everywhere.', [UNEXPLAINED]),
    around: { state: 'impaired', hosts: { '*': [LARGE] } },
  },
];

import type { Verdict } from '../types.ts';
import type { CallFacts } from './facts.ts';

export type CallOutcomeRow = Pick<Verdict, 'reach' | 'cause' | 'method' | 'confidence'>;

/** One row: the first that holds speaks. Ids are stored with verdicts and are a contract. */
export interface CallRule {
  readonly id: string;
  readonly when: { readonly [F in keyof CallFacts]?: CallFacts[F] | readonly CallFacts[F][] };
  readonly outcome: CallOutcomeRow;
  readonly reason: string;
  /** The harmless cause that looks the same, and what tells it apart or keeps the verdict low. */
  readonly lookAlike: string;
  readonly source: string;
}

const outcome = (
  reach: Verdict['reach'],
  cause: Verdict['cause'] = null,
  confidence: Verdict['confidence'] = null,
): CallOutcomeRow => ({ reach, cause, method: cause === 'blocking' ? 'udp_filtering' : null, confidence });

const notChecked = outcome('not_checked');
const unexplained = outcome('unreachable', 'unknown');
const ISSUE = 'docs/methodology.md, calls';

/** Whether anything can be said at all, and what the whole network does. */
const NETWORK_ROWS: readonly CallRule[] = [
  {
    id: 'calls-offline',
    when: { network: ['offline', 'captive_portal'] },
    outcome: outcome('not_checked', 'network'),
    reason:
      'Sites do not answer: there is no internet here, or it wants a sign-in first. So call servers were not asked.',
    lookAlike: 'That is the harmless cause.',
    source: 'docs/methodology.md, no control, no colour',
  },
  {
    id: 'calls-list-old',
    when: { asked: 'too_old' },
    outcome: notChecked,
    reason: 'Nobody has seen these servers answer for 90 days: their silence would say nothing.',
    lookAlike: 'Servers that moved; so they are not asked.',
    source: ISSUE,
  },
  {
    id: 'calls-not-asked',
    when: { asked: ['nothing', 'interrupted'] },
    outcome: notChecked,
    reason: 'None of its servers was asked, or the test was stopped on this side.',
    lookAlike: 'None: nothing is said.',
    source: ISSUE,
  },
  {
    id: 'calls-forbidden-here',
    when: { udp: 'forbidden' },
    outcome: notChecked,
    reason: 'This browser does not let pages use UDP: a setting, an add-on or a proxy.',
    lookAlike: 'A network that drops UDP; there the browser opens ports of its own, and shows them.',
    source: 'developer.mozilla.org, privacy.network webRTCIPHandlingPolicy',
  },
  {
    id: 'calls-first-packets',
    when: { servers: ['all_answer', 'some_answer'], singles: 'first_only', control_singles: 'steady' },
    outcome: outcome('impaired', 'unknown'),
    reason:
      'The first packets to its server were answered and the later ones were not, while a neutral server went on answering.',
    lookAlike: 'A server or a router that limits how often it may be asked; so no cause is named.',
    source: 'Discord calls in Russia, 2026: 69 packets sent, 12 came back',
  },
  {
    id: 'calls-lossy-here',
    when: {
      servers: ['all_answer', 'some_answer'],
      singles: ['lossy', 'first_only'],
      control_singles: ['lossy', 'first_only'],
    },
    outcome: outcome('impaired', 'network', 'possible'),
    reason: 'Packets to its server are lost, and to a neutral one as well.',
    lookAlike: 'Crowded Wi-Fi or mobile network; that is what is said.',
    source: ISSUE,
  },
  {
    id: 'calls-lossy',
    when: { servers: ['all_answer', 'some_answer'], singles: ['lossy', 'first_only'] },
    outcome: outcome('impaired', 'unknown'),
    reason: 'Packets to its server are lost more often than to a neutral one.',
    lookAlike: 'A crowded way to that server alone; so no cause is named.',
    source: 'Voice damaged before it was cut, Russia, August 2025 (youtubeUnblock 265)',
  },
  {
    id: 'calls-answer',
    when: { servers: 'all_answer' },
    outcome: outcome('reachable'),
    reason: 'Its call servers answered; a call may still fail after that.',
    lookAlike: 'An answer that only the server can give is asked for: a refusal of a name that nobody has.',
    source: 'RFC 8656, TURN',
  },
  {
    id: 'calls-answer-some',
    when: { servers: 'some_answer' },
    outcome: outcome('reachable'),
    reason: 'Some of its call servers answered: an app tries the next one.',
    lookAlike: 'Single servers are down at times.',
    source: ISSUE,
  },
];

/** What silence of a service means. */
const SERVICE_ROWS: readonly CallRule[] = [
  {
    id: 'calls-udp-closed',
    when: { udp: 'closed' },
    outcome: outcome('unreachable', 'network', 'likely'),
    reason: 'No UDP gets out of this network, to nobody: neither neutral call servers nor HTTP/3 answer.',
    lookAlike:
      'Offices, schools and hotels do the same, and so does a firewall or VPN client on the device; so it is the network, and nobody is accused.',
    source: 'docs/methodology.md, calls',
  },
  {
    id: 'calls-domestic-only',
    when: { udp: 'domestic_only' },
    outcome: outcome('unreachable', 'network', 'likely'),
    reason: 'A neutral call server inside the country answers and all foreign ones are silent.',
    lookAlike: 'A cut cable abroad; the whole connection is limited either way.',
    source: 'net4people/bbs 484, Iran, June 2025',
  },
  {
    id: 'calls-shape-filtered',
    when: { udp: 'stun_filtered', servers: 'silent', before: 'same', proxy: 'none_known' },
    outcome: outcome('unreachable', 'blocking', 'possible'),
    reason:
      'Packets that begin a call are answered by nobody, those of HTTP/3 are: they are told apart by their shape. Found twice.',
    lookAlike:
      'A company that lets nothing but the web pass, HTTP/3 included, or neutral servers that were all given up; so it is possible at most.',
    source: 'Russia, August 2025: zapret 50-stun4all, Flowseal 4569',
  },
  {
    id: 'calls-shape-once',
    when: { udp: 'stun_filtered' },
    outcome: unexplained,
    reason: 'Packets that begin a call are answered by nobody, those of HTTP/3 are; found once.',
    lookAlike: 'As above, and a short trouble of the network.',
    source: ISSUE,
  },
  {
    id: 'calls-no-controls',
    when: { udp: ['not_told', 'forbidden'] },
    outcome: unexplained,
    reason: 'Neutral call servers gave no clear picture, so silence of these proves nothing.',
    lookAlike: 'Trouble of the network as a whole.',
    source: 'docs/methodology.md, no control, no colour',
  },
  {
    id: 'calls-unclear',
    when: { servers: 'unclear' },
    outcome: unexplained,
    reason: 'The names of its servers were not found, or the browser would not ask them.',
    lookAlike: 'A resolver of the user, or a name that was given up.',
    source: ISSUE,
  },
  {
    id: 'calls-proxy',
    when: { servers: 'silent', proxy: 'known' },
    outcome: unexplained,
    reason: 'Sites are reached through a proxy and call servers past it: the two cannot be compared.',
    lookAlike: 'A proxy or VPN that carries no UDP.',
    source: 'developer.mozilla.org, privacy.network',
  },
  {
    id: 'calls-one-address',
    when: { servers: 'silent', addresses: 'one' },
    outcome: unexplained,
    reason: 'One address of the service is silent, and no second one is known.',
    lookAlike: 'A server that is down.',
    source: ISSUE,
  },
  {
    id: 'calls-unproven',
    when: { servers: 'silent', list: 'expected' },
    outcome: unexplained,
    reason: 'Its servers are silent, and nobody is known to have seen them answer a stranger.',
    lookAlike: 'Servers that answer their own apps alone.',
    source: ISSUE,
  },
  {
    id: 'calls-few-controls',
    when: { servers: 'silent', controls: 'few' },
    outcome: unexplained,
    reason: 'Fewer than two neutral call servers of other owners answered beside it.',
    lookAlike: 'Trouble of the network that spares one server.',
    source: 'docs/methodology.md, no control, no colour',
  },
  {
    id: 'calls-ports-in-doubt',
    when: { servers: 'silent', ports: 'in_doubt' },
    outcome: unexplained,
    reason:
      'Its silent servers stand on unusual ports, and no neutral one on an unusual port answers, while those on usual ports do.',
    lookAlike: 'A firewall, as in offices, that lets out to known ports alone.',
    source: ISSUE,
  },
  {
    id: 'calls-service-silent',
    when: { servers: 'silent', messages: 'fail' },
    outcome: unexplained,
    reason: 'The rest of the service does not answer either: this is no matter of calls alone.',
    lookAlike: 'The service is down, or its own row tells why it is not reached.',
    source: ISSUE,
  },
  {
    id: 'calls-messages-unknown',
    when: { servers: 'silent', messages: 'not_asked' },
    outcome: unexplained,
    reason:
      'All its call servers are silent while others answer; whether its messages get through was not asked, or came over a connection from before.',
    lookAlike: 'A service that is down as a whole, or blocked as a whole behind an old connection.',
    source: ISSUE,
  },
  {
    id: 'calls-filtered-elsewhere-open',
    when: { servers: 'silent', before: 'same', elsewhere: 'answers' },
    outcome: outcome('unreachable', 'blocking', 'likely'),
    reason:
      'All its call servers are silent here in two tests, messages and neutral call servers answer, and the same servers answered on another network within the day.',
    lookAlike:
      'Servers that moved or went down: they answered elsewhere. A company filter of this network stays possible, so it is never confirmed.',
    source: 'Telegram calls, packet study, 2026-08-28 to 2026-10-09 (os-zapret2-restyle)',
  },
  {
    id: 'calls-filtered',
    when: { servers: 'silent', before: 'same' },
    outcome: outcome('unreachable', 'blocking', 'possible'),
    reason:
      'All its call servers are silent in two tests at least five minutes apart, while its messages and neutral call servers of two owners answer.',
    lookAlike:
      'Servers that moved or are down for everybody: only another network can tell, so it is possible at most.',
    source: ISSUE,
  },
  {
    id: 'calls-silent-once',
    when: { servers: 'silent' },
    outcome: unexplained,
    reason: 'All its call servers are silent in one test; a second one, five minutes later, would say more.',
    lookAlike: 'A restart of the servers, a router that lost its table.',
    source: ISSUE,
  },
  {
    id: 'calls-unexplained',
    when: {},
    outcome: unexplained,
    reason: 'No rule explains what was seen.',
    lookAlike: 'Any.',
    source: ISSUE,
  },
];

export const CALL_RULES: readonly CallRule[] = [...NETWORK_ROWS, ...SERVICE_ROWS];

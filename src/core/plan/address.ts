import { isBogus } from '../address.ts';
import { nameFacts } from '../analyze/name.ts';
import { byAddressFact } from '../analyze/probes.ts';
import type { Facts, Sign } from '../facts.ts';
import type { DnsObservation } from '../types.ts';
import { nameQuestions, resolverAnswers } from './name.ts';
import { count, type Progress, type Question, SLOW } from './progress.ts';

/** Signs on which asking the address without the name would teach nothing. */
const NOT_BY_ADDRESS: readonly Sign[] = ['extension', 'loop', 'stall', 'cut', 'bad_certificate'];

/** Signs that an address which answers without the name explains, so that nobody outside need be asked. */
const EXPLAINED: readonly Sign[] = [
  'name',
  'silence',
  'reset',
  'alert',
  'not_tls',
  'refused',
  'unreachable',
  'unknown_authority',
];

/** Returns questions to the address and port 80 once the name is as known as it gets, then the helper where they leave it open. */
export function addressQuestions(progress: Progress, sign: Sign): Question[] {
  const { target, observations, asked, allowed } = progress;
  const answers = resolverAnswers(observations);
  if (answers.length < count(asked, 'resolver') || nameQuestions(progress).length > 0) return [];
  const addresses = outsideAddresses(answers);
  const due = [
    ...byAddressQuestions(progress, addresses, sign),
    // Where the name is not found, port 80 cannot be asked either; and a dead pool is better known by another address.
    ...(allowed.plainHttp && sign !== 'name' && !isDoubtful(progress, addresses)
      ? [{ probe: 'plain_http' as const, url: `http://${target.host}/` }]
      : []),
  ].filter(({ url }) => !asked.some((one) => one.url === url && one.probe !== 'resolver'));
  const isHelperDue = allowed.helpers.length > 0 && count(asked, 'helper') === 0 && isOpen(progress, due, sign);
  return isHelperDue ? [...due, { probe: 'helper', url: target.url }] : due;
}

/** The first address, and where that is dead the next of the pool: one of several may be broken for everybody. */
function byAddressQuestions({ observations, asked }: Progress, addresses: readonly string[], sign: Sign): Question[] {
  if (NOT_BY_ADDRESS.includes(sign)) return [];
  const isDead = DEAD.includes(byAddressFact(observations)) && count(asked, 'by_address') === 1;
  const address = count(asked, 'by_address') === 0 ? addresses[0] : isDead ? addresses[1] : undefined;
  return address ? [{ probe: 'by_address', url: urlOf(address) }] : [];
}

const DEAD: readonly Facts['byAddress'][] = ['silence', 'refused', 'unreachable', 'reset'];

function isDoubtful({ observations }: Progress, addresses: readonly string[]): boolean {
  return addresses.length > 1 && byAddressFact(observations) !== 'answers';
}

/** Whether the address, as far as it could be asked, leaves open why the site does not answer. */
function isOpen({ observations, asked }: Progress, due: readonly Question[], sign: Sign): boolean {
  // Silence costs its whole deadline, so nobody waits for it.
  if (SLOW.includes(sign) && count(asked, 'by_address') === 0) return true;
  if (due.length > 0 || asked.length > observations.length) return false;
  const answer = byAddressFact(observations);
  if (sign === 'wrong_name' && nameFacts(observations, NOTHING).names === 'differ') return false;
  return answer !== 'answers' || !EXPLAINED.includes(sign);
}

const NOTHING: ReadonlySet<string> = new Set();

/** Returns the addresses from outside of one kind, IPv4 if there are any: a broken IPv6 is not blocking. */
function outsideAddresses(answers: readonly DnsObservation[]): string[] {
  const addresses = answers.flatMap((answer) => answer.addresses).filter((one) => !isBogus(one));
  const ipv4 = addresses.filter((one) => !one.includes(':'));
  return [...new Set(ipv4.length > 0 ? ipv4 : addresses)];
}

function urlOf(address: string): string {
  return address.includes(':') ? `https://[${address}]/` : `https://${address}/`;
}

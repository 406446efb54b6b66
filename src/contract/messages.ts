import { PLACES } from '../core/types.ts';
import { type Message, type Refused, type RequestName, type Requests, refused } from '../protocol.ts';
import { callServers } from './call-relays.ts';
import { anyText, attempt, type Check, flag, listOf, oneOf, Refusal } from './check.ts';
import { label, listedTargets } from './listed.ts';
import { pageOrigin } from './page.ts';
import { anyObject, exactShape, maybe, own } from './shape.ts';
import { cut } from './words.ts';

/** Ids of services or of their targets, such as `signal/chat/0`. */
const ids = listOf(label(1, 200), 10_000);

const request = anyText;
const bare = exactShape<{ request: string }>({ request });

const MESSAGES: { readonly [N in RequestName]: Check<{ request: string } & Requests[N]['in']> } = {
  'accept-consent': exactShape({ request, place: oneOf(PLACES) }),
  'withdraw-consent': bare,
  'import-targets': exactShape({
    request,
    text: anyText,
    format: oneOf(['citizenlab-csv', 'json', 'text']),
  }),
  'replace-targets': exactShape({ request, targets: listedTargets }),
  'reset-targets': bare,
  'check-now': exactShape<{ request: string; ids?: string[]; warned?: boolean }>({
    request,
    ids: maybe(ids),
    warned: maybe(flag),
  }),
  'check-page': exactShape<{ request: string; url: string; warned?: boolean }>({
    request,
    url: pageOrigin,
    warned: maybe(flag),
  }),
  'check-calls': exactShape<{ request: string } & Requests['check-calls']['in']>({
    request,
    ids: maybe(ids),
    stun: maybe(callServers),
    turn: maybe(callServers),
    warned: maybe(flag),
  }),
  'cancel-check': bare,
  'export-report': exactShape<{ request: string; exactTimes?: boolean; network?: boolean }>({
    request,
    exactTimes: maybe(flag),
    network: maybe(flag),
  }),
  // `acceptSettings` looks at each key.
  set: exactShape({ request, settings: anyObject }),
  'look-up-network': bare,
  'move-network': exactShape<{ request: string; to?: string }>({ request, to: maybe(label(1, 64)) }),
  'keep-place': bare,
  'get-snapshot': bare,
  erase: bare,
};

export type AcceptedMessage = { readonly ok: true; readonly message: Message } | Refused;

/** Returns a copy of the message with the keys of its request and no others, or what is wrong and where. Never throws. */
export function acceptMessage(value: unknown): AcceptedMessage {
  const accepted = attempt('message', () => {
    const name = request(own(anyObject(value, 'message'), 'request'), 'request');
    if (!isRequest(name)) throw new Refusal('request', `unknown: ${cut(name)}`);
    return MESSAGES[name](value, '') as Message;
  });
  if (accepted.ok) return { ok: true, message: accepted.value };
  return refused(accepted.at === 'url' ? 'url' : 'input', accepted.error);
}

function isRequest(name: string): name is RequestName {
  return Object.hasOwn(MESSAGES, name);
}

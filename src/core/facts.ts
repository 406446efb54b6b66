/** The vocabulary of an analysis: each fact has one of a few values, so that a rule can name those it wants. */
import type { NetworkState, Step } from './types.ts';

/**
 * How the failing attempts by name ended. `tls_same`, `tls_other`: a browser that tells no more saw the same error as by
 * address, or another.
 */
export type Symptom =
  | 'none'
  | 'name'
  | 'refused'
  | 'unreachable'
  | 'silence'
  | 'reset'
  | 'closed'
  | 'alert'
  | 'not_tls'
  | 'wrong_name'
  | 'unknown_authority'
  | 'bad_certificate'
  | 'tls'
  | 'tls_same'
  | 'tls_other'
  | 'cut'
  | 'stall'
  | 'loop'
  | 'extension'
  | 'permission'
  | 'interrupted'
  | 'client_certificate'
  | 'proxy'
  | 'unknown';

export interface Facts {
  readonly network: NetworkState;
  /** A cause on the user's own side, seen on unrelated sites too. */
  readonly local: 'none' | 'clock' | 'interception' | 'extension';
  /** What came of asking for the small object by name; `flapped`: failed, then answered. */
  readonly attempt: 'answered' | 'answered_reused' | 'flapped' | 'failed_once' | 'failed' | 'none';
  readonly sign: Symptom;
  /** Whether all failing attempts ended in the same way. */
  readonly signs: 'same' | 'mixed';
  /** Whether the failure was seen often enough for how noisy the round is: chance repeats itself, too. */
  readonly proof: 'enough' | 'thin';
  /** Whether failures lie some 10 s apart, or more than 20, with a control that answered between them. */
  readonly lasting: 'no' | 'yes' | 'long';
  /** Furthest step that any failing attempt is known to have reached. */
  readonly reached: Step;
  /** Whether the host that failed is the site's own or another one that it redirected to; all other facts are about that host. */
  readonly hop: 'own' | 'elsewhere';
  /** What is known of where an answer leads; `inside`: to a private network or to this device, `unseen`: where nobody asked. */
  readonly end: 'seen' | 'inside' | 'unseen';
  /** By which scheme the answer came, or did not. */
  readonly scheme: 'https' | 'http';
  readonly status: 'none' | 'ok' | 'refusal' | 'challenge' | 'server_error';
  /** What the network's own resolver says, where the browser shows it. `sinkhole` is 0.0.0.0 or loopback. */
  readonly localName: 'found' | 'missing' | 'bogus' | 'sinkhole' | 'fake' | 'block_page' | 'not_known';
  /** Whether the encrypted resolver of the browser fails where the network's own does not. */
  readonly secureDns: 'broken' | 'no';
  /** Whether the site publishes keys for encrypted hellos, so that a browser may not have sent its name in the clear. */
  readonly hello: 'encrypted' | 'plain';
  /** What resolvers outside say. `failing`: two of them were reached, and got no good answer about the name themselves. */
  readonly outsideName: 'found' | 'missing' | 'bogus' | 'failing' | 'no_answer' | 'not_asked';
  /** How many resolvers of different owners say so. */
  readonly voices: 'two' | 'one' | 'none';
  /** Whether local and outside addresses share a network. */
  readonly names: 'agree' | 'differ' | 'not_known';
  /**
   * `https://<address>/`, asked without the name, at IPv4 where there is one. `answers`: a handshake or a refused
   * certificate came back; `some`: not from each address that was asked.
   */
  readonly byAddress:
    | 'answers'
    | 'some'
    | 'unknown_authority'
    | 'silence'
    | 'reset'
    | 'refused'
    | 'unreachable'
    | 'unclear'
    | 'not_asked';
  /**
   * The same at an IPv6 address, asked where IPv4 is dead, or answers where the name does not. A dead one says nothing: many
   * networks have no IPv6. `named`: it answers, and by name the browser got there, too; `lost`: by name the browser got there,
   * and without the name it ends in the same way, while IPv4 answers.
   */
  readonly ipv6: 'answers' | 'named' | 'lost' | 'dead' | 'not_asked';
  /** `http://<host>/`. `refusal`: a status of refusal in place; `forged`: led to an address where no site can be. */
  readonly plain:
    | 'own_https'
    | 'answers'
    | 'refusal'
    | 'block_page'
    | 'forged'
    | 'elsewhere'
    | 'reset'
    | 'silence'
    | 'unclear'
    | 'not_asked';
  /**
   * The large object, while the small one passes, or the document itself where it begins and does not end; `hushes`: nothing
   * of it comes, as on a connection that froze before; `breaks`: each time in the same way, and often enough; `fails`: otherwise, a new
   * connection was refused, or it still came in when its time was up.
   */
  readonly large: 'passes' | 'freezes' | 'hushes' | 'breaks' | 'fails' | 'failed_once' | 'not_asked';
  /** An object of another site at the same provider; `fails`: in the way in which this one does. */
  readonly sibling: 'passes' | 'fails' | 'unclear' | 'not_asked';
  /** Speed of the large object against the controls' of the same round; `crawl`: all of them crawl. */
  readonly speed: 'normal' | 'slow_steady' | 'slow_wild' | 'crawl' | 'not_known';
  /** What the word on the site was before this round, on this network. */
  readonly before: 'up' | 'down' | 'none';
  /** Whether an earlier round on this network found the same slowness. */
  readonly slowBefore: 'yes' | 'no';
  /** What a control helper outside says of the site. `disputed`: that it cannot be connected to, which it could here. */
  readonly helper: 'up' | 'down' | 'disputed' | 'refuses' | 'not_asked';
  /** Over plain http: whether the page is the one that a helper outside gets. */
  readonly page: 'same' | 'other' | 'not_known';
  readonly privateCa: 'yes' | 'no';
}

/** What sentences about the facts name beside them. */
export interface Figures {
  /** The host that failed, where the site leads to another one. */
  readonly leadsTo?: string;
  /** Where the answer on port 80 led. */
  readonly plainTo?: string;
  /** HTTP status of the answer. */
  readonly status?: number;
  /** Body bytes that came of the large object, where it did not come whole. */
  readonly largeBytes?: number;
}

/** The facts of a site that answers at once, where nothing had to be asked further. */
const ORDINARY: Facts = {
  network: 'online',
  local: 'none',
  attempt: 'answered',
  sign: 'none',
  signs: 'same',
  proof: 'thin',
  lasting: 'no',
  reached: 'dns',
  hop: 'own',
  end: 'seen',
  scheme: 'https',
  status: 'ok',
  localName: 'found',
  secureDns: 'no',
  hello: 'plain',
  outsideName: 'not_asked',
  voices: 'none',
  names: 'not_known',
  byAddress: 'not_asked',
  ipv6: 'not_asked',
  plain: 'not_asked',
  large: 'not_asked',
  sibling: 'not_asked',
  speed: 'not_known',
  before: 'none',
  slowBefore: 'no',
  helper: 'not_asked',
  page: 'not_known',
  privateCa: 'no',
};

/** Facts as they are kept: of thousands of sites most are ordinary, so only what differs is written down. */
export type KeptFacts = Partial<Facts>;

/** Returns the facts as they are kept. */
export function keptFacts(facts: Facts): KeptFacts {
  return Object.fromEntries(Object.entries(facts).filter(([name, value]) => ORDINARY[name as keyof Facts] !== value));
}

/** Returns all facts from those that were kept. */
export function wholeFacts(kept: KeptFacts): Facts {
  return { ...ORDINARY, ...kept };
}

/** Writes the rules into docs/methodology.md: `npx tsx scripts/rules-table.ts`; with `--check` it only says whether it would. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CALL_RULES, type CallRule } from '../src/core/calls/rules.ts';
import type { Facts } from '../src/core/facts.ts';
import { RULES } from '../src/core/rules/index.ts';
import type { Condition, Outcome } from '../src/core/rules/rule.ts';

/** A phrase with a place for the values, and words for each value; a new value does not compile without its words. */
type Words = { readonly [F in keyof Facts]: readonly [phrase: string, values: Readonly<Record<Facts[F], string>>] };

export const TABLE_FILE = join(import.meta.dirname, '../docs/methodology.md');
const BEGIN = '<!-- rules: begin (written by scripts/rules-table.ts) -->';
const END = '<!-- rules: end -->';

const WORDS: Words = {
  network: [
    'the network is {}',
    {
      online: 'online',
      offline: 'offline',
      captive_portal: 'behind a sign-in page',
      domestic_only: 'limited to domestic sites',
      impaired: 'impaired',
    },
  ],
  local: [
    '{}',
    {
      none: 'no cause on this side',
      clock: 'most foreign controls show certificates that are out of date or broken',
      interception: 'most foreign controls fail in TLS as well',
      extension: 'most foreign controls are stopped inside the browser',
    },
  ],
  attempt: [
    '{}',
    {
      none: 'nothing was asked',
      answered: 'it answered',
      answered_reused: 'it answered over a connection from before',
      flapped: 'it failed, then answered',
      failed_once: 'it failed once',
      failed: 'it failed twice or more',
    },
  ],
  sign: [
    'by name: {}',
    {
      none: 'no failure',
      name: 'name not found',
      refused: 'refused',
      unreachable: 'host unreachable',
      silence: 'no answer in time',
      reset: 'reset',
      closed: 'closed',
      alert: 'TLS alert',
      not_tls: 'an answer that is not TLS',
      wrong_name: 'certificate for another name',
      unknown_authority: 'certificate of an unknown issuer',
      bad_certificate: 'certificate out of date or broken',
      tls: 'TLS failed, the browser does not say how',
      tls_same: 'a TLS failure, the same as by address',
      tls_other: 'a TLS failure, another than by address',
      cut: 'body cut short',
      stall: 'body stalled',
      loop: 'redirect loop',
      extension: 'stopped inside the browser',
      permission: 'permission missing',
      interrupted: 'interrupted here',
      client_certificate: 'a certificate of the visitor wanted',
      proxy: 'a proxy that failed',
      unknown: 'an error nobody has met',
    },
  ],
  proof: ['{}', { enough: 'seen often enough to be no chance', thin: 'seen too seldom to prove anything' }],
  lasting: ['{}', { no: 'within seconds', yes: 'for ten seconds and more', long: 'for half a minute' }],
  signs: ['{}', { same: 'each time alike', mixed: 'each time otherwise' }],
  reached: [
    'got as far as {}',
    { dns: 'the name', connect: 'the connection', tls: 'TLS', http: 'the answer', body: 'the content' },
  ],
  hop: ['the failure came {}', { own: 'at the site itself', elsewhere: 'at another host that the site redirects to' }],
  scheme: ['{}', { https: 'asked over https', http: 'asked over plain http' }],
  status: [
    'the answer is {}',
    {
      none: 'none',
      ok: 'in order',
      refusal: 'a refusal (403, 451)',
      challenge: 'a challenge page',
      server_error: 'an error of the server (5xx)',
    },
  ],
  localName: [
    'the local answer is {}',
    {
      found: 'a public address',
      missing: 'missing',
      bogus: 'an address where no site can be',
      sinkhole: '0.0.0.0 or loopback',
      fake: "a VPN client's stand-in (198.18.0.0/15, 2001:2::/48, fc00::/18)",
      block_page: 'the address of a known block page',
      not_known: 'not known',
    },
  ],
  secureDns: [
    '{}',
    { broken: 'the encrypted resolver of the browser fails alone', no: 'no encrypted resolver fails alone' },
  ],
  hello: ['the site takes {}', { encrypted: 'encrypted hellos', plain: 'plain hellos only' }],
  outsideName: [
    'resolvers outside {}',
    {
      found: 'find the name',
      missing: 'do not find the name',
      bogus: 'give only addresses where no site can be',
      failing: 'get no good answer themselves',
      no_answer: 'did not answer',
      not_asked: 'were not asked',
    },
  ],
  voices: ['{} outside spoke', { two: 'two resolvers', one: 'one resolver', none: 'no resolver' }],
  names: ['local and outside addresses {}', { agree: 'agree', differ: 'differ', not_known: 'could not be compared' }],
  byAddress: [
    'by address, without the name: {}',
    {
      answers: 'an answer',
      some: 'an answer from one address, none from another',
      unknown_authority: 'a certificate of an unknown issuer',
      silence: 'no answer in time',
      reset: 'reset',
      refused: 'refused',
      unreachable: 'host unreachable',
      unclear: 'nothing clear',
      not_asked: 'not asked',
    },
  ],
  ipv6: [
    'at an IPv6 address: {}',
    {
      answers: 'an answer',
      named: 'an answer, and by name the browser got to IPv6, too',
      lost: 'the same as by name, which went by IPv6, while IPv4 answers',
      dead: 'none',
      not_asked: 'not asked',
    },
  ],
  plain: [
    'over plain http: {}',
    {
      own_https: 'a redirect to its own https',
      answers: 'an answer',
      refusal: 'a refusal (403, 451)',
      block_page: 'a known block page',
      forged: 'a redirect to an address where no site can be',
      elsewhere: 'a redirect to an unrelated site',
      reset: 'reset',
      silence: 'no answer in time',
      unclear: 'nothing clear',
      not_asked: 'not asked',
    },
  ],
  large: [
    'the large object {}',
    {
      passes: 'passes',
      freezes: 'freezes, each time',
      hushes: 'never begins',
      breaks: 'breaks off, each time in the same way',
      fails: 'fails, each time, or comes too slowly to end',
      failed_once: 'failed once',
      not_asked: 'was not asked',
    },
  ],
  sibling: [
    'an object of another site at the same provider {}',
    { passes: 'passes', fails: 'fails in the same way', unclear: 'fails otherwise', not_asked: 'was not asked' },
  ],
  speed: [
    'the large object came {}',
    {
      normal: 'at a normal rate',
      slow_steady: 'ten times slower than the controls, steadily',
      slow_wild: 'ten times slower than the controls, by jumps',
      crawl: 'at a crawl, and so did the controls',
      not_known: 'at a rate that is not known',
    },
  ],
  before: ['the word before was {}', { up: 'that it answers', down: 'that it does not', none: 'none' }],
  slowBefore: ['{}', { yes: 'the round before found it slow too', no: 'the round before did not' }],
  helper: [
    'the helper outside {}',
    {
      up: 'gets an answer',
      down: 'gets none',
      disputed: 'says that it cannot connect, which it can from here',
      refuses: 'is refused (403, 451)',
      not_asked: 'was not asked',
    },
  ],
  page: [
    'the page over plain http is {}',
    { same: 'the one that the helper gets', other: 'another than the helper gets', not_known: 'not compared' },
  ],
  end: [
    'the end of its redirects {}',
    { seen: 'was seen', inside: 'lies in a private network or on this device', unseen: 'was not asked' },
  ],
  privateCa: [
    '{}',
    { yes: 'the service has a certificate authority of its own', no: 'it has an ordinary certificate' },
  ],
};

/** Returns a condition in words, `always` where it asks for nothing. */
export function inWords(condition: Condition): string {
  const parts = Object.entries(condition).map(([fact, wanted]) => {
    const [phrase, values]: readonly [string, Readonly<Record<string, string>>] = WORDS[fact as keyof Facts];
    const named = [wanted].flat().map((value) => values[value] ?? value);
    return phrase.replace('{}', named.join(' *or* '));
  });
  return parts.join('; ') || 'always';
}

/** Returns all rules as a Markdown table, in the order in which they are tried. */
export function rulesTable(): string {
  const rows = RULES.map(({ id, when, outcome, reason, lookalike = '-', source }, index) => [
    String(index + 1),
    `\`${id}\``,
    inWords(when),
    outcomeInWords(outcome),
    reason,
    lookalike,
    source,
  ]);
  const head = ['#', 'Rule', 'When', 'Verdict', 'Why', 'What looks the same', 'Source'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const CALLS_BEGIN = '<!-- rules of calls: begin (written by scripts/rules-table.ts) -->';
const CALLS_END = '<!-- rules of calls: end -->';

/** Returns the rules of calls as a Markdown table; facts and values stand in it by their names in `src/core/calls/facts.ts`. */
export function callsTable(): string {
  const rows = CALL_RULES.map(({ id, when, outcome, reason, lookAlike, source }, index) => [
    String(index + 1),
    `\`${id}\``,
    conditionOf(when),
    outcomeInWords(outcome),
    reason,
    lookAlike,
    source,
  ]);
  const head = ['#', 'Rule', 'When', 'Verdict', 'Why', 'What looks the same', 'Source'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function conditionOf(when: CallRule['when']): string {
  const parts = Object.entries(when).map(
    ([fact, wanted]) => `${plainly(fact)}: ${[wanted].flat().map(plainly).join(' *or* ')}`,
  );
  return parts.join('; ') || 'always';
}

const plainly = (word: string) => word.replaceAll('_', ' ');

/** Returns the document with both tables between their markers replaced. */
export function withRulesTable(document: string): string {
  return between(between(document, BEGIN, END, rulesTable()), CALLS_BEGIN, CALLS_END, callsTable());
}

function between(document: string, begin: string, end: string, table: string): string {
  const [before, rest] = document.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${TABLE_FILE}: the markers of the rules are missing`);
  return `${before}${begin}\n${table}\n${end}${after}`;
}

function outcomeInWords({ reach, cause, method, confidence }: Outcome): string {
  const how = cause === 'blocking' ? (method ?? 'method open') : null;
  return [reach, cause, how, confidence].filter((word) => word !== null).join(' · ');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const present = readFileSync(TABLE_FILE, 'utf8');
  const due = withRulesTable(present);
  const isCheck = process.argv.includes('--check');
  if (!isCheck) writeFileSync(TABLE_FILE, due);
  if (isCheck && due !== present) {
    console.error('docs/methodology.md: the rules are out of date; run `npx tsx scripts/rules-table.ts`');
    process.exitCode = 1;
  }
}

/**
 * Writes the ledger of docs/privacy.md from the catalogue: every request that the extension can make. With `--check`
 * nothing is written, and the exit code tells whether the ledger is up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CALL_CONTROLS, CALL_ROWS, type CallRow, QUIC_HOSTS } from '../src/catalog/calls.ts';
import { CONTROLS } from '../src/catalog/controls.ts';
import { LOOKUP_SERVICE } from '../src/catalog/lookup.ts';
import { PLACES } from '../src/catalog/places.ts';
import { PROVIDERS } from '../src/catalog/providers.ts';
import { RESOLVERS } from '../src/catalog/resolvers.ts';
import type { Service } from '../src/catalog/schema.ts';
import { SERVICES } from '../src/catalog/services.ts';
import { targetsOf } from '../src/catalog/targets.ts';
import { mayBeListed, type PlacePolicy, permits, type Trigger } from '../src/core/place.ts';
import type { Place, RoleName, Target, Tier } from '../src/core/types.ts';

export const LEDGER_FILE = fileURLToPath(new URL('../docs/privacy.md', import.meta.url));
const BEGIN = '<!-- ledger: begin (written by scripts/ledger.ts) -->';
const END = '<!-- ledger: end -->';

type Row = readonly string[];

/** What a tier is in the reader's words; hosts of a state are set apart. */
const GROUPS: readonly (readonly [title: string, tier: Tier, state: boolean])[] = [
  ['A: everyday services', 'A', false],
  ['B: popular but sensitive', 'B', false],
  ['C: dangerous to be seen with', 'C', false],
  ['Hosts of a state', 'C', true],
];

const PURPOSE: Readonly<Record<RoleName, string>> = {
  web: 'does the site answer',
  chat: 'does the host that carries messages answer',
  media: 'does the host that carries pictures and video answer',
  api: 'does the host that its programs talk to answer',
};

const NAMES: Readonly<Record<Place, string>> = {
  outside: 'outside',
  russia: 'Russia',
  filtered: 'another filtered network',
  belarus: 'Belarus',
  iran: 'Iran',
  occupied: 'occupied Ukraine',
  unsaid: 'not said',
  china: 'China',
  turkmenistan: 'Turkmenistan',
};

/** Returns the text of the ledger, without its markers. */
export function ledger(): string {
  return [
    placesText(),
    ...GROUPS.map((group) => groupText(...group)),
    controlsText(),
    resolversText(),
    providersText(),
    furtherText(),
    callsText(),
  ].join('\n\n');
}

/** Returns the document with the part between the markers replaced. */
export function withLedger(document: string): string {
  const [before, rest] = document.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${LEDGER_FILE}: the ledger's markers are missing`);
  return `${before}${BEGIN}\n${ledger()}\n${END}${after}`;
}

function groupText(title: string, tier: Tier, state: boolean): string {
  const services = SERVICES.filter((one) => one.tier === tier && (one.state === true) === state);
  const lines = [`### ${title}`, '', ...reachedText({ tier, state })];
  const rows = services.flatMap((service) => targetsOf(service).map((target) => targetRow(service, target)));
  return [...lines, '', table(['Service', 'Host', 'Objects', 'Purpose'], rows)].join('\n');
}

function reachedText(target: Pick<Target, 'tier' | 'state'>): string[] {
  const may = (policy: PlacePolicy, trigger: Trigger, tiers: readonly Tier[]) =>
    permits(policy, target, trigger, { scheduled: tiers.length > 0 ? true : null, tiers });
  const asked = (trigger: Trigger) => {
    const plain = placesWhere((policy) => may(policy, trigger, []));
    const chosen = placesWhere((policy) => !may(policy, trigger, []) && may(policy, trigger, [target.tier]));
    return chosen === 'nowhere' ? plain : `${plain}; once you turn it on: ${chosen}`;
  };
  const alone = placesWhere(
    (policy) =>
      may(policy, { kind: 'one', warned: true }, [target.tier]) && !may(policy, { kind: 'round' }, [target.tier]),
  );
  return [
    `* By itself: ${asked({ kind: 'schedule' })}.`,
    `* On a click: ${asked({ kind: 'round' })}.`,
    `* One site at a time, after a warning: ${alone}.`,
    `* Never: ${placesWhere((policy) => !mayBeListed(policy, target))}.`,
  ];
}

function targetRow({ name, watched }: Service, { host, url, largeUrl, role, privateCa }: Target): Row {
  const objects = [url, largeUrl].flatMap((one) => (one === null ? [] : [code(split(one)[1] ?? '')]));
  const purpose = privateCa ? `${PURPOSE[role]}, whoever it is` : PURPOSE[role];
  return [watched ? name : `${name} (off)`, host, objects.join(', '), purpose];
}

function placesText(): string {
  const warned = placesWhere(({ click }) => click.warn);
  const limited = placesWhere(({ click }) => click.maxHosts !== null);
  return `Any click is preceded by a warning in: ${warned}. A round asks four hosts at most, two controls included, in: ${limited}.`;
}

function controlsText(): string {
  return [
    '### Controls, every round and everywhere',
    'They tell a blocked site from a lost connection. Of the domestic group one is asked at most, only in:',
    `${placesWhere(({ domestic }) => domestic)}.`,
    '',
    table(
      ['Host', 'Object', 'Group', 'Owner'],
      CONTROLS.map(({ url, group, owner }) => [...split(url), group, owner]),
    ),
  ].join('\n');
}

function resolversText(): string {
  return [
    '### Resolvers, only to explain a failure',
    'DNS over HTTPS, tier B. Sent: the name of the host that failed. Asked only where an unusual resolver does not stand out:',
    `${placesWhere(({ ladder }) => ladder.resolver)}.`,
    '',
    table(
      ['Resolver', 'By address', 'Owner'],
      RESOLVERS.map(({ url, byAddress, owner }) => [code(url), byAddress.map(code).join(', ') || '-', owner]),
    ),
  ].join('\n');
}

/** As `background/networks` asks them, in this order. */
const LOOKUP_CALLS = [
  ['whats-my-ip/data.json', 'nothing', 'the address from which you ask'],
  ['network-info/data.json', 'that address', 'the number of the network that announces it'],
  ['as-overview/data.json', 'that number', 'the name of its holder'],
] as const;

function providersText(): string {
  const asked = placesWhere(({ click }) => click.maxHosts === null);
  return [
    '### Another site of the same provider, only to explain a failure',
    'Tier A. Asked where the large object of a site freezes, or nothing answers at its address, if that address is one of the',
    "provider's: once a round at most, and not where a control helper is asked. Sent: nothing of the site that failed. Not where",
    `a round asks a few hosts only; so at most in: ${asked}.`,
    '',
    table(
      ['Host', 'Object', 'Provider', 'Ranges'],
      PROVIDERS.map(({ url, owner, ranges }) => [...split(url), owner, ranges.map(code).join(', ')]),
    ),
  ].join('\n');
}

function furtherText(): string {
  const lookups = placesWhere((policy) => policy.lookups);
  const everywhere = 'where the host itself may be asked';
  const plain = placesWhere(({ ladder }) => ladder.plainHttp);
  const rows: Row[] = [
    ['the same object again', 'the same', 'a failure that does not repeat is noise', everywhere],
    ['`https://<address>/`', 'no host name', 'is it about the name, or about the address', everywhere],
    ['`http://<host>/`', 'the host name, readable on the way', 'a block page, or a forged redirect', plain],
    ["the system's own resolver (Firefox)", 'the host name', 'what this network says of the name', everywhere],
    ['a control helper that you enter', 'the address of the object that failed', 'is the site up elsewhere', lookups],
  ];
  const head: Row = ['Request', 'Sent', 'Why', 'Where'];
  const operator = LOOKUP_CALLS.map(([call, sent, why]): Row => [code(LOOKUP_SERVICE + call), sent, why, lookups]);
  return [
    '### Further questions about a host that failed',
    '',
    table(head, rows),
    '',
    '### Who runs the network, only on a click, once you turned it on',
    '',
    table(head, operator),
  ].join('\n');
}

/** As `background/calls` asks them. */
function callsText(): string {
  const all = placesWhere(({ calls }) => calls.tiers.length > 0 && !calls.oneAtATime);
  const one = placesWhere(({ calls }) => calls.tiers.length > 0 && calls.oneAtATime && calls.maxControls !== 1);
  const least = placesWhere(({ calls }) => calls.tiers.length > 0 && calls.maxControls === 1);
  const rows = [...CALL_CONTROLS, ...CALL_ROWS].map(callRow);
  const sites = QUIC_HOSTS.map(({ host, owner }): Row => ['HTTP/3', code(`${host}:443`), 'neutral', owner, '']);
  return [
    '### Call servers, only when you ask to test calls',
    'What begins a call is sent, and nothing of a call: a STUN Binding, or a TURN Allocate under a name made up for this one',
    'question. The server sees your address, also where a proxy or VPN of the browser hides it from sites; an operator sees which',
    `server was asked. All services at once: ${all}. One service at a time, with at most four neutral servers: ${one}.`,
    `One service of tier A with one neutral server: ${least}. Never: ${placesWhere(({ calls }) => calls.tiers.length === 0)}.`,
    '',
    table(['Way', 'Server', 'For', 'Owner', 'Last seen to answer, or reported'], [...rows, ...sites]),
  ].join('\n');
}

function callRow({ service, owner, transport, host, port, sure, seen }: CallRow): Row {
  return [transport, code(`${host}:${port}`), service ?? 'neutral', owner, `${sure}, ${seen}`];
}

function placesWhere(test: (policy: PlacePolicy) => boolean): string {
  const places = Object.values(PLACES).filter(test);
  if (places.length === Object.keys(PLACES).length) return 'everywhere';
  return places.map(({ place }) => NAMES[place]).join(', ') || 'nowhere';
}

function split(url: string): [host: string, object: string] {
  const { protocol, host, pathname } = new URL(url);
  return [protocol === 'http:' ? `http://${host}` : host, pathname];
}

const code = (text: string) => `\`${text}\``;

function table(head: Row, rows: readonly Row[]): string {
  const line = (cells: Row) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const present = readFileSync(LEDGER_FILE, 'utf8');
  const due = withLedger(present);
  const isCheck = process.argv.includes('--check');
  if (!isCheck) writeFileSync(LEDGER_FILE, due);
  if (isCheck && due !== present) {
    console.error('docs/privacy.md: the ledger is out of date; run `npx tsx scripts/ledger.ts`');
    process.exitCode = 1;
  }
}

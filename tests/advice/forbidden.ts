/** What a reader must not see, place by place: told by the words on the card, without any look at the book's own fields. */
import type { Situation } from '../../src/core/advise.ts';
import type { Place } from '../../src/core/types.ts';
import { word } from './word.ts';

const VPN = /VPN|ВПН|впн/iu;
const PROXY = /прокси|проксі|\bprox(y|ies)\b/iu;
const TOR = word('tor|тор\\p{L}{0,2}|bridges?|мост(ы|и|ом|ами)|snowflake|obfs\\p{L}*');
const DNS_SETTING = /secure DNS|DNS over|защищённый DNS|захищений DNS|шифрован|encrypted name/iu;
const OTHER_BROWSER = /(another|other) browser|друг(ой|ом) браузер|інш(ий|ому) браузер/iu;
const SATELLITE = /satellit|starlink|спутник|супутник|тарел|антен/iu;
const MESH = /\b(briar|bridgefy|bitchat|zangi)\b/iu;
const RADIO = /\b(549|657|837)\b|kHz|кГц|medium wave|средн(ие|их) волн|середн(і|іх) хвил/iu;
/** In either alphabet, in capitals: "max" is a word of its own. */
const MAX = /(?<!\p{L})(MAX|МАХ|МАКС)(?!\p{L})|state messenger|государственн\S* мессенджер|державн\S* месенджер/u;
const MAX_FACTS = /(?<!\p{L})(MAX|МАХ|МАКС)(?!\p{L})|end-to-end|сквозн|наскрізн/u;
const NEWSLETTER = /newsletter|e-mail|рассылк|розсилк|почт|пошт/iu;
const SUBSCRIBE = /(?<!not )\bsubscribe\b|подпишитесь|підпишіться/iu;
const LAW = /extremis|экстремис|екстреміс|281-FZ/iu;
const RUSSIA = /Russia|Росси|Росі|росс|росі/u;
const RIGHTS_GROUPS =
  /DSLU|Digital Security Lab|цифрово\S+ бе|CrimeaSOS|КримSOS|КрымSOS|ZMINA|OVD|ОВД|KHPG|HRW|Amnesty|\bRSF\b|\bCPJ\b|\bDW\b|RFE|Meduza|Медуза|Detector Media|Roskomsvoboda|Access Now|Insider/u;
const MEASURERS = /OONI Explorer|IODA|NetBlocks|Radar/u;
const TOOLS = /Flowseal|Karing|XTLS|zapret|telemt|rdsys/iu;
const WATCHERS = /OONI|ooni\/|net4people|\bEFF\b|KeepItOn/u;
const OCCUPIED = /occup|окуп|оккуп/iu;
const LATE_CHANGES =
  /disappearing mess|исчезающ\S* сообщ|повідомлення, що зникають|lock screen|экране блокировки|екрані блокування/iu;
const HELPING = /there choose|тот, кто там|той, хто там|on their phone/iu;

const STRICT = [
  TOOLS,
  WATCHERS,
  VPN,
  PROXY,
  TOR,
  DNS_SETTING,
  OTHER_BROWSER,
  SATELLITE,
  MESH,
  RADIO,
  RIGHTS_GROUPS,
  MEASURERS,
  OCCUPIED,
  LATE_CHANGES,
  HELPING,
  MAX_FACTS,
  NEWSLETTER,
  SUBSCRIBE,
];
const INSIDE = [TOOLS, TOR, SATELLITE, MESH, RADIO, RIGHTS_GROUPS, MEASURERS, OCCUPIED, SUBSCRIBE];

const BY_PLACE: Readonly<Record<Place, readonly RegExp[]>> = {
  outside: [MESH, RADIO],
  russia: [...INSIDE, HELPING],
  filtered: [...INSIDE, MAX, LAW, LATE_CHANGES],
  belarus: [...INSIDE, WATCHERS, HELPING, MAX, /281-FZ/u],
  iran: [...INSIDE, WATCHERS, HELPING, MAX, LAW, NEWSLETTER, DNS_SETTING, LATE_CHANGES],
  occupied: STRICT,
  unsaid: STRICT,
  china: [...STRICT, MAX, LAW, RUSSIA],
  turkmenistan: [...STRICT, MAX, LAW, RUSSIA],
};

/** The one place-neutral exception: a broken proxy setting is a fault of the device that must be told anywhere. */
const MAY_SAY_PROXY = new Set(['local_proxy']);

/** Returns the patterns that the reading of a card must not match. */
export function forbiddenIn(place: Place, situation: Situation, id: string): readonly RegExp[] {
  const unasked = place !== 'outside' && situation !== 'opened_on_purpose' ? [VPN] : [];
  const searched = situation === 'inspection' ? [VPN, PROXY, TOR, DNS_SETTING] : [];
  const law = situation === 'everyday' && place !== 'outside' ? [LAW, MAX] : [];
  return [...BY_PLACE[place], ...unasked, ...searched, ...law].filter(
    (pattern) => pattern !== PROXY || !MAY_SAY_PROXY.has(id),
  );
}

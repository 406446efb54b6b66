import { describe, expect, test } from 'vitest';
import { expectedOf, ids, recordedOf } from '../../tests/scenarios/scenario.ts';
import { figuresOf } from '../core/analyze/figures.ts';
import { type Figures, type KeptFacts, wholeFacts } from '../core/facts.ts';
import { holds } from '../core/rules/rule.ts';
import type { Target, Verdict } from '../core/types.ts';
import { LANGUAGES, type Language } from '../protocol.ts';
import { evidenceOf, rowIn } from './evidence.ts';
import { ENDS_AT, PARTS, SIGNS } from './evidence-rows.ts';
import { FATES, type Fate } from './gallery/fates.ts';
import { MESSAGES, textsIn } from './gallery/messages.ts';
import { shownOf } from './gallery/observations.ts';

const target = {
  url: 'https://a.example/favicon.ico',
  host: 'a.example',
  largeUrl: 'https://a.example/big.js',
} as Target;
const verdict = (more: Partial<Verdict> = {}): Verdict => ({
  reach: 'unreachable',
  cause: 'blocking',
  method: null,
  confidence: 'likely',
  ruleId: 'rule',
  witness: [],
  ...more,
});

function told(fate: Fate, more: Partial<Verdict> = {}, language: Language = 'en') {
  const { facts, figures } = shownOf(target, fate);
  const { path, sentences } = evidenceOf(facts, figures, verdict(more));
  const texts = textsIn(language);
  return {
    failed: path.find(({ passage }) => passage === 'failed')?.step ?? null,
    passed: path.filter(({ passage }) => passage === 'passed').map(({ step }) => step),
    text: sentences.map(({ key, values }) => texts.say(key, values)).join(' '),
  };
}

test('a name filter', () => {
  expect(told('name_cut', { method: 'sni_filtering' })).toEqual({
    failed: 'secure',
    passed: ['name', 'address'],
    text: 'The name is found. The address answers. As soon as the site’s name is sent, the connection is cut. Asked again, the same.',
  });
});

test('a name filter, in Ukrainian and Russian', () => {
  expect(told('name_cut', { method: 'sni_filtering' }, 'uk').text).toBe(
    'Ім’я знайдено. Адреса відповідає. Щойно надсилається ім’я сайту, з’єднання обривається. Повторили — те саме.',
  );
  expect(told('name_cut', { method: 'sni_filtering' }, 'ru').text).toBe(
    'Имя найдено. Адрес отвечает. Как только отправляется имя сайта, соединение обрывается. Повторили — то же самое.',
  );
});

test('a name that the network withholds', () => {
  expect(told('name_removed', { method: 'dns_tampering' })).toEqual({
    failed: 'name',
    passed: [],
    text: 'The network does not find the name of the site, while resolvers outside do. The true address answers. Asked again, the same.',
  });
});

test('one address of several that is dead is no filter on the name', () => {
  expect(told('partly_dead', { cause: 'unknown' })).toEqual({
    failed: 'address',
    passed: ['name'],
    text: 'The name is found. One address of the site answers, another does not. No answer came in time. Asked again, the same.',
  });
});

test('another site of the same provider', () => {
  const frozen = { reach: 'impaired', method: 'body_freeze', ruleId: 'body-freeze-provider' } as const;
  expect(told('freeze_provider', frozen).text).toContain('the same hosting company stops in the same way.');
  expect(told('freeze', frozen).text).not.toContain('hosting company');
  expect(told('provider_dead', { cause: 'unknown', ruleId: 'address-silent-provider' }).text).toContain(
    'does not answer either.',
  );
});

test('an address where nothing answers', () => {
  expect(told('address_dead', { cause: 'unknown' })).toMatchObject({ failed: 'address', passed: ['name'] });
  expect(told('address_dead', { cause: 'unknown' }).text).toContain('not even without the name');
});

test('a block page over plain http', () => {
  const { failed, text } = told('block_page', { method: 'http_blocking', confidence: 'confirmed' });
  expect(failed).toBe('answer');
  expect(text).toContain('a known block page comes');
});

test('a freeze', () => {
  expect(told('freeze', { reach: 'impaired', method: 'body_freeze' })).toEqual({
    failed: 'content',
    passed: ['name', 'address', 'secure', 'answer'],
    text: 'Small files come through. A larger one stopped after 16 KB.',
  });
});

test('a foreign certificate', () => {
  expect(told('intercepted', { method: 'tls_interception' })).toMatchObject({ failed: 'secure' });
});

test('a site that answers, and one that refuses', () => {
  const answered = told('answers', { reach: 'reachable', cause: null });
  expect(answered.failed).toBeNull();
  expect(answered.text).toBe('The site answered over a new connection.');
  expect(told('refuses', { reach: 'reachable', cause: 'site' }).text).toBe('The site answered with code 403.');
});

const FAILED: KeptFacts = { attempt: 'failed', sign: 'reset', status: 'none', reached: 'connect' };
const keys = (facts: KeptFacts, figures: Figures = {}, method: Verdict['method'] = null) =>
  evidenceOf(facts, figures, { method }).sentences.map(({ key }) => key);
const passages = (facts: KeptFacts) => evidenceOf(facts, {}, { method: null }).path.map(({ passage }) => passage);

test('without the address asked, a cut says no more than it knows', () => {
  const once: KeptFacts = { ...FAILED, attempt: 'failed_once' };
  expect(keys(once)).toEqual(['ev_name_found', 'ev_end_cut']);
  expect(passages(once)).toEqual(['passed', 'unknown', 'failed', 'unknown', 'unknown']);
});

test('failures that differ are not told as one', () => {
  expect(keys({ ...FAILED, signs: 'mixed' })).not.toContain('ev_again');
  expect(keys(FAILED)).toContain('ev_again');
});

test('an address that is foreign, too, is not told as one that answers for the site', () => {
  const foreign: KeptFacts = { ...FAILED, sign: 'unknown_authority', byAddress: 'unknown_authority', reached: 'tls' };
  expect(keys(foreign)).not.toContain('ev_address_answers');
  expect(passages(foreign).slice(0, 3)).toEqual(['passed', 'passed', 'failed']);
});

test('a larger file that still came when its time was up is told as slow, not as stopped', () => {
  const slow = keys({ large: 'fails', speed: 'slow_steady' }, { largeBytes: 30_000 }, 'throttling');
  expect(slow).toEqual(['ev_large_slow']);
});

test.each(['extension', 'interrupted', 'permission', 'proxy'] as const)(
  'a request that ended on this side (%s) says nothing of the network',
  (sign) => {
    const local = { ...FAILED, sign, byAddress: 'silence' } as const;
    expect(keys(local).filter((key) => /^ev_(name|address|true)/.test(key))).toEqual([]);
    expect(passages(local)).not.toContain('failed');
  },
);

test('where the site leads to another host that fails, that host is named', () => {
  const { sentences } = evidenceOf(FAILED, { leadsTo: 'b.example' }, { method: null });
  expect(sentences[0]).toEqual({ key: 'ev_leads_on', values: { host: 'b.example' } });
  expect(keys(FAILED)).not.toContain('ev_leads_on');
});

test('nothing was asked, nothing is said', () => {
  expect(keys({ attempt: 'none', status: 'none' })).toEqual([]);
});

describe('the table', () => {
  const recorded = ids().map((id) => {
    const { facts, verdict: judged } = expectedOf(id);
    const { target: asked, observations } = recordedOf(id).measurement;
    return { grounds: { ...facts, method: judged.method }, figures: figuresOf(asked, observations) };
  });
  /** What no recorded browser showed. */
  const rare: KeptFacts[] = [
    { ...FAILED, attempt: 'failed', sign: 'name', outsideName: 'missing' },
    { ...FAILED, byAddress: 'some' },
    { attempt: 'answered_reused' },
    { outsideName: 'found' },
    { ...FAILED, reached: 'body', sign: 'cut' },
    { sibling: 'fails', large: 'not_asked' },
  ];
  const methods = [null, 'dns_tampering'] as const;
  const played = [
    ...rare,
    ...SIGNS.flatMap((sign) => [
      { ...FAILED, sign },
      { ...FAILED, sign, byAddress: 'answers' as const, outsideName: 'found' as const },
    ]),
  ].flatMap((facts) => methods.map((method) => ({ grounds: { ...wholeFacts(facts), method }, figures: {} })));
  const all = [...recorded, ...played];

  test('has no row that nothing reaches', () => {
    for (const part of PARTS) {
      const reached = new Set(all.map(({ grounds, figures }) => rowIn(part, grounds, figures)));
      expect(part.filter((row) => !reached.has(row)).map(({ say, when }) => ({ say, when }))).toEqual([]);
    }
  });

  test('has no end of the way that nothing reaches', () => {
    const reached = new Set(all.map(({ grounds }) => ENDS_AT.find(({ when }) => holds(when, grounds))));
    expect(ENDS_AT.filter((row) => !reached.has(row))).toEqual([]);
  });

  test('has words for each of its rows', () => {
    const words = PARTS.flat().flatMap(({ say }) => say ?? []);
    expect(words.filter((key) => !(key in MESSAGES.en))).toEqual([]);
    const unused = Object.keys(MESSAGES.en).filter((key) => key.startsWith('ev_') && !words.includes(key));
    expect(unused).toEqual([]);
  });

  test('says something of each failure that was recorded', () => {
    const silent = recorded.filter(({ grounds, figures }) => {
      const { attempt, sign } = grounds;
      const isTold = !['permission', 'unknown', 'proxy', 'client_certificate'].includes(sign);
      return attempt !== 'none' && isTold && evidenceOf(grounds, figures, grounds).sentences.length === 0;
    });
    expect(silent).toEqual([]);
  });
});

test.each(FATES)('%s is told in words in every language', (fate) => {
  for (const language of LANGUAGES) {
    const { text } = told(fate, {}, language);
    expect(text).not.toBe('');
    expect(text).not.toMatch(/ev_\w+|[{}]/);
  }
});

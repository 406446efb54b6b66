import { expect, test } from 'vitest';
import type { Observation, Target, Verdict } from '../core/types.ts';
import { evidenceOf } from './evidence.ts';
import { FATES, type Fate } from './gallery/fates.ts';
import { textsIn } from './gallery/messages.ts';
import { observationsOf } from './gallery/observations.ts';

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

function told(fate: Fate, more: Partial<Verdict> = {}, language: 'en' | 'uk' | 'ru' = 'en') {
  const { path, sentences } = evidenceOf(observationsOf(target, fate), { verdict: verdict(more) });
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

test('another site of the same provider, where a rule stands on it', () => {
  const frozen = { reach: 'impaired', method: 'body_freeze', ruleId: 'body-freeze-provider' } as const;
  expect(told('freeze_provider', frozen).text).toContain('the same hosting company stops in the same way.');
  expect(told('freeze_provider', { ...frozen, ruleId: 'body-freeze' }).text).not.toContain('hosting company');
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

test('without the address asked, a cut says no more than it knows', () => {
  const first = observationsOf(target, 'name_cut').filter(({ probe }) => probe === 'first');
  const { sentences, path } = evidenceOf(first, { verdict: verdict({ cause: 'unknown' }) });
  expect(sentences.map(({ key }) => key)).toEqual(['ev_name_found', 'ev_end_cut']);
  expect(path.map(({ passage }) => passage)).toEqual(['passed', 'unknown', 'failed', 'unknown', 'unknown']);
});

test('a request that never left says nothing of the network', () => {
  const first: Observation = { ...(observationsOf(target, 'silent')[0] as Observation), failure: 'blocked_by_client' };
  const { sentences, path } = evidenceOf([first], { verdict: verdict({ cause: 'network' }) });
  expect(sentences).toEqual([{ key: 'ev_end_extension' }]);
  expect(path.some(({ passage }) => passage === 'failed')).toBe(false);
});

test('where the site leads to another host that fails, that host is named', () => {
  const hops = [{ from: target.url, to: 'https://b.example/', status: 302, address: null }];
  const first = {
    ...observationsOf(target, 'name_cut')[0],
    step: 'http',
    status: null,
    address: null,
    hops,
  } as Observation;
  const keys = (one: Observation) => evidenceOf([one], { verdict: verdict() }).sentences;
  expect(keys(first)[0]).toEqual({ key: 'ev_leads_on', values: { host: 'b.example' } });
  const own = { ...first, hops: [{ ...hops[0], to: `https://${target.host}/x` }] } as Observation;
  expect(keys(own).map(({ key }) => key)).not.toContain('ev_leads_on');
});

test('no observations, no words', () => {
  expect(evidenceOf([], { verdict: verdict({ reach: 'not_checked' }) }).sentences).toEqual([]);
});

test.each(FATES)('%s is told in words in every language', (fate) => {
  for (const language of ['en', 'uk', 'ru'] as const) {
    const { text } = told(fate, {}, language);
    expect(text).not.toBe('');
    expect(text).not.toMatch(/ev_\w+|[{}]/);
  }
});

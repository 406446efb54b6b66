import { describe, expect, it } from 'vitest';
import { CONTROLS } from './controls.ts';
import { PROVIDERS } from './providers.ts';
import { RESOLVERS } from './resolvers.ts';
import { controlSchema, problemsOf, providerSchema, resolverSchema, serviceSchema } from './schema.test-kit.ts';
import type { Control, Provider, Resolver, Service } from './schema.ts';
import { SERVICES } from './services.ts';

const urlsOfService = (row: Service) =>
  row.roles.flatMap(({ endpoints }) => endpoints.flatMap(({ url, largeUrl }) => (largeUrl ? [url, largeUrl] : [url])));

const ofServices = (rows: readonly Service[]) => problemsOf(serviceSchema, rows, urlsOfService);
const ofControls = (rows: readonly Control[]) => problemsOf(controlSchema, rows, (row: Control) => [row.url]);
const ofResolvers = (rows: readonly Resolver[]) =>
  problemsOf(resolverSchema, rows, (row: Resolver) => [row.url, ...row.byAddress]);

const good: Service = {
  id: 'good',
  name: 'Good',
  category: 'news-intl',
  code: 'NEWS',
  tier: 'B',
  watched: false,
  roles: [{ role: 'web', pool: false, endpoints: [{ url: 'https://good.example/favicon.ico' }] }],
  notTestable: [],
  source: 'ooni',
  reviewed: '2026-11-23',
};

const at = (url: string, largeUrl?: string): Partial<Service> => ({
  roles: [{ role: 'web', pool: false, endpoints: [largeUrl ? { url, largeUrl } : { url }] }],
});

describe('the catalogue keeps its schema', () => {
  it('in services', () => expect(ofServices(SERVICES)).toEqual([]));
  it('in controls', () => expect(ofControls(CONTROLS)).toEqual([]));
  it('in resolvers', () => expect(ofResolvers(RESOLVERS)).toEqual([]));
  it('in providers', () => expect(problemsOf(providerSchema, PROVIDERS, ({ url }: Provider) => [url])).toEqual([]));
});

describe('a broken service is refused', () => {
  it('while a good one passes', () => expect(ofServices([good])).toEqual([]));

  const broken: readonly (readonly [string, Record<string, unknown>])[] = [
    ['without a source', { source: undefined }],
    ['with a source that nobody knows', { source: 'hearsay' }],
    ['without a day of review', { reviewed: undefined }],
    ['with a day that is none', { reviewed: '2026-13-45' }],
    ['with a field that is only evidence', { ru_blocklist_evidence: 'yes' }],
    ['without a name', { name: '' }],
    ['with an id in capitals', { id: 'Good' }],
    ['of tier X', { tier: 'X' }],
    ['of a refused category', { code: 'PORN' }],
    ['of an unknown category', { category: 'gambling' }],
    ['of a state that does not say so', { category: 'state' }],
    ['that says state and is none', { state: true }],
    ['without roles', { roles: [] }],
    ['without endpoints', { roles: [{ role: 'web', pool: false, endpoints: [] }] }],
    ['with a role twice', { roles: [...good.roles, ...good.roles] }],
    ['over http', at('http://good.example/')],
    ['over a WebSocket', at('wss://good.example/')],
    ['with a search', at('https://good.example/?q=word')],
    ['with a fragment', at('https://good.example/#part')],
    ['with an article', at('https://good.example/news/2026/story')],
    ['with a channel', at('https://t.me/some_channel')],
    ['with a page', at('https://good.example/news/story.html')],
    ['with a user', at('https://me@good.example/')],
    ['with a port', at('https://good.example:8443/')],
    ['with an address for a host', at('https://192.0.2.1/')],
    ['with a host in capitals', at('https://Good.example/')],
    ['with a large object elsewhere', at('https://good.example/', 'https://other.example/')],
  ];
  it.each(broken)('%s', (_, change) => {
    expect(ofServices([{ ...good, ...change } as Service])).not.toEqual([]);
  });

  it('when its id is taken', () => {
    const other = { ...good, ...at('https://other.example/') };
    expect(ofServices([good, other])).toEqual(['good: id twice']);
  });

  it('when its URL is taken', () => {
    expect(ofServices([good, { ...good, id: 'other' }])).toEqual(['https://good.example/favicon.ico: URL twice']);
  });
});

describe('a broken control or resolver is refused', () => {
  const [control] = CONTROLS as [Control];
  const [resolver] = RESOLVERS as [Resolver];
  const brokenControls: readonly (readonly [string, Record<string, unknown>])[] = [
    ['without a source', { source: undefined }],
    ['foreign over http', { url: 'http://control.example/' }],
    ['portal over https', { group: 'portal' }],
    ['portal without its answer', { group: 'portal', url: 'http://control.example/', body: undefined }],
    ['with an error for an answer', { status: 404 }],
    ['without an owner', { owner: '' }],
  ];
  it.each(brokenControls)('control %s', (_, change) => {
    expect(ofControls([{ ...control, ...change } as Control])).not.toEqual([]);
  });
  const brokenResolvers: readonly (readonly [string, Record<string, unknown>])[] = [
    ['without a source', { source: undefined }],
    ['with a question in its URL', { url: 'https://dns.example/dns-query?name=x' }],
    ['in plain text', { url: 'http://dns.example/dns-query' }],
    ['with a name among its addresses', { byAddress: ['https://dns.example/dns-query'] }],
  ];
  it.each(brokenResolvers)('resolver %s', (_, change) => {
    expect(ofResolvers([{ ...resolver, ...change } as Resolver])).not.toEqual([]);
  });
});

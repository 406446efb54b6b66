import { expect, it } from 'vitest';
import type { HttpFault } from '../../lab/scenario.ts';
import { load } from './client.ts';
import { describeInside, network } from './with-lab.ts';

const HOST = 'khpg.org';
const PLAIN = `http://${HOST}/`;
const SECURE = `https://${HOST}/`;

describeInside('HTTP faults', (lab) => {
  const set = async (fault: HttpFault) => {
    await lab().use('open');
    await lab().setFault(HOST, [fault]);
  };

  it.each([
    ['reset', 'ECONNRESET'],
    ['silence', 'timeout'],
    ['empty', 'ECONNRESET'],
  ] as const)('%s after the request, on either port', async (kind, outcome) => {
    await set({ layer: 'http', port: 'any', kind });
    // Only silence is waited out.
    const patience = kind === 'silence' ? {} : { patienceMs: 5000 };
    expect((await load(lab(), PLAIN, patience)).outcome).toBe(outcome);
    expect((await load(lab(), SECURE, patience)).outcome).toBe(outcome);
    expect(lab().countsOf(HOST).requests).toBe(2);
  });

  it('a block page on port 80 leaves https alone', async () => {
    await set({ layer: 'http', port: 80, kind: 'page', status: 200, text: 'Доступ ограничен по решению суда' });
    const page = await load(lab(), PLAIN);
    expect(page.status).toBe(200);
    expect(page.body.toString()).toContain('решению суда');
    expect((await load(lab(), SECURE)).body.length).toBeGreaterThan(50_000);
  });

  it("a block by redirect leads to the provider's page", async () => {
    await set({ layer: 'http', port: 80, kind: 'page', status: 302, location: 'http://warning.rt.ru/?id=17' });
    const first = await load(lab(), PLAIN);
    expect([first.status, first.headers.location]).toEqual([302, 'http://warning.rt.ru/?id=17']);
    const page = await load(lab(), String(first.headers.location));
    expect(page.body.toString()).toContain('Доступ к сайту ограничен');
  });

  it('a forged address leads to the block page whatever the Host header says', async () => {
    await lab().use('open');
    await lab().setFault(HOST, [{ layer: 'dns', kind: 'addresses', addresses: ['erblock.crimea.com'] }]);
    const page = await load(lab(), PLAIN);
    expect([page.status, page.body.includes('закрыт')]).toEqual([200, true]);
    expect((await load(lab(), SECURE)).outcome).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  });

  it.each([403, 451] as const)('a refusal with %i comes over valid TLS', async (status) => {
    await set({ layer: 'http', port: 443, kind: 'refusal', status });
    expect(await load(lab(), SECURE)).toMatchObject({ outcome: 'loaded', status });
  });

  it('a challenge says so in its header', async () => {
    await set({ layer: 'http', port: 443, kind: 'challenge' });
    const page = await load(lab(), SECURE);
    expect([page.status, page.headers['cf-mitigated']]).toEqual([403, 'challenge']);
  });

  it('redirects once, in a chain, or without end', async () => {
    await set({ layer: 'http', port: 443, kind: 'redirect', to: '/welcome' });
    expect((await load(lab(), SECURE)).headers.location).toBe('/welcome');
    expect((await load(lab(), `${SECURE}welcome`)).status).toBe(200);
    await set({ layer: 'http', port: 443, kind: 'chain', hops: 2 });
    expect((await load(lab(), SECURE)).headers.location).toBe('/hop/1');
    expect((await load(lab(), `${SECURE}hop/2`)).status).toBe(200);
    await set({ layer: 'http', port: 443, kind: 'chain', hops: 'endless' });
    expect((await load(lab(), `${SECURE}hop/99`)).headers.location).toBe('/hop/100');
  });

  it('a site can be broken, or speak of blocking, for everybody', async () => {
    await lab().use(network({ hosts: { [HOST]: [{ layer: 'site', kind: 'error', status: 503 }] } }));
    expect((await load(lab(), SECURE)).status).toBe(503);
    await lab().setFault(HOST, [{ layer: 'site', kind: 'text', text: 'Доступ заблокирован' }]);
    expect((await load(lab(), SECURE)).body.toString()).toContain('Доступ заблокирован');
  });
});

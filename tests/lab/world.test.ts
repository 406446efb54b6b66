/** Networks that are odd and harmless, and faults that pass. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { publicIpv4 } from '../../lab/addresses.ts';
import { embed, embedded, standinFor } from '../../lab/ranges.ts';
import type { Fault } from '../../lab/scenario.ts';
import { connect, handshake, load, lookUp } from './client.ts';
import { describeInside, network } from './with-lab.ts';

const HOST = 'khpg.org';
const URL_OF = `https://${HOST}/`;

it('counts IPv4 into IPv6 and out again', () => {
  expect(embed('64:ff9b::', '93.184.216.34')).toBe('64:ff9b::5db8:d822');
  expect(embedded('64:ff9b::', '64:ff9b::5db8:d822')).toBe('93.184.216.34');
  expect(embedded('64:ff9b::', '2a00::1')).toBeNull();
  expect(standinFor('192.168.1.50/32', HOST)).toBe('192.168.1.50');
  expect(standinFor('10.30.0.0/15', HOST)).toMatch(/^10\.3[01]\./);
  expect(standinFor('fc00::/18', HOST)).toMatch(/^fc00:[0-3]/);
});

describeInside('faults that pass', (lab) => {
  const during = (fault: Fault, from: number, length: number) =>
    lab().setFault(HOST, [{ ...fault, during: { from, for: length } }]);

  it('begin when the host is first asked for, and end by themselves', async () => {
    await lab().use('open');
    await during({ layer: 'tls', kind: 'reset' }, 0, 600);
    expect((await load(lab(), URL_OF)).outcome).toBe('ECONNRESET');
    await sleep(700);
    expect((await load(lab(), URL_OF)).outcome).toBe('loaded');
  });

  it('take packets away and bring them back', async () => {
    await lab().use('open');
    await during({ layer: 'address', kind: 'refuse' }, 0, 600);
    await lookUp(lab(), HOST);
    await sleep(60);
    expect(await connect(HOST, 443)).toBe('ECONNREFUSED');
    await sleep(700);
    expect(await connect(HOST, 443)).toBe('connected');
  });

  it('take the whole line away, other hosts and names with it', async () => {
    await lab().use('open');
    await during({ layer: 'line', kind: 'lost' }, 200, 900);
    expect(await lookUp(lab(), HOST)).toEqual(publicIpv4(HOST));
    await sleep(300);
    expect(await connect(publicIpv4('example.com')[0] ?? '', 443)).toBe('timeout');
    expect(await lookUp(lab(), 'example.net')).toBe('ETIMEOUT');
    await sleep(500);
    expect(await connect('example.com', 443)).toBe('connected');
  });
});

describeInside('odd resolvers', (lab) => {
  it('fail each second query for a name', async () => {
    await lab().use('open');
    await lab().setFault(HOST, [{ layer: 'dns', kind: 'flaky', every: 2, as: 'servfail' }]);
    const answers = [await lookUp(lab(), HOST), await lookUp(lab(), HOST), await lookUp(lab(), HOST)];
    expect(answers).toEqual([publicIpv4(HOST), 'ESERVFAIL', publicIpv4(HOST)]);
  });

  it('answer late', async () => {
    await lab().use('open');
    await lab().setFault(HOST, [{ layer: 'dns', kind: 'late', ms: 250 }]);
    const startMs = Date.now();
    expect(await lookUp(lab(), HOST)).toEqual(publicIpv4(HOST));
    expect(Date.now() - startMs).toBeGreaterThanOrEqual(245);
  });

  it('translate: no IPv4, and each name has an address that leads to its site', async () => {
    await lab().use(network({ translation: { prefix: '64:ff9b::', ipv4: false } }));
    const [address = ''] = (await lookUp(lab(), HOST, 6)) as string[];
    expect(embedded('64:ff9b::', address)).toBe(publicIpv4(HOST)[0]);
    expect(await connect(publicIpv4(HOST)[0] ?? '', 443)).not.toBe('connected');
    expect((await load(lab(), URL_OF, { family: 6 })).status).toBe(200);
    expect(await lookUp(lab(), 'ipv4only.arpa', 6)).toContain(embed('64:ff9b::', '192.0.0.170'));
  });

  it.each(['10.30.0.0/15', '192.168.1.50/32', 'fc00::/18'])('let %s stand for a site', async (range) => {
    await lab().use('open');
    await lab().setFault(HOST, [{ layer: 'dns', kind: 'standin', range }]);
    expect(await lookUp(lab(), HOST, range.includes(':') ? 6 : 4)).toEqual([standinFor(range, HOST)]);
    expect((await load(lab(), URL_OF)).status).toBe(200);
  });
});

describeInside('sites in trouble', (lab) => {
  const set = async (...faults: Fault[]) => {
    await lab().use('open');
    await lab().setFault(HOST, faults);
  };

  it('hang behind a handshake that stands', async () => {
    await set({ layer: 'site', kind: 'hang' });
    expect((await handshake(lab(), HOST)).outcome).toBe('secure');
    expect((await load(lab(), URL_OF)).outcome).toBe('timeout');
  });

  it('stall by themselves, whatever they are called', async () => {
    await set({ layer: 'site', kind: 'stall', after: 16_000 });
    const { outcome, body } = await load(lab(), URL_OF);
    expect(outcome).toBe('stalled');
    expect(body.length).toBeLessThan(16_000);
  });

  it('want a certificate of the visitor', async () => {
    await set({ layer: 'site', kind: 'client_certificate' });
    expect((await load(lab(), URL_OF)).outcome).not.toBe('loaded');
  });

  it('show a gateway that the device trusts', async () => {
    await set(
      { layer: 'tls', kind: 'gateway' },
      { layer: 'http', port: 443, kind: 'page', status: 403, headers: { 'x-gate': 'y' } },
    );
    const shown = await handshake(lab(), HOST);
    expect([shown.outcome, shown.issuer]).toEqual(['secure', 'Company Gateway CA']);
    expect((await load(lab(), URL_OF)).headers['x-gate']).toBe('y');
  });

  it('lose large packets on the way, small ones pass', async () => {
    await set({ layer: 'address', kind: 'large' });
    expect((await load(lab(), `http://${HOST}/`)).status).toBe(301);
    expect((await load(lab(), URL_OF)).outcome).not.toBe('loaded');
  });
});

describeInside('a sign-in page', (lab) => {
  it.each(['redirect', 'dns'] as const)('lets a host through, by %s', async (by) => {
    const portal = {
      by,
      host: 'portal.hotel.example',
      tls: by === 'dns' ? 'certificate' : 'drop',
      lets: ['www.apple.com'],
    } as const;
    await lab().use(network({ portal }));
    expect((await load(lab(), 'https://www.apple.com/library/test/success.html')).status).toBe(200);
    expect((await load(lab(), `http://${HOST}/`)).status).toBe(302);
    expect((await handshake(lab(), HOST)).outcome).not.toBe('secure');
  });
});

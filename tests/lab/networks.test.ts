import { networkInterfaces } from 'node:os';
import { expect, it } from 'vitest';
import { CLIENT_IPV4 } from '../../lab/namespace.ts';
import { connect, handshake, load, lookUp } from './client.ts';
import { describeInside, network } from './with-lab.ts';

const CHECK = 'http://detectportal.firefox.com/success.txt';

function addresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((each) => (each ?? []).map(({ address }) => address));
}

describeInside('whole networks', (lab) => {
  it('goes down, and comes back', async () => {
    await lab().use('offline');
    expect(await lookUp(lab(), 'example.com')).not.toBeInstanceOf(Array);
    expect(await connect('1.1.1.1', 443)).toBe('ENETUNREACH');
    expect(addresses()).not.toContain(CLIENT_IPV4);
    await lab().use('open');
    expect(addresses()).toContain(CLIENT_IPV4);
    expect((await load(lab(), 'https://example.com/')).status).toBe(200);
  });

  it('has a portal that redirects plain requests and seals port 443', async () => {
    await lab().use('captive-portal');
    const { status, headers } = await load(lab(), CHECK);
    expect([status, headers.location]).toEqual([302, 'http://portal.hotel.example/login']);
    expect((await load(lab(), String(headers.location))).body.toString()).toContain('Welcome');
    expect(await connect('example.com', 443)).toBe('timeout');
  });

  it('has a portal that shows its own certificate', async () => {
    await lab().use(network({ portal: { by: 'redirect', host: 'portal.hotel.example', tls: 'certificate' } }));
    expect((await handshake(lab(), 'example.com')).names).toBe('DNS:portal.hotel.example');
  });

  it('has a portal that answers for every name', async () => {
    await lab().use(network({ portal: { by: 'dns', host: 'portal.hotel.example', tls: 'certificate' } }));
    expect(await lookUp(lab(), 'example.com')).toEqual(['192.168.1.1']);
    expect((await load(lab(), CHECK)).status).toBe(302);
    expect((await handshake(lab(), 'example.com')).names).toBe('DNS:portal.hotel.example');
  });

  it('has a whitelist: others connect and then hear nothing', async () => {
    await lab().use('whitelist-mode');
    expect((await load(lab(), 'https://ya.ru/')).status).toBe(200);
    expect(await connect('khpg.org', 443)).toBe('connected');
    expect((await handshake(lab(), 'khpg.org')).outcome).toBe('timeout');
    expect((await load(lab(), CHECK)).outcome).toBe('timeout');
  });

  it('has noise that repeats from run to run', async () => {
    const noisy = network({ seed: 3, hosts: { '*': [{ layer: 'noise', probability: 0.5 }] } });
    const run = async () => {
      await lab().use(noisy);
      const outcomes: string[] = [];
      for (let turn = 0; turn < 6; turn += 1) outcomes.push((await load(lab(), CHECK, { patienceMs: 150 })).outcome);
      return outcomes;
    };
    const first = await run();
    expect(await run()).toEqual(first);
    expect(new Set(first).size).toBeGreaterThan(1);
    expect(first).toContain('loaded');
  });
});

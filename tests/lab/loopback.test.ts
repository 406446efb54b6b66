import https from 'node:https';
import tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicIpv4 } from '../../lab/addresses.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import { lookUp } from './client.ts';

describe('loopback mode', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab({ scenario: 'russia-2026', mode: 'loopback' });
  }, 30_000);
  afterAll(() => lab.stop());

  const rules = () => lab.chromiumArgs()[0]?.replace('--host-resolver-rules=', '').split(' , ') ?? [];
  const ruleFor = (name: string) =>
    rules().find((rule) => rule.startsWith(`MAP ${name} `) || rule.startsWith(`MAP ${name}:443 `));

  function get(host: string, path: string): Promise<number | string> {
    return new Promise((settle) => {
      const port = lab.ports(host)?.secure;
      const options = {
        host: '127.0.0.1',
        port,
        path,
        servername: host,
        headers: { host },
        ca: lab.caPem,
        agent: false as const,
      };
      const request = https.get(options, (response) => settle(response.resume().statusCode ?? 0));
      request.on('error', (error) => settle((error as NodeJS.ErrnoException).code ?? error.message));
    });
  }

  it('serves sites and TLS faults on ports of loopback', async () => {
    expect(await get('khpg.org', '/')).toBe(200);
    expect(await get('x.com', '/')).toBe('ECONNRESET');
    await lab.setFault('khpg.org', [{ layer: 'tls', kind: 'reset' }]);
    expect(await get('khpg.org', '/')).toBe('ECONNRESET');
    await lab.clearFault('khpg.org');
    expect(lab.countsOf('khpg.org')).toMatchObject({ connections: 2, requests: 1 });
  });

  it('resolves as the scenario says', async () => {
    expect(await lookUp(lab, 'www.bbc.com')).toBe('ENOTFOUND');
    expect(await lookUp(lab, 'khpg.org')).toEqual(publicIpv4('khpg.org'));
  });

  it('maps names and addresses for Chromium', () => {
    expect(ruleFor('www.bbc.com')).toBe('MAP www.bbc.com ~NOTFOUND');
    expect(ruleFor('x.com')).toMatch(/^MAP x\.com:443 127\.0\.0\.1:\d+$/);
    expect(ruleFor('*.telegram.org')?.split(' ')[2]).toBe(ruleFor('web.telegram.org')?.split(' ')[2]);
    expect(ruleFor('web.telegram.org')?.split(' ')[2]).not.toBe(ruleFor('x.com')?.split(' ')[2]);
    expect(ruleFor('*.fbcdn.net')).toBe('MAP *.fbcdn.net ~NOTFOUND');
    expect(ruleFor(publicIpv4('x.com')[0] ?? '')?.split(' ')[2]).toBe(ruleFor('x.com')?.split(' ')[2]);
    expect(rules().at(-1)).toMatch(/^MAP \*:443 127\.0\.0\.1:\d+$/);
  });

  it('answers a mapped address without a name like the machine that lives there', async () => {
    const port = Number(
      ruleFor(publicIpv4('x.com')[0] ?? '')
        ?.split(':')
        .at(-1),
    );
    const socket = tls.connect({ host: '127.0.0.1', port, servername: '', rejectUnauthorized: false });
    await new Promise((resolve) => socket.once('secureConnect', resolve));
    expect(socket.getPeerCertificate().subjectaltname).toBe('DNS:x.com');
    socket.destroy();
  });

  it('finds nothing when the network is down, and tells Firefox its ports', async () => {
    expect(lab.firefoxPrefs()).toMatchObject({ 'network.dns.forceResolve': '127.0.0.1', 'network.trr.mode': 5 });
    await lab.use('offline');
    expect(lab.chromiumArgs()[0]).toContain('MAP * ~NOTFOUND');
  });
});

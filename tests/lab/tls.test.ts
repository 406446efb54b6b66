import http2 from 'node:http2';
import { expect, it } from 'vitest';
import { publicIpv4 } from '../../lab/addresses.ts';
import type { TlsFault } from '../../lab/scenario.ts';
import { handshake, load } from './client.ts';
import { describeInside, network } from './with-lab.ts';

const HOST = 'khpg.org';
const [ADDRESS = ''] = publicIpv4(HOST);

describeInside('TLS faults', (lab) => {
  const set = (fault: TlsFault) => lab().setFault(HOST, [fault]);
  const byAddress = () => handshake(lab(), ADDRESS, { servername: '' });

  it('a healthy host shows a valid certificate of its own', async () => {
    await lab().use('open');
    expect(await handshake(lab(), HOST)).toEqual({ outcome: 'secure', names: `DNS:${HOST}`, issuer: 'Reach Lab Root' });
  });

  it.each([
    ['reset', /ECONNRESET/],
    ['close', /closed|ECONNRESET/],
    ['silence', /timeout/],
    ['alert', /HANDSHAKE_FAILURE/],
    ['plain', /WRONG_VERSION|PACKET_LENGTH|HTTP/],
  ] as const)('%s hits the name, not the address', async (kind, outcome) => {
    await lab().use('open');
    await set({ layer: 'tls', kind });
    expect((await handshake(lab(), HOST)).outcome).toMatch(outcome);
    expect(await byAddress()).toMatchObject({ names: `DNS:${HOST}` });
  });

  it('hits the address, too, when told so', async () => {
    await lab().use('open');
    await set({ layer: 'tls', kind: 'silence', on: 'always' });
    expect((await byAddress()).outcome).toBe('timeout');
  });

  it('shows certificates that do not hold', async () => {
    await lab().use('open');
    await set({ layer: 'tls', kind: 'foreign_ca', issuer: 'Qaznet Trust Network' });
    expect(await handshake(lab(), HOST)).toMatchObject({
      outcome: 'SELF_SIGNED_CERT_IN_CHAIN',
      issuer: 'Qaznet Trust Network',
    });
    await set({ layer: 'tls', kind: 'wrong_name' });
    expect((await handshake(lab(), HOST)).outcome).toContain('ERR_TLS_CERT_ALTNAME_INVALID');
    await set({ layer: 'tls', kind: 'expired' });
    expect((await handshake(lab(), HOST)).outcome).toBe('CERT_HAS_EXPIRED');
    await lab().use('site-down');
    expect((await handshake(lab(), 'crimeahrg.org')).outcome).toBe('CERT_HAS_EXPIRED');
  });

  it('tells hellos apart: node sends no GREASE, as Firefox', async () => {
    await lab().use('open');
    await set({ layer: 'tls', kind: 'reset', onlyHello: 'chromium' });
    expect((await handshake(lab(), HOST)).outcome).toBe('secure');
    await set({ layer: 'tls', kind: 'reset', onlyHello: 'firefox' });
    expect((await handshake(lab(), HOST)).outcome).toBe('ECONNRESET');
  });

  it('answers a name at a foreign address with the certificate of the site that lives there', async () => {
    await lab().use(network({ proxies: ['62.33.207.196'] }));
    const [other = ''] = publicIpv4('www.unrelated.example');
    await lab().setFault('any.example.org', [
      { layer: 'dns', kind: 'addresses', addresses: ['www.unrelated.example'] },
    ]);
    expect((await handshake(lab(), other, { servername: HOST })).names).toBe('DNS:www.unrelated.example');
    expect((await handshake(lab(), '62.33.207.196', { servername: HOST })).outcome).toBe('secure');
    expect((await handshake(lab(), '62.33.207.197', { servername: HOST })).outcome).toBe('ECONNRESET');
  });

  it('lets an HTTP/2 connection live through a block that begins after it', async () => {
    await lab().use('open');
    const session = http2.connect(`https://${HOST}`, { ca: lab().caPem });
    session.on('error', () => undefined);
    expect(await status(session)).toBe(200);
    await set({ layer: 'tls', kind: 'reset' });
    expect(await status(session)).toBe(200);
    expect((await handshake(lab(), HOST)).outcome).toBe('ECONNRESET');
    expect(lab().countsOf(HOST)).toMatchObject({ connections: 2, requests: 2 });
    lab().cutConnections();
    await new Promise((resolve) => session.once('close', resolve));
  });

  it('counts connections, requests and bytes on the wire', async () => {
    await lab().use('open');
    const { body } = await load(lab(), `https://${HOST}/a.js?bytes=50000`);
    const { bytesIn, bytesOut, connections, requests } = lab().countsOf(HOST);
    expect(body).toHaveLength(50_000);
    expect(bytesOut).toBeGreaterThan(50_000);
    expect(bytesOut).toBeLessThan(54_000);
    expect(bytesIn).toBeGreaterThan(300);
    expect([connections, requests]).toEqual([1, 1]);
  });
});

function status(session: http2.ClientHttp2Session): Promise<number> {
  return new Promise((resolve, reject) => {
    const stream = session.request({ ':path': '/favicon.ico' });
    stream.on('response', (headers) => resolve(Number(headers[':status'])));
    stream.on('error', reject);
    stream.resume();
  });
}

import dnsPacket from 'dns-packet';
import { expect, it } from 'vitest';
import { publicIpv4 } from '../../lab/addresses.ts';
import { load } from './client.ts';
import { describeInside, network } from './with-lab.ts';

const HOST = 'www.bbc.com';
const QUERY = dnsPacket.encode({ type: 'query', id: 0, flags: 256, questions: [{ type: 'A', name: HOST }] });

describeInside('DNS over HTTPS', (lab) => {
  it.each([
    'https://dns.google/resolve',
    'https://cloudflare-dns.com/dns-query',
    'https://1.1.1.1/dns-query',
    'https://8.8.8.8/resolve',
    'https://dns.quad9.net/dns-query',
    'https://94.140.14.14/resolve',
  ])('%s tells the truth in JSON', async (url) => {
    await lab().use('russia-2026');
    const { body, outcome } = await load(lab(), `${url}?name=${HOST}&type=A`);
    expect(outcome).toBe('loaded');
    expect(JSON.parse(body.toString())).toMatchObject({ Status: 0, Answer: [{ type: 1, data: publicIpv4(HOST)[0] }] });
    expect(lab().countsOf(HOST).doh).toEqual({ A: 1 });
  });

  it.each(['dns.google', 'doh.dns.sb', 'doh.opendns.com', '9.9.9.9'])('%s speaks the wire format', async (host) => {
    await lab().use('russia-2026');
    const get = await load(lab(), `https://${host}/dns-query?dns=${QUERY.toString('base64url')}`);
    const headers = { 'content-type': 'application/dns-message' };
    const post = await load(lab(), `https://${host}/dns-query`, { method: 'POST', headers, send: QUERY });
    for (const { body } of [get, post]) {
      expect(dnsPacket.decode(body).answers?.[0]).toMatchObject({ type: 'A', data: publicIpv4(HOST)[0] });
    }
    expect(get.headers['content-type']).toBe('application/dns-message');
  });

  it('can lie, stay silent, and miss names that nobody has', async () => {
    const url = (name: string) => `https://dns.google/resolve?name=${name}&type=1`;
    await lab().use(
      network({
        hosts: {
          'a.example.org': [{ layer: 'dns', kind: 'nxdomain', via: 'doh' }],
          'b.example.org': [{ layer: 'dns', kind: 'silent', via: 'both' }],
          'c.example.org': [{ layer: 'site', kind: 'gone' }],
        },
      }),
    );
    expect(JSON.parse((await load(lab(), url('a.example.org'))).body.toString()).Status).toBe(3);
    expect((await load(lab(), url('b.example.org'))).outcome).toBe('timeout');
    expect(JSON.parse((await load(lab(), url('c.example.org'))).body.toString()).Status).toBe(3);
  });

  it('is blocked like any other host', async () => {
    await lab().use('whitelist-mode');
    expect((await load(lab(), `https://1.1.1.1/dns-query?name=${HOST}`)).outcome).toBe('timeout');
    expect((await load(lab(), `https://dns.google/resolve?name=${HOST}`)).outcome).toBe('timeout');
  });
});

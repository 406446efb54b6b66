import { createSocket } from 'node:dgram';
import dnsPacket from 'dns-packet';
import { expect, it } from 'vitest';
import { isBogon, publicIpv4 } from '../../lab/addresses.ts';
import type { DnsFault } from '../../lab/scenario.ts';
import { lookUp } from './client.ts';
import { describeInside, network } from './with-lab.ts';

const HOST = 'khpg.org';

describeInside('the resolver', (lab) => {
  const set = (fault: DnsFault) => lab().setFault(HOST, [fault]);

  it('knows every name, by a public address that never changes', async () => {
    await lab().use('open');
    expect(await lookUp(lab(), HOST)).toEqual(publicIpv4(HOST));
    expect(isBogon(publicIpv4(HOST)[0] ?? '')).toBe(false);
    expect(await lookUp(lab(), 'www.google.com')).toHaveLength(3);
  });

  it.each([
    ['nxdomain', 'ENOTFOUND'],
    ['servfail', 'ESERVFAIL'],
    ['refused', 'EREFUSED'],
    ['silent', 'ETIMEOUT'],
    ['empty', 'ENODATA'],
  ] as const)('answers %s', async (kind, code) => {
    await lab().use('open');
    await set({ layer: 'dns', kind });
    expect(await lookUp(lab(), HOST)).toBe(code);
    expect(await lookUp(lab(), 'example.com')).toEqual(publicIpv4('example.com'));
  });

  it('gives forged addresses, by number or by the name of a block page', async () => {
    await lab().use('open');
    await set({ layer: 'dns', kind: 'addresses', addresses: ['198.18.0.42', 'warning.rt.ru'] });
    expect(await lookUp(lab(), HOST)).toEqual(['198.18.0.42', ...publicIpv4('warning.rt.ru')]);
  });

  it('breaks one family and leaves the other', async () => {
    await lab().use(network({ ipv6: [HOST] }));
    await set({ layer: 'dns', kind: 'servfail', family: 6 });
    expect(await lookUp(lab(), HOST, 6)).toBe('ESERVFAIL');
    expect(await lookUp(lab(), HOST, 4)).toEqual(publicIpv4(HOST));
    await lab().clearFault(HOST);
    expect(await lookUp(lab(), HOST, 6)).toHaveLength(1);
  });

  it('lets an injected answer win the race and sends the true one after it', async () => {
    await lab().use('open');
    await set({ layer: 'dns', kind: 'injected', addresses: ['10.10.34.36'] });
    const answers = await twoAnswers(HOST, lab().dns);
    expect(answers).toEqual(['10.10.34.36', publicIpv4(HOST)[0]]);
    expect(await lookUp(lab(), HOST)).toEqual(['10.10.34.36']);
  });

  it('has no such name as a bare word, a reserved one, or a site that is gone', async () => {
    await lab().use(network({ hosts: { 'gone.example.org': [{ layer: 'site', kind: 'gone' }] } }));
    expect(await lookUp(lab(), 'printer')).toBe('ENOTFOUND');
    expect(await lookUp(lab(), 'a.invalid')).toBe('ENOTFOUND');
    expect(await lookUp(lab(), 'gone.example.org')).toBe('ENOTFOUND');
  });

  it('counts queries by type', async () => {
    await lab().use('open');
    await lookUp(lab(), HOST, 4);
    await lookUp(lab(), HOST, 4);
    await lookUp(lab(), HOST, 6);
    expect(lab().countsOf(HOST).dns).toEqual({ A: 2, AAAA: 1 });
    lab().resetCounts();
    expect(lab().countsOf(HOST).dns).toEqual({});
  });
});

function twoAnswers(name: string, server: { address: string; port: number }): Promise<unknown[]> {
  return new Promise((settle) => {
    const socket = createSocket('udp4');
    const seen: unknown[] = [];
    socket.on('message', (bytes) => {
      const record = dnsPacket.decode(bytes).answers?.[0];
      seen.push(record && 'data' in record ? record.data : null);
      if (seen.length === 2) socket.close(() => settle(seen));
    });
    const query = dnsPacket.encode({ type: 'query', id: 7, questions: [{ type: 'A', name }] });
    socket.send(query, server.port, server.address);
  });
}

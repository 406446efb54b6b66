import { expect, it } from 'vitest';
import { publicIpv4, publicIpv6 } from '../../lab/addresses.ts';
import { connect } from './client.ts';
import { describeInside, network } from './with-lab.ts';

const HOST = 'khpg.org';
const [V4 = ''] = publicIpv4(HOST);
const [V6 = ''] = publicIpv6(HOST);

describeInside('address faults', (lab) => {
  it.each([
    ['drop', 'timeout'],
    ['refuse', 'ECONNREFUSED'],
    ['unreachable', 'EHOSTUNREACH'],
  ] as const)('%s on every port of both families', async (kind, outcome) => {
    await lab().use(network({ ipv6: [HOST], hosts: { [HOST]: [{ layer: 'address', kind }] } }));
    expect(await Promise.all([connect(V4, 443), connect(V4, 80)])).toEqual([outcome, outcome]);
    // On loopback the kernel heeds ICMPv6 only at the second SYN, a second later.
    expect(await connect(V6, 443, kind === 'unreachable' ? 2000 : undefined)).toBe(
      kind === 'unreachable' ? 'ENETUNREACH' : outcome,
    );
    await lab().clearFault(HOST);
    expect(await Promise.all([connect(V4, 443), connect(V6, 443)])).toEqual(['connected', 'connected']);
  });

  it('hits one family, or one address of a pool', async () => {
    await lab().use(network({ ipv6: [HOST] }));
    await lab().setFault(HOST, [{ layer: 'address', kind: 'refuse', family: 6 }]);
    expect(await Promise.all([connect(V4, 443), connect(V6, 443)])).toEqual(['connected', 'ECONNREFUSED']);
    await lab().setFault('www.google.com', [{ layer: 'address', kind: 'refuse', only: [1] }]);
    const pool = publicIpv4('www.google.com').map((address) => connect(address, 443));
    expect(await Promise.all(pool)).toEqual(['connected', 'ECONNREFUSED', 'connected']);
  });

  it('reaches names that only a pattern covers, as soon as they are looked up', async () => {
    const [address = ''] = publicIpv4('venus.web.telegram.org');
    await lab().use('russia-2026');
    expect(await connect('venus.web.telegram.org', 443)).toBe('timeout');
    expect(await connect(address, 443)).toBe('timeout');
  });

  it('has nobody in private space, and refuses on loopback', async () => {
    await lab().use('open');
    const empty = ['10.10.34.35', '198.18.0.42', '100.64.7.7', '192.168.7.7'].map((address) => connect(address, 443));
    expect(await Promise.all(empty)).toEqual(['timeout', 'timeout', 'timeout', 'timeout']);
    expect(await Promise.all([connect('127.0.0.1', 443), connect('0.0.0.0', 80)])).toEqual([
      'ECONNREFUSED',
      'ECONNREFUSED',
    ]);
  });

  it('kills a site for everybody by refusing or dropping', async () => {
    await lab().use('site-down');
    expect(await connect('khpg.org', 443)).toBe('ECONNREFUSED');
    expect(await connect('zmina.info', 443)).toBe('timeout');
    expect(await connect('crimeahrg.org', 443)).toBe('connected');
  });
});

import { expect, it } from 'vitest';
import { publicIpv4 } from '../../lab/addresses.ts';
import type { HelperResponse } from '../../lab/helper/protocol.ts';
import type { Lab } from '../../lab/lab.ts';
import { load } from './client.ts';
import { describeInside, network } from './with-lab.ts';

const HELPER = 'https://helper.reach.example/';
const HOST = 'khpg.org';
const ENDPOINT = `${publicIpv4(HOST)[0]}:443`;

async function ask(lab: Lab, more: string[] = []): Promise<HelperResponse> {
  const send = JSON.stringify({ http_request: `https://${HOST}/`, http_request_headers: {}, tcp_connect: more });
  return JSON.parse((await load(lab, HELPER, { method: 'POST', send })).body.toString());
}

describeInside('the control helper', (lab) => {
  it('sees a site that is blocked here', async () => {
    await lab().use(network({ hosts: { [HOST]: [{ layer: 'address', kind: 'drop' }] } }));
    const answer = await ask(lab(), ['10.10.34.35:443']);
    expect(answer.tcp_connect[ENDPOINT]).toEqual({ status: true, failure: null });
    expect(answer.tcp_connect['10.10.34.35:443']).toEqual({ status: false, failure: 'generic_timeout_error' });
    expect(answer.tls_handshake[ENDPOINT]).toEqual({ server_name: HOST, status: true, failure: null });
    expect(answer.http_request).toMatchObject({ failure: null, status_code: 200, title: 'khpg.org - front page' });
    expect(answer.http_request.body_length).toBeGreaterThan(60_000);
    expect(answer.dns).toEqual({ failure: null, addrs: publicIpv4(HOST) });
    expect(answer.ip_info['10.10.34.35']).toEqual({ asn: 0, flags: 5 });
  });

  it.each([
    ['refuse', 'connection_refused', 'connection_refused_error'],
    ['silent', 'generic_timeout_error', 'generic_timeout_error'],
  ] as const)('sees that a site is dead: %s', async (kind, tcp, http) => {
    await lab().use(network({ hosts: { [HOST]: [{ layer: 'site', kind }] } }));
    const answer = await ask(lab());
    expect(answer.tcp_connect[ENDPOINT]).toEqual({ status: false, failure: tcp });
    expect(answer.http_request).toMatchObject({ failure: http, body_length: -1, status_code: -1 });
  });

  it('sees an expired certificate and a name that nobody has', async () => {
    await lab().use(network({ hosts: { [HOST]: [{ layer: 'site', kind: 'expired' }] } }));
    expect((await ask(lab())).tls_handshake[ENDPOINT]).toMatchObject({
      status: false,
      failure: 'ssl_invalid_certificate',
    });
    await lab().setFault(HOST, [{ layer: 'site', kind: 'gone' }]);
    const { dns, http_request } = await ask(lab());
    expect([dns.failure, http_request.failure]).toEqual(['dns_name_error', 'dns_lookup_error']);
  });

  it('can be down, and can lie', async () => {
    await lab().use('open');
    await lab().setFault('helper.reach.example', [{ layer: 'helper', kind: 'lying' }]);
    expect((await ask(lab())).http_request.failure).toBe('generic_timeout_error');
    await lab().setFault('helper.reach.example', [{ layer: 'site', kind: 'refuse' }]);
    expect((await load(lab(), HELPER, { method: 'POST', send: '{}' })).outcome).toBe('ECONNREFUSED');
  });

  it('refuses what is not a request', async () => {
    await lab().use('open');
    expect((await load(lab(), HELPER, { method: 'POST', send: 'hello' })).status).toBe(400);
    expect((await load(lab(), HELPER)).status).toBe(400);
  });
});

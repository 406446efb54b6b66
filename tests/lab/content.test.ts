import http from 'node:http';
import https from 'node:https';
import { expect, it } from 'vitest';
import { publicIpv4 } from '../../lab/addresses.ts';
import { load } from './client.ts';
import { describeInside } from './with-lab.ts';

describeInside('the sites themselves', (lab) => {
  it.each([
    ['http://detectportal.firefox.com/success.txt', 'success\n'],
    ['http://www.msftconnecttest.com/connecttest.txt', 'Microsoft Connect Test'],
    [
      'http://captive.apple.com/hotspot-detect.html',
      '<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>\n',
    ],
  ])('%s answers to the byte', async (url, body) => {
    await lab().use('open');
    expect((await load(lab(), url)).body.toString()).toBe(body);
  });

  it('has the usual objects', async () => {
    const size = async (path: string) => (await load(lab(), `https://khpg.org${path}`)).body.length;
    expect(await size('/favicon.ico')).toBe(1150);
    expect(await size('/app.js')).toBe(100_000);
    expect(await size('/any?bytes=70000')).toBe(70_000);
    expect(await size('/')).toBeGreaterThan(60_000);
    expect((await load(lab(), 'http://connectivitycheck.gstatic.com/generate_204')).status).toBe(204);
    const versions = await load(lab(), 'https://matrix.org/_matrix/client/versions');
    expect(JSON.parse(versions.body.toString()).versions).toContain('v1.1');
  });

  it('sends plain requests to https', async () => {
    const { status, headers } = await load(lab(), 'http://khpg.org/a?b=c');
    expect([status, headers.location]).toEqual([301, 'https://khpg.org/a?b=c']);
  });

  it('answers a bare address with the certificate of its name', async () => {
    const url = `https://${publicIpv4('khpg.org')[0]}/`;
    expect((await load(lab(), url)).outcome).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    expect((await load(lab(), url, { rejectUnauthorized: false })).status).toBe(200);
  });

  it.each(['http', 'https'] as const)('keeps %s connections alive', async (scheme) => {
    await lab().use('open');
    const agent = scheme === 'http' ? new http.Agent({ keepAlive: true }) : new https.Agent({ keepAlive: true });
    for (let turn = 0; turn < 3; turn += 1) await load(lab(), `${scheme}://www.gstatic.com/generate_204`, { agent });
    agent.destroy();
    expect(lab().countsOf('www.gstatic.com')).toMatchObject({ connections: 1, requests: 3 });
  });
});

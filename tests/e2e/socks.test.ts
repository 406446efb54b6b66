import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SocksProxy, startSocks } from './socks.ts';
import { BROWSER, Stage } from './stage.ts';

let socks: SocksProxy;
let stage: Stage;
beforeAll(async () => {
  socks = await startSocks((name) => {
    stage?.lab.world.learn(name);
    return stage?.lab.world.addresses(name, 4)[0];
  });
  stage = await Stage.set('open', 'lab', { socksPort: socks.port });
}, 180_000);
afterAll(async () => {
  await stage?.strike();
  await socks?.stop();
});

describe(`through a SOCKS proxy that asks for names itself, in ${BROWSER}`, () => {
  test('a site that is cut is no name that was removed, and no name is asked for past the proxy', async () => {
    socks.cut('signal.org');
    await stage.begin('open');
    const { results } = await stage.check(['signal', 'whatsapp']);
    expect(socks.carried).toBeGreaterThan(5);
    const found = (id: string) => results.find((one) => one.id === id);
    expect(found('whatsapp')?.reach).toBe('reachable');
    expect(found('signal')?.reach).not.toBe('reachable');
    expect(found('signal')?.method).not.toBe('dns_tampering');
    // Firefox says `NS_ERROR_UNKNOWN_PROXY_HOST` of every name that is resolved by itself there.
    const steps = found('signal')?.witness.map(({ probe }) => probe);
    expect(steps).not.toContain('system_resolver');
    const asked = Object.entries(stage.lab.counts()).filter(([, { dns }]) => Object.keys(dns).length > 0);
    expect(asked.map(([host]) => host)).toEqual([]);
  });
});

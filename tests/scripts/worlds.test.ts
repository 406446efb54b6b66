import { describe, expect, test } from 'vitest';
import { composeWorlds, conditionOf, type World } from '../../scripts/accuracy/worlds/compose.ts';
import { shrink, smallerThan } from '../../scripts/accuracy/worlds/shrink.ts';
import { TRAITS, traitOf } from '../../scripts/accuracy/worlds/traits.ts';
import { truthOfTraits } from '../../scripts/accuracy/worlds/truth.ts';

const truthOf = (...ids: string[]) => truthOfTraits(ids.map(traitOf));
const world = (...traits: string[]): World => ({ traits, around: 'plain' });

test('the same seed makes the same worlds, another seed others, and networks are shared', () => {
  const worlds = composeWorlds(200, 7, 36);
  expect(composeWorlds(200, 7, 36)).toEqual(worlds);
  expect(composeWorlds(200, 8, 36)).not.toEqual(worlds);
  expect(new Set(worlds.slice(0, 36).map(({ around }) => around)).size).toBe(1);
});

test('each trait is drawn sooner or later, and never two of one kind', () => {
  const worlds = composeWorlds(4000, 1, 36);
  const seen = new Set(worlds.flatMap(({ traits }) => traits));
  expect(TRAITS.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([]);
  for (const { traits } of worlds) {
    const kinds = traits.map((id) => traitOf(id).dimension);
    expect(new Set(kinds).size).toBe(kinds.length);
  }
});

test('what nobody does is well, and the earliest layer is the method', () => {
  expect(truthOf().truth).toMatchObject({ reach: 'reachable', cause: null });
  expect(truthOf('tls:reset').truth).toEqual({ reach: 'unreachable', cause: 'blocking', method: 'sni_filtering' });
  expect(truthOf('tls:reset', 'dns:nxdomain').truth.method).toBe('dns_tampering');
  expect(truthOf('body:freeze-16384').truth).toEqual({ reach: 'impaired', cause: 'blocking', method: 'body_freeze' });
});

test('a site that is down ends every accusation, one that answers with an error does not', () => {
  expect(truthOf('site:silent', 'tls:reset').truth.cause).toBe('site');
  expect(truthOf('site:silent', 'tls:reset').fair).toEqual([]);
  expect(truthOf('site:error', 'tls:reset').truth.cause).toBe('blocking');
  expect(truthOf('site:slow', 'tls:reset').truth.cause).toBe('blocking');
  expect(truthOf('site:slow', 'body:freeze-16384').truth.cause).toBe('site');
  expect(truthOf('dns:standin', 'address:drop').truth.reach).toBe('reachable');
});

test('https meets nothing of port 80, and a plain page nothing of TLS', () => {
  expect(truthOf('http:reset').truth.reach).toBe('reachable');
  expect(truthOf('http:reset', 'listed:plain').truth.method).toBe('http_blocking');
  expect(truthOf('tls:reset', 'listed:plain').truth.reach).toBe('reachable');
  expect(truthOf('tls:reset', 'http:reset', 'listed:upgraded').truth.method).toBe('http_blocking');
  expect(truthOf('site:expired', 'listed:plain').truth.reach).toBe('reachable');
});

test('what passes leaves the site as it is, and accuses nobody', () => {
  const { truth, fair } = truthOf('tls:reset', 'time:3s');
  expect(truth.reach).toBe('reachable');
  expect(fair.some(({ cause }) => cause === 'blocking')).toBe(false);
  expect(truthOf('tls:reset', 'site:refuse', 'time:3s').truth.cause).toBe('site');
});

test('where something harmless looks the same, an accusation is fair only with the lowest confidence', () => {
  const accusing = truthOf('site:shut-drop').fair.filter(({ cause }) => cause === 'blocking');
  expect(accusing.map(({ most }) => most)).toEqual(['possible']);
});

test('a world is put on the wire at the end of its chain, with its time', () => {
  const { hosts, url, around, faults } = conditionOf(world('tls:reset', 'chain:next', 'time:3s'), 'w', 'w1.example');
  expect([hosts, url, faults]).toEqual([['w1.example'], 'https://w1.example/', []]);
  expect(around?.hosts).toEqual({
    'w1.example': [{ layer: 'http', port: 443, kind: 'redirect', to: 'https://next.w1.example/' }],
    'next.w1.example': [{ layer: 'tls', kind: 'reset', during: { from: 0, for: 3000 } }],
  });
  expect(conditionOf(world('listed:plain'), 'w', 'w1.example').url).toBe('http://w1.example/');
});

describe('a device that somebody has set up', () => {
  const conditionIn = (around: World['around'], browser: 'chromium' | 'firefox', ...traits: string[]) =>
    conditionOf({ traits, around }, 'w', 'w1.example', browser);

  test('passes by what is said or done where it does not ask', () => {
    expect(conditionIn('secure-dns', 'chromium', 'dns:nxdomain').truth.reach).toBe('reachable');
    expect(conditionIn('secure-dns-only', 'firefox', 'dns:private', 'tls:reset').truth.method).toBe('sni_filtering');
    expect(conditionIn('plain', 'chromium', 'dns:nxdomain').truth.method).toBe('dns_tampering');
    const forged = ['listed:plain', 'http:page-200'];
    expect(conditionIn('https-only', 'firefox', ...forged).truth.reach).toBe('reachable');
    expect(conditionIn('https-only', 'chromium', ...forged).truth.method).toBe('http_blocking');
  });

  test('sends some sites to a proxy, which is the cause whatever else is true of them', () => {
    const proxied = conditionIn('socks-dead', 'firefox', 'side:proxied', 'tls:reset');
    expect(proxied).toMatchObject({ device: 'socks_dead', truth: { cause: 'network' } });
    expect(proxied.hosts).toEqual(['side-proxy-w1.example']);
    expect(conditionIn('socks-dead', 'firefox', 'tls:reset').truth.cause).toBe('blocking');
  });

  test('is drawn where the network has one, and a gateway stops some of its sites before all else', () => {
    const worlds = composeWorlds(4000, 3, 24);
    const sides = (around: string) =>
      new Set(
        worlds.flatMap((one) => (one.around === around ? one.traits.filter((id) => id.startsWith('side:')) : [])),
      );
    expect([...sides('proxy-dead')]).toEqual(['side:proxied']);
    expect(sides('gateway').size).toBe(3);
    expect(sides('plain').size).toBe(0);
    const gated = worlds.filter(({ traits }) => traits.some((id) => id.startsWith('side:gate')));
    expect(gated.flatMap(({ traits }) => traits).filter((id) => /^(dns|address|tls|site):/.test(id))).toEqual([]);
  });

  test('is left out with its network when a world shrinks', () => {
    const [ordinary] = smallerThan({ traits: ['side:proxied', 'tls:reset'], around: 'proxy-dead' });
    expect(ordinary).toEqual(world('tls:reset'));
  });
});

test('without a helper that speaks the truth less is asked for', () => {
  const fairOf = (around: World['around']) =>
    conditionOf({ traits: ['tls:reset'], around }, 'w', 'w.example').fair?.length ?? 0;
  expect(fairOf('helper-lies')).toBeGreaterThan(fairOf('plain'));
});

test('a wrong world shrinks to what makes it wrong, and a right one stays as it is', async () => {
  const big: World = { traits: ['dns:empty', 'tls:reset', 'site:words', 'chain:next'], around: 'nat64' };
  const asked: number[] = [];
  const isWrong = ({ traits }: World) => traits.includes('tls:reset') && traits.includes('chain:next');
  const smallest = await shrink(big, async (worlds) => {
    asked.push(worlds.length);
    return worlds.map(isWrong);
  });
  expect(smallest).toEqual(world('tls:reset', 'chain:next'));
  expect(asked).toEqual([5, 4, 3, 2]);
  expect(await shrink(big, async (worlds) => worlds.map(() => false))).toBe(big);
  expect(smallerThan(world())).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { SERVICES } from './services.ts';
import { targetsOf } from './targets.ts';

const targets = SERVICES.flatMap(targetsOf);
const find = (id: string) => targets.find((target) => target.id === id);

describe('targets', () => {
  it('have unique ids that name service, role and place in it', () => {
    expect(new Set(targets.map(({ id }) => id)).size).toBe(targets.length);
    for (const { id, service, role } of targets) expect(id).toMatch(new RegExp(`^${service}/${role}/\\d+$`));
  });

  it('have hosts in ASCII and lower case, those of their URL', () => {
    for (const { host, url } of targets) {
      expect(host).toMatch(/^[a-z0-9.-]+$/);
      expect(url.startsWith(`https://${host}/`)).toBe(true);
    }
  });

  it('carry over what the service says', () => {
    expect(find('youtube/web/0')).toEqual({
      id: 'youtube/web/0',
      service: 'youtube',
      name: 'YouTube',
      category: 'video',
      code: 'MMED',
      tier: 'A',
      state: false,
      role: 'web',
      pool: false,
      host: 'www.youtube.com',
      url: 'https://www.youtube.com/favicon.ico',
      largeUrl: 'https://www.youtube.com/',
      privateCa: false,
    });
  });

  it('mark a pool, a private authority and a host of a state', () => {
    expect(targets.filter(({ pool }) => pool).map(({ id }) => id)).toEqual([
      'telegram/chat/0',
      'telegram/chat/1',
      'telegram/chat/2',
    ]);
    expect(targets.filter(({ privateCa }) => privateCa).map(({ id }) => id)).toEqual([
      'signal/chat/0',
      'signal/media/0',
    ]);
    expect(targets.filter(({ state }) => state).map(({ id }) => id)).toEqual(['max/web/0']);
  });

  it('take the host of an international name in its ASCII form', () => {
    const [service] = SERVICES;
    if (!service) throw new Error('no services');
    const [target] = targetsOf({
      ...service,
      roles: [{ role: 'web', pool: false, endpoints: [{ url: 'https://Приклад.УКР/' }] }],
    });
    expect(target?.host).toBe('xn--80aikifvh.xn--j1amh');
  });
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { manifestFor } from '../../scripts/manifest.ts';
import { LANGUAGES } from '../../src/protocol.ts';

const read = (name: string) => readFileSync(new URL(`../../docs/store/${name}`, import.meta.url), 'utf8');

test('each permission of the packages has its reason, and no reason is left of one that went', () => {
  const manifests = (['chrome', 'firefox'] as const).map((name) => manifestFor(name, '1.0.0'));
  const wanted = new Set(manifests.flatMap(({ permissions }) => permissions));
  const named = [...read('permissions.md').matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  expect(new Set(named)).toEqual(wanted);
});

test.each(LANGUAGES)(
  'what the stores show in %s is short enough, and names nothing that raises questions',
  (language) => {
    const text = read(`listing-${language}.md`);
    const [, summary = ''] = /^\*\*[^*]+\*\*[^:]*: (.*)$/m.exec(text) ?? [];
    expect(summary.length).toBeGreaterThan(40);
    expect(summary.length).toBeLessThanOrEqual(132);
    expect(text).not.toMatch(/VPN|ВПН|bypass|unblock|обход|обхід|разблок|розблок|Tor(?!\p{L})/iu);
  },
);

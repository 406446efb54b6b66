import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LEDGER_FILE, ledger, withLedger } from '../../scripts/ledger.ts';
import { CONTROLS } from './controls.ts';
import { PROVIDERS } from './providers.ts';
import { RESOLVERS } from './resolvers.ts';
import { SERVICES } from './services.ts';
import { targetsOf } from './targets.ts';

describe('the ledger of docs/privacy.md', () => {
  it('is up to date; if not, run `npx tsx scripts/ledger.ts`', () => {
    const document = readFileSync(LEDGER_FILE, 'utf8');
    expect(withLedger(document)).toBe(document);
  });

  it('names every host of the catalogue', () => {
    const text = ledger();
    const urls = [
      ...SERVICES.flatMap(targetsOf).map(({ url }) => url),
      ...[...CONTROLS, ...PROVIDERS].map(({ url }) => url),
      ...RESOLVERS.flatMap(({ url, byAddress }) => [url, ...byAddress]),
    ];
    expect(urls.filter((url) => !text.includes(new URL(url).hostname))).toEqual([]);
  });

  it('says where each group may be asked', () => {
    const [, everyday = '', sensitive = '', dangerous = '', state = ''] = ledger().split('\n### ');
    expect(everyday).toContain(
      '* By itself: outside, Russia, another filtered network; once you turn it on: Belarus, Iran, occupied Ukraine, not said.',
    );
    expect(sensitive).toContain('* Never: China, Turkmenistan.');
    expect(dangerous).toContain('* By itself: outside.');
    expect(dangerous).toContain('* One site at a time, after a warning: Russia, another filtered network.');
    expect(state).toContain('* One site at a time, after a warning: Russia.');
  });

  it('refuses a document without its markers', () => {
    expect(() => withLedger('# Privacy')).toThrow('markers');
  });
});

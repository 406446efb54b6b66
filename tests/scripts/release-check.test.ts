import { describe, expect, test } from 'vitest';
import { GECKO_ID } from '../../scripts/manifest.ts';
import { notesOf, obstacles, type Release } from '../../scripts/release-check.ts';

const CHANGELOG =
  '# Changelog\n\n## [Unreleased]\n\n* next\n\n## [1.2.0] - 2027-01-01\n\n* mended\n\n## 1.1.0\n\n* first\n';
const READY: Release = {
  tag: 'v1.2.0',
  versions: ['1.2.0', '1.2.0'],
  changelog: CHANGELOG,
  homepage: 'https://forge.invalid/reach',
  geckoId: GECKO_ID,
};

describe('a release', () => {
  test('may go out when all agree', () => expect(obstacles(READY)).toEqual([]));

  test.each([
    [{ tag: 'v1.3.0' }, ['the tag is v1.3.0, and a version 1.2.0', 'CHANGELOG.md has no section for v1.3.0']],
    [{ versions: ['1.2.0', '1.1.9'] }, ['the tag is v1.2.0, and a version 1.1.9']],
    [{ homepage: 'https://reach.example/' }, ['homepage in package.json is a placeholder']],
    [{ geckoId: 'reach@reach.example' }, ['the id for Firefox is no GUID']],
  ] as const)('is held back by %o', (change, words) => {
    expect(new Set(obstacles({ ...READY, ...change }))).toEqual(new Set(words));
  });

  test('takes its notes from the changelog, and from no other version', () => {
    expect(notesOf(CHANGELOG, 'v1.2.0')).toBe('* mended');
    expect(notesOf(CHANGELOG, 'v1.1.0')).toBe('* first');
    expect(notesOf(CHANGELOG, 'v1.1')).toBeNull();
  });
});

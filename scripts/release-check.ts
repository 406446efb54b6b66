/**
 * Says what still keeps a tag from being released, and exits with 1; otherwise writes the notes of the release.
 *
 *   release-check TAG [--notes FILE]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import chrome from '../manifest.json' with { type: 'json' };
import { homepage, version } from '../package.json' with { type: 'json' };
import { GECKO_ID } from './manifest.ts';

export interface Release {
  readonly tag: string;
  /** Of `package.json`, and of `manifest.json`. */
  readonly versions: readonly string[];
  readonly changelog: string;
  readonly homepage: string;
  readonly geckoId: string;
}

/** Returns what is wrong, in sentences; nothing where it may be released. */
export function obstacles({ tag, versions, changelog, homepage, geckoId }: Release): string[] {
  const wrong = versions.filter((one) => `v${one}` !== tag);
  return [
    ...wrong.map((one) => `the tag is ${tag}, and a version ${one}`),
    ...(notesOf(changelog, tag) ? [] : [`CHANGELOG.md has no section for ${tag}`]),
    ...(new URL(homepage).hostname.endsWith('.example') ? ['homepage in package.json is a placeholder'] : []),
    ...(/^\{[0-9a-f-]{36}\}$/.test(geckoId) ? [] : ['the id for Firefox is no GUID']),
  ];
}

/** Returns what the changelog says of this version; null where it says nothing. */
export function notesOf(changelog: string, tag: string): string | null {
  const sections = changelog.split(/^## /m).slice(1);
  const own = sections.find(
    (section) => section.startsWith(`[${tag.slice(1)}]`) || section.startsWith(`${tag.slice(1)}\n`),
  );
  return own?.split('\n').slice(1).join('\n').trim() || null;
}

if (process.argv[1]?.endsWith('release-check.ts')) {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { notes: { type: 'string' } } });
  const tag = positionals[0] ?? `v${version}`;
  const changelog = readFileSync('CHANGELOG.md', 'utf8');
  const found = obstacles({ tag, versions: [version, chrome.version], changelog, homepage, geckoId: GECKO_ID });
  for (const one of found) console.error(`* ${one}`);
  if (found.length > 0) process.exit(1);
  if (values.notes) writeFileSync(values.notes, `${notesOf(changelog, tag)}\n`);
}

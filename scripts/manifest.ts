import chrome from '../manifest.json' with { type: 'json' };
import packageJson from '../package.json' with { type: 'json' };

export type BuildName = 'chrome' | 'firefox' | 'test-chrome' | 'test-firefox' | 'lab-chrome' | 'lab-firefox';

export const BUILDS: readonly BuildName[] = [
  'chrome',
  'firefox',
  'test-chrome',
  'test-firefox',
  'lab-chrome',
  'lab-firefox',
];

/**
 * Returns how fast the times of our own run in a build (`src/core/times.ts`). The builds for the simulated network live
 * four times as fast; on a real one their verdicts would be wrong.
 */
export function timeScaleOf(build: BuildName): number {
  return build.startsWith('lab-') ? 0.25 : 1;
}

/** Never to change: the store and every policy know the program by it. */
export const GECKO_ID = '{3448cc50-113b-448d-ba00-fb3974751657}';

/**
 * Returns the manifest of a build, derived from Chrome's. It states its own content policy for both: the default of Firefox
 * upgrades every http:// fetch, so portal and port-80 probes would go wrong silently; styles are inline in the popup; and
 * the page that probes from a partition of its own is a frame of ours, and nobody else's. Those of the test builds differ
 * in one point only: hosts are required instead of optional, so that no prompt has to be answered.
 */
export function manifestFor(build: BuildName, version: string) {
  const base = { ...chrome, version, homepage_url: packageJson.homepage };
  const manifest = build.endsWith('firefox') ? firefox(base) : base;
  if (build === 'chrome' || build === 'firefox') return manifest;
  const { optional_host_permissions, ...rest } = manifest;
  return { ...rest, host_permissions: optional_host_permissions };
}

function firefox(base: typeof chrome) {
  const { minimum_chrome_version: _, background, permissions, storage: __, ...rest } = base;
  return {
    ...rest,
    background: { scripts: [background.service_worker], type: 'module' },
    permissions: [...permissions.filter((name) => name !== 'offscreen'), 'dns'],
    browser_specific_settings: {
      gecko: {
        id: GECKO_ID,
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
      gecko_android: { strict_min_version: '142.0' },
    },
  };
}

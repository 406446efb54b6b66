import { expect, test } from 'vitest';
import { BUILDS, manifestFor } from '../../scripts/manifest.ts';

const policyOf = (build: (typeof BUILDS)[number]) => {
  const { extension_pages } = manifestFor(build, '1.0.0').content_security_policy;
  return new Map(
    extension_pages.split(';').map((part) => {
      const [name = '', ...sources] = part.trim().split(' ');
      return [name, sources.join(' ')];
    }),
  );
};

test.each(BUILDS)('%s is not there in private windows', (build) => {
  expect(manifestFor(build, '1.0.0').incognito).toBe('not_allowed');
});

test.each(BUILDS)('%s loads and sends nothing but what it needs', (build) => {
  expect(Object.fromEntries(policyOf(build))).toEqual({
    'default-src': "'none'",
    'script-src': "'self'",
    // The popup carries its styles.
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: blob:",
    // Probes go anywhere, and to port 80 too: no directive of it upgrades them.
    'connect-src': 'http: https: blob:',
    'frame-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'self'",
  });
});

import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

/** `unit` needs nothing, `dist` the store builds; `lab` and `e2e` run inside the lab's namespace, `browsers` and `e2e` in real browsers. */
export default defineConfig({
  plugins: [preact()],
  test: {
    // One build is Chromium's; a fake browser may be the other.
    setupFiles: ['tests/support/build.ts'],
    projects: [
      {
        extends: true,
        // A busy machine is no fault of the code.
        test: {
          name: 'unit',
          testTimeout: 20_000,
          include: ['src/**/*.test.{ts,tsx}', 'tests/{advice,scenarios,scripts}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        // Files want the same ports: one after the other, in one process.
        test: { name: 'lab', include: ['tests/lab/**/*.test.ts'], fileParallelism: false, isolate: false },
      },
      { extends: true, test: { name: 'dist', include: ['tests/dist/**/*.test.ts'], testTimeout: 60_000 } },
      { extends: true, test: { name: 'browsers', include: ['tests/browsers/**/*.test.ts'], testTimeout: 60_000 } },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          // Files share a browser: one after the other, in one process.
          fileParallelism: false,
          isolate: false,
        },
      },
    ],
  },
});

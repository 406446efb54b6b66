/** What the build writes into the code; tests are of Chromium's unless they say otherwise. */
Object.assign(globalThis, { __HAS_OFFSCREEN__: true });

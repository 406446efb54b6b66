/** The background's modules open the door to the browser as they are read; here nobody stands behind it. Import it before them. */
const nobody = { runtime: { id: 'simulation' } };
Object.assign(globalThis, { browser: nobody, chrome: nobody, __HAS_OFFSCREEN__: true });

import { readdirSync, readFileSync } from 'node:fs';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';
import packageJson from './package.json' with { type: 'json' };
import { BUILDS, type BuildName, manifestFor } from './scripts/manifest.ts';

/** Preact can set `innerHTML` for `dangerouslySetInnerHTML`, which nothing here uses; without it the stores' linter is silent. */
const withoutInnerHtml: Plugin = {
  name: 'preact-without-inner-html',
  transform(code, id) {
    return id.includes('/preact/dist/') ? code.replaceAll('.innerHTML', '.textContent') : null;
  },
};

/** Why a rule holds is for people who read the code and the documentation; no page shows it. */
const withoutReasons: Plugin = {
  name: 'rules-without-reasons',
  enforce: 'pre',
  transform(code, id) {
    const texts = /\n\s+(?:reason|source):\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[A-Z]+),/g;
    return id.includes('/core/rules/') ? code.replaceAll(texts, '') : null;
  },
};

/** Who says so of a row of the catalogue, and when, is for people who read it; advice and reports show theirs. */
const withoutSources: Plugin = {
  name: 'catalogue-without-sources',
  enforce: 'pre',
  transform(code, id) {
    const texts = /\b(?:source|owner): '[^']*',?|\breviewed(?:: \w+)?,/g;
    return /\/catalog\/(services|controls|resolvers|providers)\b/.test(id) ? code.replaceAll(texts, '') : null;
  },
};

/** Each build makes its requests in one way; the other's module would only come along in a shared chunk. */
function withoutOtherFresh(isFirefox: boolean): Plugin {
  const [file, name] = isFirefox ? ['chrome.ts', 'ChromeFresh'] : ['firefox.ts', 'PageFresh'];
  return {
    name: 'without-other-fresh',
    load: (id) => (id.endsWith(`/probe/fresh/${file}`) ? `export class ${name} {}` : null),
  };
}

/** Firefox has `browser` of its own, and the polyfill hands that on. */
const ownBrowser: Plugin = {
  name: 'own-browser',
  load: (id) => (id.includes('/webextension-polyfill/') ? 'export default globalThis.browser;' : null),
};

/** The manifest names one icon of the toolbar; the worker shows the others. */
const stateIcons: Plugin = {
  name: 'state-icons',
  generateBundle() {
    for (const name of readdirSync('icons').filter((file) => /^(idle|ok|some|off)-\d+\.png$/.test(file))) {
      this.emitFile({ type: 'asset', fileName: `icons/${name}`, source: readFileSync(`icons/${name}`) });
    }
  },
};

export default defineConfig(({ mode }) => {
  const build = BUILDS.find((name) => name === mode) ?? ('chrome' satisfies BuildName);
  const isFirefox = build.endsWith('firefox');
  const pages = ['src/ui/welcome/index.html', 'src/ui/dashboard/index.html'];
  const frames = ['src/probe/fresh/offscreen.html', 'src/probe/fresh/frame.html'];
  return {
    mode: 'production',
    define: { __HAS_OFFSCREEN__: JSON.stringify(!isFirefox) },
    plugins: [
      withoutInnerHtml,
      preact(),
      stateIcons,
      withoutReasons,
      withoutSources,
      withoutOtherFresh(isFirefox),
      ...(isFirefox ? [ownBrowser] : []),
      crx({
        manifest: manifestFor(build, packageJson.version) as ManifestV3Export,
        browser: isFirefox ? 'firefox' : 'chrome',
      }),
    ],
    build: {
      outDir: `dist/${build}`,
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: { input: isFirefox ? pages : [...pages, ...frames] },
    },
  };
});

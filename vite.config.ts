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

export default defineConfig(({ mode }) => {
  const build = BUILDS.find((name) => name === mode) ?? ('chrome' satisfies BuildName);
  const isFirefox = build.endsWith('firefox');
  const pages = ['src/ui/welcome/index.html', 'src/ui/dashboard/index.html'];
  const frames = ['src/probe/fresh/offscreen.html', 'src/probe/fresh/frame.html'];
  return {
    mode: 'production',
    plugins: [
      withoutInnerHtml,
      preact(),
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

import { readdirSync, readFileSync } from 'node:fs';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { type BuildOptions, build, defineConfig, type Plugin, type PluginOption, type UserConfig } from 'vite';
import packageJson from './package.json' with { type: 'json' };
import { licences } from './scripts/licences.ts';
import { BUILDS, type BuildName, manifestFor, timeScaleOf } from './scripts/manifest.ts';

const POPUP = 'src/ui/popup/main.tsx';
const isPopup = (path: string) => path.includes('/ui/popup/');

/** Both browsers answer with promises by now, and `src/browser` uses no more of the polyfill than its types. */
const withoutPolyfill: Plugin = {
  name: 'without-polyfill',
  enforce: 'pre',
  resolveId: (id) => (id === 'webextension-polyfill' ? '\0extension-interfaces' : null),
  load: (id) => (id === '\0extension-interfaces' ? 'export default globalThis.browser ?? globalThis.chrome;' : null),
};

/** Texts of the rules and of the catalogue that no page shows: they are for people who read the code and the documentation. */
const FOR_READERS: Readonly<Record<string, RegExp>> = {
  reason: /\/core\/(rules|calls)\//,
  lookalike: /\/core\/(rules|calls)\//,
  source: /\/(core\/(rules|calls)|catalog\/(services|controls|resolvers|providers))\b/,
  owner: /\/catalog\/(controls|resolvers|providers)\b/,
  reviewed: /\/catalog\/(services|controls|resolvers|providers)\b/,
};

/** Leaves those properties out, found in the parsed code, and fails where a file of rules has none: then its shape has changed. */
const withoutTextsForReaders: Plugin = {
  name: 'without-texts-for-readers',
  transform(code, id) {
    const names = Object.keys(FOR_READERS).filter((name) => FOR_READERS[name]?.test(id));
    if (names.length === 0 || /\.test/.test(id)) return null;
    const cuts: { start: number; end: number }[] = [];
    walk(this.parse(code), (node) => {
      if (node.type !== 'ObjectExpression') return;
      for (const one of node.properties as {
        start: number;
        end: number;
        key?: { name?: string };
        shorthand?: boolean;
      }[])
        if (names.includes(one.key?.name ?? '')) cuts.push(one);
    });
    const isTable = /core\/rules\/(?!index|rule\b)/.test(id);
    if (isTable && cuts.length < 2) return this.error(`no texts for readers in ${id}`);
    return { code: withoutParts(code, cuts), map: null };
  },
};

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const one of value) walk(one, visit);
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value) visit(value as Node);
    for (const one of Object.values(value)) walk(one, visit);
  }
}

/** With the comma that follows, if one does. */
function withoutParts(code: string, parts: readonly { start: number; end: number }[]): string {
  const last = [...parts].sort((a, b) => b.start - a.start);
  return last.reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end).replace(/^\s*,/, ''), code);
}

/** Each build makes its requests in one way; the other's module would only come along in a shared chunk. */
function withoutOtherFresh(isFirefox: boolean): Plugin {
  const [file, name] = isFirefox ? ['chrome.ts', 'OffscreenPool'] : ['firefox.ts', 'EventPagePool'];
  return {
    name: 'without-other-fresh',
    load: (id) => (id.endsWith(`/probe/fresh/${file}`) ? `export class ${name} {}` : null),
  };
}

const SMALL = {
  target: 'es2023',
  // What our oldest browsers understand; otherwise each color becomes two variables, which takes longer to draw.
  cssTarget: ['chrome123', 'firefox140'],
  modulePreload: false,
} satisfies BuildOptions;

/** The popup is to show at once, and waits for each file that it names: its script is bundled once more, into one file. */
function popupInOneFile(shared: UserConfig): Plugin {
  return {
    name: 'popup-in-one-file',
    async generateBundle(_, bundle) {
      const page = Object.values(bundle).find((file) => file.type === 'chunk' && isPopup(file.facadeModuleId ?? ''));
      if (page?.type !== 'chunk') return this.error('the popup has no script');
      const built = await build({
        ...shared,
        configFile: false,
        logLevel: 'warn',
        build: { ...SMALL, write: false, rolldownOptions: { input: POPUP, output: { codeSplitting: false } } },
      });
      const [script] = 'output' in built ? built.output : [];
      if (script?.type !== 'chunk') return this.error('the popup was not bundled');
      page.code = script.code;
    },
  };
}

/** For the same reason its styles come with the page. */
const stylesInPopup: Plugin = {
  name: 'styles-in-popup',
  transformIndexHtml: {
    order: 'post',
    handler(html, { path, bundle = {} }) {
      const inline = (link: string, file: string) => {
        const asset = bundle[file];
        return asset?.type === 'asset' ? `<style>${asset.source}</style>` : link;
      };
      if (!isPopup(path)) return html;
      const changed = html.replaceAll(/<link rel="stylesheet"[^>]*href="\/([^"]+)">/g, inline);
      if (changed.includes('rel="stylesheet"') || !changed.includes('<style>'))
        throw new Error('the popup has no styles of its own');
      return changed;
    },
  },
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

/** What an organisation may set, for browsers that read it from the package. */
const managedSchema: Plugin = {
  name: 'managed-schema',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'managed_schema.json', source: readFileSync('managed_schema.json') });
  },
};

export default defineConfig(({ mode }) => {
  const build = BUILDS.find((name) => name === mode) ?? ('chrome' satisfies BuildName);
  const isFirefox = build.endsWith('firefox');
  const pages = ['src/ui/welcome/index.html', 'src/ui/dashboard/index.html'];
  const frames = ['src/probe/fresh/offscreen.html', 'src/probe/fresh/frame.html'];
  /** What every bundle is made with. */
  const shared = (): UserConfig & { plugins: PluginOption[] } => ({
    mode: 'production',
    define: { __HAS_OFFSCREEN__: JSON.stringify(!isFirefox), __TIME_SCALE__: JSON.stringify(timeScaleOf(build)) },
    plugins: [withoutPolyfill, preact(), withoutTextsForReaders, withoutOtherFresh(isFirefox)],
  });
  return {
    ...shared(),
    plugins: [
      ...shared().plugins,
      popupInOneFile(shared()),
      stylesInPopup,
      stateIcons,
      licences,
      ...(isFirefox ? [] : [managedSchema]),
      crx({
        manifest: manifestFor(build, packageJson.version) as ManifestV3Export,
        browser: isFirefox ? 'firefox' : 'chrome',
      }),
    ],
    build: {
      outDir: `dist/${build}`,
      emptyOutDir: true,
      ...SMALL,
      rolldownOptions: { input: isFirefox ? pages : [...pages, ...frames] },
    },
  };
});

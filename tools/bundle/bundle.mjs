// Bundles the page's scripts and style sheets into src/stationed/static/bundle, or into the folder that is named.
//
//     node tools/bundle/bundle.mjs [FOLDER]
//
// `make bundle` runs it. The controls of a page are those of static/controls.json. The same sources give the same bytes;
// tests/layers/test_bundle.py holds the bundles to them.
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const STATIC = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'src', 'stationed', 'static');
const BANNER = '/*! stationed, BSD-3-Clause. To read: the folder stationed/static of the Python package stationed. */';

/** Bundles with sources of their own. */
const FILES = {
  popup: ['js/host/popup.js'],
  gallery: ['gallery/gallery.js', 'gallery/gallery.css'],
  tiles: ['tiles/start.js', 'tiles/tiles.css'],
  refresh: ['serve/refresh.js', 'serve/refresh.css'],
  'stationed-embed': ['embed/stationed-embed.js'],
};

/** Scripts that browsers of any age must be able to read. */
const FOR_ALL = { failed: 'js/host/failed.js' };

/** What a page looks like before any control, and what is left of it in a frame; the cascade is in this order. */
const FIRST = ['dom/themes', 'dom/page', 'map/ground', 'map/controls', 'dom/modes'];
const LAST = ['host/embed', 'dom/forced'];

/**
 * A plugin with scripts and style sheets of pages, written from the controls that they have.
 * @param {Record<string, any[]>} pages controls by the name of the bundle
 */
function pagesOf(pages) {
  return {
    name: 'pages',
    setup(/** @type {any} */ { onResolve, onLoad }) {
      onResolve({ filter: /^page:/ }, (/** @type {any} */ { path }) => ({ path: path.slice(5), namespace: 'page' }));
      onLoad({ filter: /./, namespace: 'page' }, (/** @type {any} */ { path }) => {
        const [name, kind] = path.split('.');
        return {
          contents: kind === 'js' ? script(pages[name]) : style(pages[name]),
          loader: kind,
          resolveDir: join(STATIC, 'js'),
        };
      });
    },
  };
}

/** A plugin that has the colours of the dark theme, which a style sheet states once, for systems that are dark too. */
const themes = {
  name: 'themes',
  setup(/** @type {any} */ { onLoad }) {
    onLoad({ filter: /[\\/]dom[\\/]themes\.css$/ }, async (/** @type {any} */ { path }) => ({
      contents: withDarkSystem(await readFile(path, 'utf8')),
      loader: 'css',
    }));
  },
};

/** @param {string} sheet */
function withDarkSystem(sheet) {
  const [rule, colours] = /^:root\[data-theme="dark"\] (\{[^{}]+\})/m.exec(sheet) ?? [];
  if (rule === undefined) throw new Error('themes.css: there is no rule for :root[data-theme="dark"]');
  const undecided = ':root:not([data-theme="light"]):not([data-theme="contrast"])';
  return sheet.replace(rule, `@media (prefers-color-scheme: dark) { ${undecided} ${colours} }\n${rule}`);
}

/** @param {any[]} controls */
function script(controls) {
  const imports = controls.map((one) => `import { ${one.class} } from './${one.script}.js';`);
  const table = controls.map((one) => `${one.name}: ${one.class}`).join(', ');
  return [...imports, "import { start } from './start.js';", `start({ ${table} });`].join('\n');
}

/** @param {any[]} controls */
function style(controls) {
  const sheets = [...FIRST, ...controls.flatMap((one) => one.styles), ...LAST];
  return sheets.map((sheet) => `@import "./${sheet}.css";`).join('\n');
}

const folder = resolve(process.argv[2] || join(STATIC, 'bundle'));
const controls = JSON.parse(await readFile(join(STATIC, 'controls.json'), 'utf8'));
const pages = { page: controls, layers: controls.filter((/** @type {any} */ one) => one.alone) };
await mkdir(folder, { recursive: true });
const oldest = JSON.parse(await readFile(join(STATIC, '..', 'facts', 'browsers.json'), 'utf8'));
const common = {
  absWorkingDir: STATIC,
  outdir: folder,
  bundle: true,
  minify: true,
  charset: /** @type {const} */ ('utf8'),
  legalComments: /** @type {const} */ ('inline'),
  banner: { js: BANNER, css: BANNER },
};
await build({
  ...common,
  entryPoints: [
    ...Object.keys(pages).flatMap((out) => ['js', 'css'].map((kind) => ({ in: `page:${out}.${kind}`, out }))),
    ...Object.entries(FILES).flatMap(([out, files]) => files.map((file) => ({ in: file, out }))),
  ],
  plugins: [pagesOf(pages), themes],
  format: 'iife',
  target: Object.entries(oldest).map(([browser, version]) => browser + version),
});
await build({
  ...common,
  entryPoints: Object.entries(FOR_ALL).map(([out, file]) => ({ in: file, out })),
  target: 'es5',
});

// Bundles the page's scripts and style sheets into src/stationed/static/bundle, or into the folder that is named.
//
//     node tools/bundle/bundle.mjs [FOLDER]
//
// `make bundle` runs it. The same sources give the same bytes; tests/layers/test_bundle.py holds the bundles to them.
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const STATIC = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'src', 'stationed', 'static');
const folder = resolve(process.argv[2] || join(STATIC, 'bundle'));
const BANNER = '/*! stationed, BSD-3-Clause. To read: the folder stationed/static of the Python package stationed. */';

/** What each bundle begins with. */
const ENTRIES = {
  page: ['js/start.js', 'js/start.css'],
  layers: ['js/layers.js', 'js/layers.css'],
  popup: ['js/host/popup.js'],
  gallery: ['gallery/gallery.js', 'gallery/gallery.css'],
  refresh: ['serve/refresh.js', 'serve/refresh.css'],
  'stationed-embed': ['embed/stationed-embed.js'],
};

await mkdir(folder, { recursive: true });
await build({
  absWorkingDir: STATIC,
  entryPoints: Object.entries(ENTRIES).flatMap(([out, files]) => files.map((file) => ({ in: file, out }))),
  outdir: folder,
  bundle: true,
  minify: true,
  format: 'iife',
  // Browsers of the last four years.
  target: ['chrome109', 'firefox109', 'safari16'],
  charset: 'utf8',
  legalComments: 'inline',
  banner: { js: BANNER, css: BANNER },
});

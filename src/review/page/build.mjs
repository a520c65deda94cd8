// Bundles what runs in the browser. Nothing of it is fetched from anywhere but the server that serves it.
import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const HERE = dirname(fileURLToPath(import.meta.url));
const [, , OUT = join(HERE, '../../../dist/review/page')] = argv;
const FAMILIES = ['public-sans', 'roboto-mono'];
const FONTS = FAMILIES.flatMap((family) =>
  [400, 700].map((weight) => ({ family, file: `${family}-latin-${weight}-normal.woff2` })),
);

const { resolve } = createRequire(import.meta.url);
mkdirSync(join(OUT, 'fonts'), { recursive: true });
for (const { family, file } of FONTS)
  copyFileSync(resolve(`@fontsource/${family}/files/${file}`), join(OUT, 'fonts', file));

// Their licence asks that it goes where they go.
for (const family of FAMILIES)
  copyFileSync(resolve(`@fontsource/${family}/LICENSE`), join(OUT, 'fonts', `${family}-LICENSE.txt`));

await build({
  entryPoints: ['main.tsx', 'page.css'].map((file) => ({ in: join(HERE, file), out: 'page' })),
  outdir: OUT,
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'esnext',
  charset: 'utf8',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  external: ['/fonts/*'],
  logLevel: 'warning',
});

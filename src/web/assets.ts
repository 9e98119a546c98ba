import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file that pages ask for by name, read once. */
export interface Asset {
  contentType: string;
  body: Buffer;
  /** Changes with the content, so that a browser may keep the file for ever. */
  version: string;
}

/** In the order in which they count: a later sheet overrules an earlier one. */
const styles = [
  'tokens',
  'fonts',
  'base',
  'header',
  'forms',
  'buttons',
  'notices',
  'tables',
  'lists',
  'dialog',
  'client',
  'message',
  'story',
  'letters',
  'rules',
  'people',
  'diagnosis',
  'entrance',
  'narrow',
  'phone',
  'print',
];

/** One module: the second has what belongs to changing the language. */
const scripts = ['bode', 'keep-typed'];

const fonts = ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic'];

const contentTypes = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
} as const;

/** The compiled program has no copy of what is not TypeScript: both it and the sources read `src/web/assets`. */
function sourceFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return join(folder, 'src/web/assets');
}

/** All files of the pages: the one stylesheet, the script, htmx, the fonts and the mark. */
export function loadAssets(): ReadonlyMap<string, Asset> {
  const folder = sourceFolder();
  const packages = createRequire(import.meta.url);
  const own = (name: string) => readFileSync(join(folder, name));
  const font = (subset: string) =>
    readFileSync(packages.resolve(`@fontsource-variable/inter/files/inter-${subset}-wght-normal.woff2`));
  const bodies: [name: string, body: Buffer][] = [
    ['bode.css', Buffer.concat(styles.map((name) => own(`styles/${name}.css`)))],
    ['bode.js', Buffer.concat(scripts.map((name) => own(`${name}.js`)))],
    ['mark.svg', own('mark.svg')],
    ['htmx.js', readFileSync(packages.resolve('htmx.org/dist/htmx.min.js'))],
    ...fonts.map((subset): [string, Buffer] => [`inter-${subset}.woff2`, font(subset)]),
  ];
  return new Map(bodies.map(([name, body]) => [name, { contentType: typeOf(name), body, version: hash(body) }]));
}

/**
 * Address of an asset, with its version, so that it may be kept for a year. Fonts have none: the stylesheet names them,
 * and they change only with their package.
 */
export function assetUrls(assets: ReadonlyMap<string, Asset>): (name: string) => string {
  return (name) => {
    const asset = assets.get(name);
    if (!asset) throw new Error(`No asset named ${name}`);
    return name.endsWith('.woff2') ? `/assets/${name}` : `/assets/${name}?v=${asset.version}`;
  };
}

/** The files of the pages as this process serves them. */
export interface PageAssets {
  files: ReadonlyMap<string, Asset>;
  url(name: string): string;
}

export const PAGE_ASSETS = Symbol('PageAssets');

/** All files that pages link to, read once, each under an address that changes with its content. */
export function pageAssets(): PageAssets {
  const files = loadAssets();
  return { files, url: assetUrls(files) };
}

function typeOf(name: string): string {
  return contentTypes[name.slice(name.lastIndexOf('.') + 1) as keyof typeof contentTypes];
}

function hash(body: Buffer): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, 12);
}

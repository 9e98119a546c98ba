import { transformFile } from '@swc/core';
import { build } from 'esbuild';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

// Builds Bode (`npm run build`): swc translates each source, with the metadata of decorators that Nest and TypeORM work
// by; then the program and its packages are put into a few files. A start reads these in half the time it takes to find,
// open and read the 1,600 that they were. Types are checked by `npm run check`, not here: that takes longer than all else.

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const program = join(project, 'dist', 'bode');
/** What is run, and what `src/build-when-stale.mjs` asks: as old as the sources it was made of. */
const entry = 'cli.js';

/** Packages that read files or native code beside their own, or that no first page needs: loaded from where they are. */
const leftOut = [
  '@node-rs/argon2',
  'fontkit',
  'mailparser',
  'pdfkit',
  'swagger-ui-dist/*',
  // What Nest asks for and goes without.
  '@fastify/static',
  '@nestjs/microservices',
  '@nestjs/microservices/*',
  '@nestjs/websockets',
  '@nestjs/websockets/*',
  'class-transformer',
  'class-transformer/*',
  'class-validator',
];

/**
 * Nest's module for TypeORM asks for two classes that TypeORM 1 no longer has, in a way no bundler sees through: it would
 * load all of TypeORM a second time, from its three hundred files.
 */
const typeormOnce = {
  name: 'typeorm-once',
  setup: ({ onLoad }) => {
    const contents = 'export const Connection = undefined, AbstractRepository = undefined;';
    onLoad({ filter: /@nestjs[\\/]typeorm[\\/].*typeorm-compat\.js$/ }, () => ({ contents }));
  },
};

/** What is translated, into the same place in `dist`. */
const sources = ['src', 'migrations', 'bench', 'ormconfig.ts'];

/** As tsconfig.json has it for the compiler. */
const translation = {
  configFile: false,
  swcrc: false,
  sourceMaps: true,
  module: { type: 'nodenext' },
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      react: { runtime: 'automatic', importSource: 'preact' },
    },
  },
};

/** The TypeScript files at or below a path that may be there. */
function filesOf(path) {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status?.isDirectory()) return readdirSync(path).flatMap((name) => filesOf(join(path, name)));
  return status && /\.tsx?$/.test(path) ? [path] : [];
}

async function translate(file) {
  const target = join(project, 'dist', relative(project, file)).replace(/\.tsx?$/, '.js');
  const { code, map } = await transformFile(file, { ...translation, outputPath: target });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, `${code}//# sourceMappingURL=${basename(target)}.map\n`);
  writeFileSync(`${target}.map`, map);
}

/** The files of the program, the entry last. */
async function bundle() {
  const { outputFiles } = await build({
    absWorkingDir: project,
    entryPoints: [join('dist', 'src', entry)],
    outdir: program,
    write: false,
    bundle: true,
    // What is imported when first needed stays in files of its own.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: leftOut,
    plugins: [typeormOnce],
    // Entities and providers go by the names of their classes.
    keepNames: true,
    // The compiler of Node reads what is left, each line of it; a stack names the sources' lines anyway.
    minifyWhitespace: true,
    // As Node 21 answers. Without an answer pg makes a Response, for which Node loads all that it has for fetch.
    define: { navigator: '{ "userAgent": "Node.js" }' },
    sourcemap: true,
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'warning',
    // Packages that are not ES modules call it.
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
  });
  return outputFiles.sort((a, b) => Number(basename(a.path) === entry) - Number(basename(b.path) === entry));
}

/** Writes the files, so that a build which ends at any moment leaves the earlier program or none that counts as built. */
function write(files, began) {
  mkdirSync(program, { recursive: true });
  for (const { path, contents } of files) {
    const unfinished = `${path}.unfinished`;
    writeFileSync(unfinished, contents, { mode: basename(path) === entry ? 0o755 : 0o644 });
    // A source that changes while we build is younger than the build.
    utimesSync(unfinished, began, began);
    renameSync(unfinished, path);
  }
  const current = new Set(files.map(({ path }) => basename(path)));
  for (const name of readdirSync(program)) {
    if (!current.has(name)) rmSync(join(program, name), { recursive: true, force: true });
  }
}

const began = new Date();
try {
  await Promise.all(sources.flatMap((source) => filesOf(join(project, source))).map(translate));
  write(await bundle(), began);
} catch (error) {
  // esbuild has told its own already.
  if (!('errors' in error)) console.error(error.message);
  process.exitCode = 1;
}

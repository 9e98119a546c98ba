import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Builds Bode (`npm run build`): the compiler checks and translates, with the metadata of decorators that Nest and
// TypeORM work by; then the program and its packages are put into a few files. A start reads these in half the time it
// takes to find, open and read the 1,600 that they were.

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
const nest = join(project, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
const { status } = spawnSync(process.execPath, [nest, 'build'], { cwd: project, stdio: 'inherit' });
if (status === 0) write(await bundle(), began);
else process.exitCode = 1;

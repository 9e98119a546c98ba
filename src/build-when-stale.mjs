import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Loaded before each start (`node --import`), in the same process: builds only when a source is younger than the last
// build. Plain JavaScript without a package, because it runs before there is anything built, and must cost a start next
// to nothing.

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const sources = ['src', 'migrations', 'bench', 'ormconfig.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];
/** Written last, and only by a build that went well. */
const built = join(project, 'dist', 'bode', 'cli.js');

/** The moment of the last change, in ms; a folder's own time tells of files that were removed. */
function youngest(path) {
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status) return 0;
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(status.mtimeMs, ...readdirSync(path).map((name) => youngest(join(path, name))));
}

const builtAt = statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0;
if (builtAt < Math.max(...sources.map((source) => youngest(join(project, source))))) {
  const compilers = ['@swc/core', 'esbuild'];
  if (!compilers.every((name) => existsSync(join(project, 'node_modules', name)))) {
    console.error('Bode has to be built, but the compiler is not installed. Run: npm ci');
    process.exit(1);
  }
  console.log(builtAt ? 'The sources have changed: building …' : 'Building …');
  const { status } = spawnSync(process.execPath, [join(project, 'src', 'build.mjs')], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

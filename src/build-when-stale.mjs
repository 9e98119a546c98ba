import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Loaded before each start (`node --import`), in the same process: builds only when a source is younger than the last
// build. Plain JavaScript without a package, because it runs before there is anything built, and must cost a start next
// to nothing.

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const sources = [
  'src',
  'migrations',
  'bench',
  'ormconfig.ts',
  'tsconfig.json',
  'tsconfig.build.json',
  'nest-cli.json',
  'package.json',
];
/** The compiler writes all files anew each time, so one of them tells when. */
const built = join(project, 'dist', 'src', 'cli.js');

/** The moment of the last change, in ms; a folder's own time tells of files that were removed. */
function youngest(path) {
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status) return 0;
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(status.mtimeMs, ...readdirSync(path).map((name) => youngest(join(path, name))));
}

const builtAt = statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0;
if (builtAt < Math.max(...sources.map((source) => youngest(join(project, source))))) {
  const nest = join(project, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  if (!existsSync(nest)) {
    console.error('Bode has to be built, but the compiler is not installed. Run: npm ci');
    process.exit(1);
  }
  console.log(builtAt ? 'The sources have changed: building …' : 'Building …');
  const { status } = spawnSync(process.execPath, [nest, 'build'], { cwd: project, stdio: 'inherit' });
  if (status !== 0) {
    // The compiler writes files in spite of errors; what it wrote must not be taken for a good build next time.
    rmSync(built, { force: true });
    process.exit(1);
  }
}

import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** The rooms of the house, from the ground up (design §7): each may use those below it, and neighbours on its own floor. */
const FLOORS = [
  ['common'],
  ['config'],
  ['database'],
  ['auth'],
  ['health', 'http'],
  ['organisations', 'clients', 'message-types'],
  ['rules', 'messages'],
  ['decisions', 'email', 'bounces', 'letters'],
  ['founding'],
  ['work', 'web', 'demo'],
  ['app'],
];

const source = fileURLToPath(new URL('../../src', import.meta.url));

interface Import {
  file: string;
  from: string;
  /** A file of ours, without its extension, or the name of a package. */
  what: string;
  to: string | null;
}

const imports: Import[] = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .flatMap((file) =>
    ts.preProcessFile(readFileSync(join(source, file), 'utf8')).importedFiles.map(({ fileName }): Import => {
      const from = roomOf(file);
      if (!fileName.startsWith('.')) return { file, from, what: fileName, to: null };
      const what = relative(source, join(source, dirname(file), fileName)).replaceAll('\\', '/');
      return { file, from, what, to: what.startsWith('../') ? null : roomOf(what) };
    }),
  );

/** Files that lie in no room are the app. */
function roomOf(file: string): string {
  const [first, ...rest] = file.split(/[\\/]/);
  return rest.length > 0 ? first! : 'app';
}

function floorOf(room: string): number {
  return FLOORS.findIndex((rooms) => rooms.includes(room));
}

/** A file as an import and a folder name it alike. */
function plain(file: string): string {
  return file.replaceAll('\\', '/').replace(/\.(js|tsx?)$/, '');
}

/** All that lead back to themselves, directly or around a corner. */
function inCircles(pairs: readonly (readonly [from: string, to: string])[]): string[] {
  const uses = new Map<string, Set<string>>();
  for (const [from, to] of pairs) uses.set(from, (uses.get(from) ?? new Set()).add(to));
  const reach = (one: string, seen = new Set<string>()): Set<string> => {
    for (const next of uses.get(one) ?? []) if (!seen.has(next)) reach(next, seen.add(next));
    return seen;
  };
  return [...uses.keys()].filter((one) => reach(one).has(one));
}

const between = imports.filter(({ from, to }) => to !== null && to !== from);
const told = ({ file, what }: Import) => `${file} imports ${what}`;

describe('the house', () => {
  it('has a floor for each room, as the README draws them', () => {
    const rooms = [...new Set(imports.map(({ from }) => from))];
    expect(rooms.sort()).toEqual(FLOORS.flat().sort());
    const drawn = FLOORS.slice(0, -1).map((floor) => floor.map((room) => `\`${room}\``).join(', '));
    expect(readFileSync(join(source, '..', 'README.md'), 'utf8')).toContain(`${drawn.join(' → ')} → the app.`);
    expect(between.length).toBeGreaterThan(100);
  });

  it('is built from below: no room uses one above it', () => {
    expect(between.filter(({ from, to }) => floorOf(to!) > floorOf(from)).map(told)).toEqual([]);
  });

  it('has no two neighbours that use each other, directly or around a corner', () => {
    expect(inCircles(between.map(({ from, to }) => [from, to!]))).toEqual([]);
  });

  it('has no files that import each other, not even for their types', () => {
    const own = imports.filter(({ to }) => to !== null);
    expect(inCircles(own.map(({ file, what }) => [plain(file), plain(what)]))).toEqual([]);
  });

  it('has a ground floor that does nothing: no framework, no database, no files, no network', () => {
    const doing = /^(@nestjs\/|typeorm|pg|express|nodemailer|node:(fs|net|http|https|tls|dns|child_process))/;
    expect(imports.filter(({ from, what }) => from === 'common' && doing.test(what)).map(told)).toEqual([]);
  });

  it('has a demo that nothing but the app knows of', () => {
    const knowing = between.filter(({ from, to }) => to === 'demo' && from !== 'app');
    expect(knowing.map(told)).toEqual([]);
  });

  it('stands by itself: it uses no test and no benchmark', () => {
    const outside = imports.filter(({ what }) => /^(\.\.\/)+(test|bench)\//.test(posix.normalize(what)));
    expect(outside.map(told)).toEqual([]);
  });

  it('is measured by benchmarks that use no test, which is not built', () => {
    const bench = join(source, '..', 'bench');
    const files = readdirSync(bench).filter((file) => file.endsWith('.ts'));
    const used = files.flatMap((file) =>
      ts
        .preProcessFile(readFileSync(join(bench, file), 'utf8'))
        .importedFiles.filter(({ fileName }) => fileName.includes('/test/'))
        .map(({ fileName }) => `${file} imports ${fileName}`),
    );
    expect(files.length).toBeGreaterThan(5);
    expect(used).toEqual([]);
  });
});

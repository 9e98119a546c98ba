import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** Packages that no first page needs, and that weigh: together they were half of a start. */
const LATER = ['@nestjs/swagger', 'mailparser', 'fontkit', 'pdfkit'];

const source = fileURLToPath(new URL('../../src', import.meta.url));

/** What a file loads before it runs: imports and exports of values. A dynamic import comes later, and a type never. */
function loadedBy(file: string): string[] {
  const { statements } = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return statements.flatMap((statement) => {
    const isImport = ts.isImportDeclaration(statement);
    if (!isImport && !ts.isExportDeclaration(statement)) return [];
    const typesOnly = isImport
      ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : statement.isTypeOnly;
    const from = statement.moduleSpecifier;
    return from && ts.isStringLiteral(from) && !typesOnly ? [from.text] : [];
  });
}

/** The file of ours behind a relative import; null for a package. */
function fileOf(importer: string, name: string): string | null {
  if (!name.startsWith('.')) return null;
  const path = join(dirname(importer), name.replace(/\.js$/, ''));
  return [`${path}.ts`, `${path}.tsx`].find((candidate) => ts.sys.fileExists(candidate)) ?? null;
}

function loadedWith(entry: string): Map<string, string> {
  const seen = new Set<string>();
  const packages = new Map<string, string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const name of loadedBy(file)) {
      const own = fileOf(file, name);
      if (own) waiting.push(own);
      else packages.set(name, relative(source, file));
    }
  }
  expect(seen.size).toBeGreaterThan(200);
  return packages;
}

describe('a start', () => {
  it('loads nothing that no first page needs', () => {
    const packages = loadedWith(join(source, 'app.open.ts'));
    expect(packages.has('@nestjs/core')).toBe(true);
    expect(LATER.filter((name) => packages.has(name)).map((name) => `${packages.get(name)} imports ${name}`)).toEqual(
      [],
    );
  });
});

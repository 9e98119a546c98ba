import { fieldProblem, type FieldProblem } from './field-problem.js';

/** Deeper than this nothing we are sent has a meaning, and the database refuses it at some depth. */
const MAX_DEPTH = 32;

/**
 * Finds what PostgreSQL can't store as text or jsonb: U+0000, lone surrogates (BAD_TEXT), and nesting without end.
 *
 * @returns the first fault, or null
 */
export function unstorable(value: unknown, path = '', depth = 0): FieldProblem | null {
  if (typeof value === 'string') return isStorable(value) ? null : fieldProblem(path, 'BAD_TEXT');
  if (value === null || typeof value !== 'object') return null;
  if (depth >= MAX_DEPTH) return fieldProblem(path, 'BAD_VALUE', `nested more than ${MAX_DEPTH} deep`);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const fault = unstorable(value[i], `${path}[${i}]`, depth + 1);
      if (fault) return fault;
    }
    return null;
  }
  for (const [key, inner] of Object.entries(value)) {
    if (!isStorable(key)) return fieldProblem(path, 'BAD_TEXT');
    const fault = unstorable(inner, path ? `${path}.${key}` : key, depth + 1);
    if (fault) return fault;
  }
  return null;
}

/** May PostgreSQL keep it as text? It takes neither NUL nor half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

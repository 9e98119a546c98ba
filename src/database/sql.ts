import type { Tx } from './tenancy.js';

/**
 * The rows of a statement, whatever its command: TypeORM answers `[rows, count]` for UPDATE and DELETE and plain rows
 * for the rest.
 */
export async function rows<Row>(tx: Tx, sql: string, parameters: unknown[] = []): Promise<Row[]> {
  const result: unknown = await tx.query(sql, parameters);
  if (!Array.isArray(result)) return [];
  const [first, second] = result as unknown[];
  if (result.length === 2 && Array.isArray(first) && typeof second === 'number') return takenOut(first as Row[]);
  return takenOut(result as Row[]);
}

/**
 * Leaves the driver's own list empty. pg's result is garbage by now, but V8 may keep it until its next full collection,
 * and with it all it holds: rows of letters long drawn were half of what 10,000 letters took more than 2,000.
 */
export function takenOut<Row>(list: Row[]): Row[] {
  return list.splice(0);
}

/** The first row that a statement answers, or undefined where it answers none. */
export async function firstRow<Row>(tx: Tx, sql: string, parameters: unknown[] = []): Promise<Row | undefined> {
  return (await rows<Row>(tx, sql, parameters))[0];
}

/**
 * Runs one statement of a transaction as `Tenancy.withinInOrder` runs all of them: its rows are read in the order of an
 * index, never sorted.
 */
export async function inOrder<T>(tx: Tx, statement: () => Promise<T>): Promise<T> {
  await tx.query('SET LOCAL enable_sort = off');
  const result = await statement();
  await tx.query('SET LOCAL enable_sort = on');
  return result;
}

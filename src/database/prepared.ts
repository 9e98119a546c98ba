import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { QueryFailedError } from 'typeorm';
import { takenOut } from './sql.js';
import type { Tx } from './tenancy.js';

/**
 * The rows of a statement that runs many times a second: each connection parses it once, and plans it once when the plan
 * that holds for any parameters is as good as those of the first few (PREPARE in the manual of PostgreSQL). For the mail
 * worker that is nearly half of the database's work.
 *
 * Only for statements whose text never varies much and whose rows are found by the same index whatever the parameters.
 * A connection pooler must keep prepared statements (PgBouncer: `max_prepared_statements`).
 *
 * @throws QueryFailedError, as TypeORM's own statements do
 */
export async function preparedRows<Row>(tx: Tx, text: string, parameters: readonly unknown[]): Promise<Row[]> {
  // TypeORM hands no names of statements on.
  const connection: ClientBase = await tx.queryRunner!.connect();
  const values = [...parameters];
  try {
    const { rows } = await connection.query({ name: nameOf(text), text, values });
    // As the rows: what was asked is a JSON list of dozens of kB, and is not to grow old with the statement.
    takenOut(values);
    return takenOut(rows as Row[]);
  } catch (error) {
    throw new QueryFailedError(text, [...parameters], error as Error);
  }
}

const names = new Map<string, string>();

/** A statement is known by its text, and PostgreSQL allows a name 63 bytes. */
function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('hex').slice(0, 40);
    names.set(text, name);
  }
  return name;
}

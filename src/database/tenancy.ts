import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ClientBase } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { isId } from '../common/ids.js';

/** One transaction, bound to one organisation. */
export type Tx = EntityManager;

/**
 * The only way to the tables: every statement runs in a transaction that row level security binds to one organisation,
 * or, for the few global tables, to none.
 */
@Injectable()
export class Tenancy {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /** Runs `work` in one transaction that sees the rows of this organisation only. */
  async within<T>(organisationId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction(bound(organisationId), work);
  }

  /**
   * The same for statements that take the first few rows of a long queue: the planner, which knows little of one
   * organisation's share of a table, is kept from reading and sorting the whole queue where an index has the order.
   */
  async withinInOrder<T>(organisationId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction(`${bound(organisationId)}; SET LOCAL enable_sort = off`, work);
  }

  /** Runs `work` in one transaction that sees the global tables (design §9) and no tenant's rows. */
  async global<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction('BEGIN', work);
  }

  /**
   * Begins, binds and makes the first statement in one round trip, which TypeORM's own transactions can't: the connection
   * is pipelined, so what is asked goes out at once and in this order. Should the beginning fail, so does all that follows.
   */
  private async transaction<T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      const connection: ClientBase = await runner.connect();
      const begun = connection.query(begin);
      // Heard of below; until then it must not count as unhandled.
      begun.catch(() => undefined);
      try {
        const result = await work(runner.manager);
        await begun;
        await runner.query('COMMIT');
        return result;
      } catch (error) {
        // A line that is lost has rolled back by itself; what went wrong first is what matters.
        await runner.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    } finally {
      await runner.release();
    }
  }

  /** One statement on global tables, in no transaction of its own. */
  async globalQuery<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.source.query(sql, parameters);
  }
}

function bound(organisationId: string): string {
  // SET LOCAL takes no parameters, so the id is checked before it is written into the statement.
  if (!isId(organisationId)) throw new Error('Not an organisation id');
  return `BEGIN; SET LOCAL app.organisation_id = '${organisationId}'`;
}

/**
 * Takes `count` numbers of a sequence of this organisation, in a short transaction of its own so that nobody waits for
 * a long one. Numbers that are not used leave gaps, which is allowed.
 *
 * @returns the first of the numbers taken
 */
export async function takeNumbers(
  tenancy: Tenancy,
  organisationId: string,
  sequence: Sequence,
  count: number,
): Promise<bigint> {
  return tenancy.within(organisationId, (tx) => numbersWithin(tx, organisationId, sequence, count));
}

/**
 * Takes `count` numbers in this transaction: none is left out, for it gives them back where it comes to nothing. Until its
 * end nobody else takes one, so it is to be short.
 *
 * @param count 0: nobody else takes one from here on
 * @returns the first of the numbers taken
 */
export async function numbersWithin(
  tx: Tx,
  organisationId: string,
  sequence: Sequence,
  count: number,
): Promise<bigint> {
  const [row] = await tx.query(
    `INSERT INTO counter AS c (organisation_id, name, next) VALUES ($1, $2, 1 + $3::bigint)
     ON CONFLICT (organisation_id, name) DO UPDATE SET next = c.next + $3
     RETURNING next - $3 AS first`,
    [organisationId, sequence, count],
  );
  return BigInt(row.first);
}

/** What is numbered, each organisation for itself. */
type Sequence = 'message' | 'batch';

import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { assertBoundRole } from '../database/bound-role.js';

/** Longer than this, and whoever asks has given up already. */
const PATIENCE_MS = 3_000;

export type Check = 'ok' | 'failed';

export interface Readiness {
  /** The database answers. */
  database: Check;
  /** It is reached as the role that row level security binds. */
  boundRole: Check;
  /** Every table this version works with is there. */
  schema: Check;
}

/** Whether this process can do its work now. */
@Injectable()
export class ReadinessCheck {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  async check(): Promise<Readiness> {
    const database = await holds(this.source.query('SELECT 1'));
    if (database === 'failed') return { database, boundRole: 'failed', schema: 'failed' };
    return { database, boundRole: await holds(assertBoundRole(this.source)), schema: await holds(this.assertSchema()) };
  }

  /** The bound role can't read the list of migrations, and needs not: what counts is what they made. */
  private async assertSchema(): Promise<void> {
    const tables = this.source.entityMetadatas.map(({ tableName }) => tableName);
    const [{ missing }] = await this.source.query(
      `SELECT count(*)::int AS missing FROM unnest($1::text[]) AS name WHERE to_regclass(name) IS NULL`,
      [tables],
    );
    if (missing > 0) throw new Error(`${missing} tables are missing: the migrations have not run`);
  }
}

async function holds(work: Promise<unknown>): Promise<Check> {
  const done = work.then(
    () => 'ok' as const,
    () => 'failed' as const,
  );
  return Promise.race([done, pause(PATIENCE_MS, 'failed' as const, { ref: false })]);
}

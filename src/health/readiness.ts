import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { assertBoundRole } from '../database/bound-role.js';
import { RelayState } from './relay-state.js';

/** Longer than this, and whoever asks has given up already. */
const PATIENCE_MS = 3_000;

/** What is failing elsewhere is waited for; what failed here keeps this process from working. */
export type Check = 'ok' | 'failing' | 'failed';

export interface Readiness {
  /** The database answers. */
  database: Check;
  /** It is reached as the role that row level security binds. */
  boundRole: Check;
  /** Every table this version works with is there. */
  schema: Check;
  /** The mail relay takes mails, as the workers last saw it. No restart mends it. */
  mailServer: Check;
}

/** Whether this process can do its work now. */
@Injectable()
export class ReadinessCheck {
  constructor(
    @InjectDataSource() private readonly source: DataSource,
    private readonly relay: RelayState,
  ) {}

  async check(): Promise<Readiness> {
    const database = await holds(this.source.query('SELECT 1'));
    if (database === 'failed') return { database, boundRole: 'failed', schema: 'failed', mailServer: 'failed' };
    const boundRole = await holds(assertBoundRole(this.source));
    const schema = await holds(this.assertSchema());
    if (schema === 'failed') return { database, boundRole, schema, mailServer: 'failed' };
    return { database, boundRole, schema, mailServer: await this.mailServer() };
  }

  private async mailServer(): Promise<Check> {
    let failing = false;
    const asked = await holds(this.relay.failure().then((failure) => void (failing = failure !== null)));
    return failing ? 'failing' : asked;
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

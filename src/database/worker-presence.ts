import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { randomInt } from 'node:crypto';
import { Client } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { newId } from '../common/ids.js';

/** Any number that no other lock of ours has. */
const WORKER_LOCK = 0x776f726b; // "work"

/** A database that restarts takes the locks along; they are taken again after this, in milliseconds. */
const COME_BACK_MS = 1_000;

/** How long a connection may take, in milliseconds; then it is tried anew. */
const CONNECT_MS = 10_000;

/**
 * Statement for the numbers of the workers that live, as the last eight digits of their leases. An advisory lock of two
 * keys stands in `pg_locks` with the second as `objid` and 2 as `objsubid` (PostgreSQL, 53.13).
 */
export const LIVING_WORKERS = `SELECT lpad(to_hex(objid::bigint), 8, '0') AS worker FROM pg_locks
  WHERE locktype = 'advisory' AND classid = ${WORKER_LOCK} AND objsubid = 2 AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/**
 * Tells the other workers on this database that this one lives. On a connection of its own each holds two locks of the
 * database: one that all share, so that whoever gets it alone knows that all work in hand belongs to the dead; and one
 * under its own number, with which the leases it takes end, so that the others see who is gone. The database lets go of
 * both at the very moment a process dies.
 */
@Injectable()
export class WorkerPresence {
  private readonly number = randomInt(1, 2 ** 31);
  private client: Client | undefined;
  private here = false;
  private ended = false;
  private comingBack: NodeJS.Timeout | undefined;

  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /** @param whenAlone done first where no other worker lives; others that start meanwhile wait for it */
  async begin(whenAlone: () => Promise<void>): Promise<void> {
    const client = await this.connect();
    const { rows } = await client.query<{ alone: boolean }>(`SELECT pg_try_advisory_lock($1) AS alone`, [WORKER_LOCK]);
    if (rows[0]!.alone) await whenAlone();
    await this.appear(client);
    if (rows[0]!.alone) await client.query(`SELECT pg_advisory_unlock($1)`, [WORKER_LOCK]);
  }

  /** Whether the others can see this worker. While they can't, it must take nothing in hand. */
  get isHere(): boolean {
    return this.here;
  }

  /** A new token for what this worker takes in hand; by its end the others know whose it is. */
  newLease(): string {
    return newId().slice(0, -8) + this.number.toString(16).padStart(8, '0');
  }

  /** The workers that live, this one among them, as their leases end; null while its own line is lost. */
  async whoLives(): Promise<string[] | null> {
    if (!this.client || !this.here) return null;
    const { rows } = await this.client.query<{ worker: string }>(LIVING_WORKERS);
    return rows.map(({ worker }) => worker);
  }

  async end(): Promise<void> {
    this.ended = true;
    clearTimeout(this.comingBack);
    await this.client?.end();
  }

  private async connect(): Promise<Client> {
    const { url } = this.source.options as Extract<DataSourceOptions, { type: 'postgres' }>;
    const client = new Client({
      connectionString: url,
      application_name: 'bode worker',
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_MS,
    });
    // What goes wrong with the line ends it, and only that matters.
    client.on('error', () => undefined);
    client.on('end', () => this.comeBack());
    this.client = client;
    await client.connect();
    return client;
  }

  private async appear(client: Client): Promise<void> {
    await client.query(
      `SELECT pg_advisory_lock_shared(${WORKER_LOCK}), pg_advisory_lock_shared(${WORKER_LOCK}, ${this.number})`,
    );
    this.here = true;
  }

  private comeBack(): void {
    this.here = false;
    if (this.ended) return;
    this.comingBack = setTimeout(() => {
      this.connect()
        .then((client) => this.appear(client))
        // A line that is lost again has ended, and begins anew.
        .catch(() => undefined);
    }, COME_BACK_MS);
  }
}

import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Client } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';

/** Any number that no other lock of ours has. */
const WORKER_LOCK = 0x776f726b; // "work"

/** A database that restarts takes the lock along; it is taken again after this, in milliseconds. */
const COME_BACK_MS = 1_000;

/**
 * Tells the other workers on this database that this one lives: each shares one lock of the database, on a connection
 * of its own. The database lets go of it at the very moment a process dies, so whoever gets the lock alone knows that
 * all work in hand belongs to the dead. It says nothing of one that dies beside others; their leases run out.
 */
@Injectable()
export class WorkerPresence {
  private client: Client | undefined;
  private ended = false;
  private comingBack: NodeJS.Timeout | undefined;

  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /** @param whenAlone done first where no other worker lives; others that start meanwhile wait for it */
  async begin(whenAlone: () => Promise<void>): Promise<void> {
    const client = await this.connect();
    const { rows } = await client.query<{ alone: boolean }>(`SELECT pg_try_advisory_lock($1) AS alone`, [WORKER_LOCK]);
    if (rows[0]!.alone) await whenAlone();
    await client.query(`SELECT pg_advisory_lock_shared($1)`, [WORKER_LOCK]);
    if (rows[0]!.alone) await client.query(`SELECT pg_advisory_unlock($1)`, [WORKER_LOCK]);
  }

  async end(): Promise<void> {
    this.ended = true;
    clearTimeout(this.comingBack);
    await this.client?.end();
  }

  private async connect(): Promise<Client> {
    const { url } = this.source.options as Extract<DataSourceOptions, { type: 'postgres' }>;
    const client = new Client({ connectionString: url, application_name: 'bode worker', keepAlive: true });
    // What goes wrong with the line ends it, and only that matters.
    client.on('error', () => undefined);
    client.on('end', () => this.comeBack());
    this.client = client;
    await client.connect();
    return client;
  }

  private comeBack(): void {
    if (this.ended) return;
    this.comingBack = setTimeout(() => {
      this.connect()
        .then((client) => client.query(`SELECT pg_advisory_lock_shared($1)`, [WORKER_LOCK]))
        // A line that is lost again has ended, and begins anew.
        .catch(() => undefined);
    }, COME_BACK_MS);
  }
}

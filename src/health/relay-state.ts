import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/clock.js';
import { firstRow } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { Metrics } from './metrics.js';

/** A mail relay that takes nothing. */
export interface RelayFailure {
  since: Date;
  /** What it said last, or what became of the connection. */
  reply: string;
}

const FAILURE = 'SELECT failing_since AS since, reply FROM mail_relay';

/** What the workers know of the mail relay, for all processes: whether it works, and else since when not. */
@Injectable()
export class RelayState implements OnModuleInit {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly metrics: Metrics,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const help = 'How long the mail relay has taken nothing; 0 while it works';
    this.metrics.measure('bode_mail_relay_failing_seconds', help, [], async () => {
      const failure = await this.failure();
      const seconds = failure ? Math.max(0, (this.clock.now().getTime() - failure.since.getTime()) / 1000) : 0;
      return [{ labels: {}, value: seconds }];
    });
  }

  /** Null while it works. */
  async failure(): Promise<RelayFailure | null> {
    const [failure = null] = await this.tenancy.globalQuery<RelayFailure>(FAILURE);
    return failure;
  }

  /** The same in a transaction of an organisation. */
  async failureWithin(tx: Tx): Promise<RelayFailure | null> {
    return (await firstRow<RelayFailure>(tx, FAILURE)) ?? null;
  }

  /** Of several workers the one that met it first says since when. */
  async fails({ since, reply }: RelayFailure): Promise<void> {
    await this.tenancy.globalQuery(
      `INSERT INTO mail_relay (failing_since, reply) VALUES ($1, $2)
       ON CONFLICT (only_row) DO UPDATE SET failing_since = LEAST(mail_relay.failing_since, $1), reply = $2`,
      [since, reply],
    );
  }

  async works(): Promise<void> {
    await this.tenancy.globalQuery('DELETE FROM mail_relay');
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { rows } from '../database/sql.js';
import { Tenancy } from '../database/tenancy.js';
import { Metrics, type Measured } from '../health/metrics.js';
import { IN } from './states.js';

/** How many messages wait, by status, over all organisations together. */
@Injectable()
export class WaitingGauge implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly tenancy: Tenancy,
  ) {}

  onModuleInit(): void {
    this.metrics.measure('bode_messages_waiting', 'Messages that nobody has seen yet', ['status'], () => this.count());
  }

  /** Row level security lets nobody count over all organisations at once, so they are asked in turn. */
  private async count(): Promise<Measured[]> {
    const sums = new Map<string, number>(IN.waiting.map((status) => [status, 0]));
    for (const { id } of await this.tenancy.globalQuery<{ id: string }>('SELECT id FROM organisation')) {
      const counts = await this.tenancy.within(id, (tx) =>
        rows<{ status: string; count: number }>(
          tx,
          `SELECT status, count(*)::int AS count FROM message
           WHERE organisation_id = $1 AND status = ANY ($2) GROUP BY status`,
          [id, IN.waiting],
        ),
      );
      for (const { status, count } of counts) sums.set(status, (sums.get(status) ?? 0) + count);
    }
    return [...sums].map(([status, value]) => ({ labels: { status }, value }));
  }
}

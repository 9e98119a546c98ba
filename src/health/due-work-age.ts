import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/clock.js';
import { Tenancy } from '../database/tenancy.js';
import { Metrics } from './metrics.js';

/** How long the oldest work that is due has been waiting: the one figure that tells whether the workers keep up. */
@Injectable()
export class DueWorkAge implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly tenancy: Tenancy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.metrics.measure('bode_oldest_due_work_seconds', 'How late the oldest due work is', ['kind'], async () => {
      const oldest = await this.tenancy.globalQuery<{ kind: string; at: Date }>(
        `SELECT kind, min(next_due_at) AS at FROM due_work GROUP BY kind`,
      );
      return oldest.map(({ kind, at }) => ({
        labels: { kind },
        value: Math.max(0, (this.clock.now().getTime() - at.getTime()) / 1000),
      }));
    });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/clock.js';
import { announceWork } from '../database/due-work.js';
import { Tenancy, type Tx } from '../database/tenancy.js';

/** What can be in the hands of a worker, and where its lease stands. */
const leased = {
  email: `UPDATE message SET lease_until = $2 WHERE organisation_id = $1 AND status = 'sending' AND lease_until > $2`,
  batch: `UPDATE batch SET lease_until = $2 WHERE organisation_id = $1 AND state = 'preparing' AND lease_until > $2`,
};

/** Ends the leases of workers that are surely dead, so that their work goes on at once and not when the lease runs out. */
@Injectable()
export class LostLeases {
  constructor(
    private readonly tenancy: Tenancy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** To be called only while no worker lives; the next turn takes back what was in their hands. */
  async expire(): Promise<void> {
    // Whatever is in somebody's hands has a row here until it is done.
    const work = await this.tenancy.globalQuery<{ organisationId: string; kind: keyof typeof leased }>(
      `SELECT organisation_id AS "organisationId", kind FROM due_work WHERE kind = ANY ($1)`,
      [Object.keys(leased)],
    );
    for (const { organisationId, kind } of work) {
      const expire = async (tx: Tx) => {
        const now = this.clock.now();
        await tx.query(leased[kind], [organisationId, now]);
        await announceWork(tx, organisationId, kind, now);
      };
      await this.tenancy.within(organisationId, expire);
    }
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/clock.js';
import { announceWork } from '../database/due-work.js';
import { rows } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { LIVING_WORKERS } from '../database/worker-presence.js';

/** A lease of nobody who lives. A lease is taken after its worker appeared, so whoever is newer is seen as living. */
const LOST = `lease_until > $2 AND right(lease_token::text, 8) <> ALL ($3 || ARRAY(${LIVING_WORKERS}))`;

/** What can be in the hands of a worker, and where its lease stands. */
const leased = {
  email: `UPDATE message SET lease_until = $2 WHERE organisation_id = $1 AND status = 'sending' AND ${LOST} RETURNING id`,
  batch: `UPDATE batch SET lease_until = $2 WHERE organisation_id = $1 AND state = 'preparing' AND ${LOST} RETURNING id`,
};

/** Ends the leases of workers that are surely dead, so that their work goes on at once and not when the lease runs out. */
@Injectable()
export class LostLeases {
  constructor(
    private readonly tenancy: Tenancy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The next turn of any worker takes back what was in the hands of the dead.
   *
   * @param spared who may live although the database doesn't see it now, as its leases end
   */
  async expire(spared: readonly string[] = []): Promise<void> {
    // Whatever is in somebody's hands has a row here until it is done.
    const work = await this.tenancy.globalQuery<{ organisationId: string; kind: keyof typeof leased }>(
      `SELECT organisation_id AS "organisationId", kind FROM due_work WHERE kind = ANY ($1)`,
      [Object.keys(leased)],
    );
    for (const { organisationId, kind } of work) {
      const expire = async (tx: Tx) => {
        const now = this.clock.now();
        const lost = await rows(tx, leased[kind], [organisationId, now, spared]);
        if (lost.length > 0) await announceWork(tx, organisationId, kind, now);
      };
      await this.tenancy.within(organisationId, expire);
    }
  }
}

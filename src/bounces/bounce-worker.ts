import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/clock.js';
import { LOG, type Log } from '../common/log.js';
import { loggableError } from '../common/loggable-error.js';
import { endTurn, takeTurn } from '../database/due-work.js';
import { firstRow, rows } from '../database/sql.js';
import { Tenancy } from '../database/tenancy.js';
import { IN } from '../messages/states.js';
import { BounceSettler } from './bounce-settler.js';

/** Bounces of one organisation before the next one has its turn. */
const TURN_SIZE = 100;
/** How soon a bounce that waits for its message is looked at again. */
const LOOK_AGAIN_MS = 15_000;

/** Settles the bounces that nobody settled when they came: their message was on its way still, or a process died. */
@Injectable()
export class BounceWorker {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly settler: BounceSettler,
    @Inject(LOG) private readonly log: Log,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * One turn of one organisation.
   *
   * @returns whether a bounce was settled, so that there may be more
   */
  async turn(): Promise<boolean> {
    const organisationId = await takeTurn(this.tenancy, 'bounce', this.clock.now());
    if (!organisationId) return false;
    let settled = 0;
    for (const id of await this.unsettled(organisationId)) {
      try {
        if ((await this.settler.settle(organisationId, id)) === 'settled') settled++;
      } catch (error) {
        // One that can't be settled must not hold up the others.
        this.log.error({ organisationId, bounceId: id, error: loggableError(error) }, 'A bounce could not be settled');
      }
    }
    await endTurn(this.tenancy, organisationId, 'bounce', this.clock.now(), async (tx) => {
      const row = await firstRow<{ left: boolean }>(
        tx,
        `SELECT EXISTS (SELECT FROM bounce WHERE organisation_id = $1 AND settled_at IS NULL) AS left`,
        [organisationId],
      );
      return row!.left ? new Date(this.clock.now().getTime() + LOOK_AGAIN_MS) : null;
    });
    return settled > 0;
  }

  /** Without those whose message is still on its way: they would stand before the others for as long as it takes. */
  private async unsettled(organisationId: string): Promise<string[]> {
    const found = await this.tenancy.within(organisationId, (tx) =>
      rows<{ id: string }>(
        tx,
        `SELECT b.id FROM bounce b JOIN message m ON m.organisation_id = b.organisation_id AND m.id = b.message_id
         WHERE b.organisation_id = $1 AND b.settled_at IS NULL AND m.status <> ALL ($2)
         ORDER BY b.received_at LIMIT $3`,
        [organisationId, IN.underWay, TURN_SIZE],
      ),
    );
    return found.map(({ id }) => id);
  }
}

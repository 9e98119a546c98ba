import { Inject, Injectable } from '@nestjs/common';
import { LOG, type Log } from '../common/log.js';
import { rows } from '../database/sql.js';
import { Tenancy } from '../database/tenancy.js';
import { EventIntake } from '../decisions/event-intake.service.js';
import { isRefused } from '../decisions/intake.js';

/** Events in one transaction: few, so that pages which are asked for meanwhile come at once. */
const AT_ONCE = 10;

/** Posts what happened in a demo office, by the road of `POST /events`. */
@Injectable()
export class DemoEvents {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly intake: EventIntake,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * Posts, in their order, the events whose keys are not there yet.
   *
   * @param events bodies of `POST /events`
   * @param stopping asked before each group; once true, the next start goes on from there
   */
  async post(organisationId: string, events: readonly { key: string }[], stopping: () => boolean): Promise<void> {
    const known = await this.knownKeys(organisationId, events);
    const missing = events.filter(({ key }) => !known.has(key));
    for (let i = 0; i < missing.length && !stopping(); i += AT_ONCE) {
      const group = missing.slice(i, i + AT_ONCE).map((value) => ({ value }));
      const results = await this.intake.take({ organisationId, userId: null }, group);
      for (const row of results.filter(isRefused)) {
        this.log.error({ key: row.key, code: row.problem.code }, 'A demo event was refused');
      }
    }
  }

  private async knownKeys(organisationId: string, events: readonly { key: string }[]): Promise<Set<string>> {
    const keys = events.map(({ key }) => key);
    const known = await this.tenancy.within(organisationId, (tx) =>
      rows<{ key: string }>(tx, `SELECT key FROM event WHERE organisation_id = $1 AND key = ANY ($2)`, [
        organisationId,
        keys,
      ]),
    );
    return new Set(known.map(({ key }) => key));
  }
}

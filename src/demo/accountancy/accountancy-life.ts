import { Inject, Injectable } from '@nestjs/common';
import { LOG, type Log } from '../../common/log.js';
import { rows } from '../../database/sql.js';
import { Tenancy } from '../../database/tenancy.js';
import { EventIntake } from '../../decisions/event-intake.service.js';
import { isRefused } from '../../decisions/intake.js';
import type { DemoLife } from '../demo-office.js';
import { accountancyEvents, type AccountancyEvent } from './events.js';
import { ACCOUNTANCY_ID, accountancyOffice } from './office.js';
import { AccountancySettling } from './settling.js';

/** Events in one transaction: few, so that pages which are asked for meanwhile come at once. */
const AT_ONCE = 10;

/** The accountancy office: its dossiers, people and rules, and what happened there. */
@Injectable()
export class AccountancyLife implements DemoLife {
  readonly office = accountancyOffice;

  constructor(
    private readonly settling: AccountancySettling,
    private readonly tenancy: Tenancy,
    private readonly events: EventIntake,
    @Inject(LOG) private readonly log: Log,
  ) {}

  settle(): Promise<void> {
    return this.settling.run();
  }

  async post(_foundedAt: Date, stopping: () => boolean): Promise<void> {
    const known = await this.knownKeys();
    const missing = accountancyEvents.filter(({ key }) => !known.has(key));
    for (let i = 0; i < missing.length && !stopping(); i += AT_ONCE) {
      await this.take(missing.slice(i, i + AT_ONCE));
    }
  }

  private async take(events: readonly AccountancyEvent[]): Promise<void> {
    const caller = { organisationId: ACCOUNTANCY_ID, userId: null };
    const results = await this.events.take(
      caller,
      events.map((value) => ({ value })),
    );
    for (const row of results.filter(isRefused)) {
      this.log.error({ key: row.key, code: row.problem.code }, 'A demo event was refused');
    }
  }

  private async knownKeys(): Promise<Set<string>> {
    const keys = accountancyEvents.map(({ key }) => key);
    const known = await this.tenancy.within(ACCOUNTANCY_ID, (tx) =>
      rows<{ key: string }>(tx, `SELECT key FROM event WHERE organisation_id = $1 AND key = ANY ($2)`, [
        ACCOUNTANCY_ID,
        keys,
      ]),
    );
    return new Set(known.map(({ key }) => key));
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { LOG, type Log } from '../common/log.js';
import { rows } from '../database/sql.js';
import { Tenancy } from '../database/tenancy.js';
import { isRefused } from '../decisions/intake.js';
import { Intake } from '../decisions/intake.service.js';
import { DEMO_ORGANISATION_ID } from './library.js';
import type { DemoRequest } from './planned-request.js';
import { demoRequests } from './requests.js';

/** Requests in one transaction: few, so that pages which are asked for meanwhile come at once. */
const AT_ONCE = 20;

/** Posts the requests of the demo's library system, by the road that every request takes. */
@Injectable()
export class DemoPosting {
  private stopping = false;

  constructor(
    private readonly tenancy: Tenancy,
    private readonly intake: Intake,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * Posts, in their order, the requests that are not there yet: all of them at the first start, what was left of them
   * after a start that was cut short, none from then on.
   *
   * @param foundedAt the moment from which their dates are counted back, the same at each start
   */
  async run(foundedAt: Date): Promise<void> {
    const all = demoRequests(foundedAt);
    const known = await this.knownKeys(all);
    const missing = all.filter(({ key }) => !known.has(key));
    for (let i = 0; i < missing.length && !this.stopping; i += AT_ONCE) {
      await this.post(missing.slice(i, i + AT_ONCE));
    }
  }

  /** Ends after the requests that are being taken in; the next start goes on from there. */
  stop(): void {
    this.stopping = true;
  }

  private async post(requests: readonly DemoRequest[]): Promise<void> {
    const caller = { organisationId: DEMO_ORGANISATION_ID, userId: null };
    const results = await this.intake.take(
      caller,
      requests.map((value) => ({ value })),
    );
    for (const row of results.filter(isRefused)) {
      this.log.error({ key: row.key, code: row.problem.code }, 'A demo request was refused');
    }
  }

  private async knownKeys(requests: readonly DemoRequest[]): Promise<Set<string>> {
    const keys = requests.map(({ key }) => key);
    const known = await this.tenancy.within(DEMO_ORGANISATION_ID, (tx) =>
      rows<{ key: string }>(tx, `SELECT key FROM event WHERE organisation_id = $1 AND key = ANY ($2)`, [
        DEMO_ORGANISATION_ID,
        keys,
      ]),
    );
    return new Set(known.map(({ key }) => key));
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { ClientBatch } from '../../clients/client-batch.js';
import { NO_REFERENCES } from '../../clients/client-references.js';
import { wholeClient } from '../../clients/client-input.js';
import { CLOCK, type Clock } from '../../common/clock.js';
import { LOG, type Log } from '../../common/log.js';
import { rows } from '../../database/sql.js';
import { Tenancy } from '../../database/tenancy.js';
import { isRefused } from '../../decisions/intake.js';
import { Intake } from '../../decisions/intake.service.js';
import type { DemoLife } from '../demo-office.js';
import { LIBRARY_ID, libraryOffice } from './library.js';
import { demoPeople } from './people.js';
import type { DemoRequest } from './planned-request.js';
import { demoRequests } from './requests.js';

/** Requests in one transaction: few, so that pages which are asked for meanwhile come at once. */
const AT_ONCE = 20;

/** The demo library's people, and the requests of its library system. */
@Injectable()
export class LibraryLife implements DemoLife {
  readonly office = libraryOffice;

  constructor(
    private readonly tenancy: Tenancy,
    private readonly intake: Intake,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async settle(): Promise<void> {
    const now = this.clock.now();
    await this.tenancy.within(LIBRARY_ID, async (tx) => {
      const branches = await rows<{ code: string; id: string }>(
        tx,
        `SELECT code, id FROM branch WHERE organisation_id = $1`,
        [LIBRARY_ID],
      );
      const branchIds = new Map(branches.map(({ code, id }) => [code, id]));
      const externalIds = demoPeople.map(({ client }) => client.externalId);
      const batch = await ClientBatch.load(tx, LIBRARY_ID, externalIds, { ...NO_REFERENCES, branchIds });
      for (const { client } of demoPeople) {
        const put = batch.put(wholeClient.parse(client), now);
        if (!put.ok) throw new Error(`The demo client ${client.externalId} was refused: ${put.problem.code}`);
      }
      await batch.flush(now);
    });
  }

  /** In the order of the requests, by the road that every request takes. */
  async post(foundedAt: Date, stopping: () => boolean): Promise<void> {
    const all = demoRequests(foundedAt);
    const known = await this.knownKeys(all);
    const missing = all.filter(({ key }) => !known.has(key));
    for (let i = 0; i < missing.length && !stopping(); i += AT_ONCE) {
      await this.take(missing.slice(i, i + AT_ONCE));
    }
  }

  private async take(requests: readonly DemoRequest[]): Promise<void> {
    const caller = { organisationId: LIBRARY_ID, userId: null };
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
    const known = await this.tenancy.within(LIBRARY_ID, (tx) =>
      rows<{ key: string }>(tx, `SELECT key FROM event WHERE organisation_id = $1 AND key = ANY ($2)`, [
        LIBRARY_ID,
        keys,
      ]),
    );
    return new Set(known.map(({ key }) => key));
  }
}

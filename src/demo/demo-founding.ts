import { Inject, Injectable } from '@nestjs/common';
import { Accounts } from '../auth/accounts.js';
import { ApiKeys } from '../auth/api-keys.js';
import { SCOPES } from '../auth/permissions.js';
import { ClientBatch } from '../clients/client-batch.js';
import { NO_REFERENCES } from '../clients/client-references.js';
import { wholeClient } from '../clients/client-input.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { rows } from '../database/sql.js';
import { Tenancy } from '../database/tenancy.js';
import { foundOrganisation } from '../founding/found-organisation.js';
import {
  DEMO_API_KEY,
  DEMO_ORGANISATION_ID,
  DEMO_PASSWORD,
  demoAccounts,
  demoBranches,
  demoOrganisation,
  demoPrintGroups,
} from './library.js';
import { demoPeople } from './people.js';

/** Any number that no other lock of ours has: of two processes that start at once, one waits for the other. */
const FOUNDING_LOCK = 0xb0de;

/** Makes the demo library, once: its organisation, people, accounts and API key. */
@Injectable()
export class DemoFounding {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly accounts: Accounts,
    private readonly apiKeys: ApiKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Makes what is missing. The key comes last and says that all is there; a start that was cut short is taken up where
   * it stopped, before anybody could have changed a thing.
   *
   * @returns when the organisation was founded
   */
  async run(): Promise<Date> {
    await this.tenancy.global(async (lock) => {
      await lock.query(`SELECT pg_advisory_xact_lock($1)`, [FOUNDING_LOCK]);
      if (await this.hasKey()) return;
      if (!(await this.foundedAt())) await this.found();
      await this.addClients();
      await this.addAccounts();
      await this.apiKeys.create(DEMO_ORGANISATION_ID, { name: 'Demo', scopes: SCOPES, secret: DEMO_API_KEY });
    });
    return (await this.foundedAt())!;
  }

  /** Also one that was revoked: it must not come back. */
  private async hasKey(): Promise<boolean> {
    const keys = await this.tenancy.globalQuery(`SELECT id FROM api_key WHERE organisation_id = $1 LIMIT 1`, [
      DEMO_ORGANISATION_ID,
    ]);
    return keys.length > 0;
  }

  private async foundedAt(): Promise<Date | undefined> {
    const [organisation] = await this.tenancy.globalQuery<{ at: Date }>(
      `SELECT created_at AS at FROM organisation WHERE id = $1`,
      [DEMO_ORGANISATION_ID],
    );
    return organisation?.at;
  }

  private async found(): Promise<void> {
    const founding = {
      ...demoOrganisation,
      id: DEMO_ORGANISATION_ID,
      printGroups: demoPrintGroups,
      branches: demoBranches,
    };
    await foundOrganisation(this.tenancy, founding, this.clock.now());
  }

  private async addClients(): Promise<void> {
    const branchIds = await this.idsByName(`SELECT code AS name, id FROM branch WHERE organisation_id = $1`);
    const now = this.clock.now();
    await this.tenancy.within(DEMO_ORGANISATION_ID, async (tx) => {
      const externalIds = demoPeople.map(({ client }) => client.externalId);
      const batch = await ClientBatch.load(tx, DEMO_ORGANISATION_ID, externalIds, { ...NO_REFERENCES, branchIds });
      for (const { client } of demoPeople) {
        const put = batch.put(wholeClient.parse(client), now);
        if (!put.ok) throw new Error(`The demo client ${client.externalId} was refused: ${put.problem.code}`);
      }
      await batch.flush(now);
    });
  }

  private async addAccounts(): Promise<void> {
    const branchIds = await this.idsByName(`SELECT code AS name, id FROM branch WHERE organisation_id = $1`);
    const groupIds = await this.idsByName(`SELECT name, id FROM print_group WHERE organisation_id = $1`);
    await Promise.all(
      demoAccounts.map(async ({ branches, printGroups, ...account }) => {
        // Refused only where an earlier start made it already.
        await this.accounts.create(DEMO_ORGANISATION_ID, {
          ...account,
          password: DEMO_PASSWORD,
          branchIds: branches === 'all' ? 'all' : branches.map((code) => branchIds.get(code)!),
          printGroupIds: printGroups.map((name) => groupIds.get(name)!),
        });
      }),
    );
  }

  private async idsByName(sql: string): Promise<Map<string, string>> {
    const found = await this.tenancy.within(DEMO_ORGANISATION_ID, (tx) =>
      rows<{ name: string; id: string }>(tx, sql, [DEMO_ORGANISATION_ID]),
    );
    return new Map(found.map(({ name, id }) => [name, id]));
  }
}

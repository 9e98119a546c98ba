import { Inject, Injectable } from '@nestjs/common';
import { Accounts } from '../auth/accounts.js';
import { ApiKeys } from '../auth/api-keys.js';
import { SCOPES } from '../auth/permissions.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { rows } from '../database/sql.js';
import { Tenancy } from '../database/tenancy.js';
import { foundOrganisation } from '../founding/found-organisation.js';
import { DEMO_PASSWORD, type DemoLife, type DemoOffice } from './demo-office.js';

/** Any number that no other lock of ours has: of two processes that start at once, one waits for the other. */
const FOUNDING_LOCK = 0xb0de;

/** Makes a demo office, once: its organisation, people, accounts and API key. */
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
  async run(life: DemoLife): Promise<Date> {
    const { office } = life;
    const { id } = office.organisation;
    await this.tenancy.global(async (lock) => {
      await lock.query(`SELECT pg_advisory_xact_lock($1)`, [FOUNDING_LOCK]);
      if (await this.hasKey(id)) return;
      if (!(await this.foundedAt(id))) await foundOrganisation(this.tenancy, office.organisation, this.clock.now());
      await life.settle();
      await this.addAccounts(office);
      await this.apiKeys.create(id, { name: 'Demo', scopes: SCOPES, secret: office.apiKey });
    });
    return (await this.foundedAt(id))!;
  }

  /** Also one that was revoked: it must not come back. */
  private async hasKey(organisationId: string): Promise<boolean> {
    const keys = await this.tenancy.globalQuery(`SELECT id FROM api_key WHERE organisation_id = $1 LIMIT 1`, [
      organisationId,
    ]);
    return keys.length > 0;
  }

  private async foundedAt(organisationId: string): Promise<Date | undefined> {
    const [organisation] = await this.tenancy.globalQuery<{ at: Date }>(
      `SELECT created_at AS at FROM organisation WHERE id = $1`,
      [organisationId],
    );
    return organisation?.at;
  }

  private async addAccounts({ organisation: { id }, accounts }: DemoOffice): Promise<void> {
    const branchIds = await this.idsByName(id, `SELECT code AS name, id FROM branch WHERE organisation_id = $1`);
    const groupIds = await this.idsByName(id, `SELECT name, id FROM print_group WHERE organisation_id = $1`);
    await Promise.all(
      accounts.map(async ({ branches, printGroups, ...account }) => {
        // Refused only where an earlier start made it already.
        await this.accounts.create(id, {
          ...account,
          password: DEMO_PASSWORD,
          branchIds: branches === 'all' ? 'all' : branches.map((code) => branchIds.get(code)!),
          printGroupIds: printGroups.map((name) => groupIds.get(name)!),
        });
      }),
    );
  }

  private async idsByName(organisationId: string, sql: string): Promise<Map<string, string>> {
    const found = await this.tenancy.within(organisationId, (tx) =>
      rows<{ name: string; id: string }>(tx, sql, [organisationId]),
    );
    return new Map(found.map(({ name, id }) => [name, id]));
  }
}

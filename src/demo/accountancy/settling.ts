import { Injectable } from '@nestjs/common';
import type { Principal } from '../../auth/principal.js';
import { wholeClient } from '../../clients/client-input.js';
import { ClientWriter } from '../../clients/client-writer.service.js';
import { Contacts } from '../../clients/contacts.service.js';
import { newUserBody } from '../../clients/users/user-input.js';
import { Users } from '../../clients/users/users.service.js';
import type { ReasonCode } from '../../common/reasons.js';
import { rows } from '../../database/sql.js';
import { Tenancy } from '../../database/tenancy.js';
import { Groups } from '../../organisations/groups.service.js';
import { StaffRoutings } from '../../organisations/staff-routings.service.js';
import { newRule } from '../../rules/rule-input.js';
import { Rules } from '../../rules/rules.service.js';
import { atOnce } from '../at-once.js';
import { dossiers, groups } from './dossiers.js';
import { ACCOUNTANCY_ID, accountancyOffice } from './office.js';
import { clientUsers, contacts, managers, type DemoUser } from './people.js';
import { routings, rules } from './rules.js';

/** Bode itself, before anybody works here. */
const BODE: Principal = {
  organisationId: ACCOUNTANCY_ID,
  userId: null,
  apiKeyId: null,
  name: accountancyOffice.organisation.name,
  permissions: new Set(),
  branchIds: 'all',
  printGroupIds: 'all',
  language: 'nl',
  address: null,
};

/** Fills the accountancy office by the services that its pages use, so that nothing in it could not have come about. */
@Injectable()
export class AccountancySettling {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly groups: Groups,
    private readonly users: Users,
    private readonly clients: ClientWriter,
    private readonly contacts: Contacts,
    private readonly rules: Rules,
    private readonly routings: StaffRoutings,
  ) {}

  /** Makes what is missing; everything has a name of its own by which it is found again. */
  async run(): Promise<void> {
    await atOnce(groups, async (group) => made(await this.groups.create(BODE, group), 'NAME_IN_USE'));
    // Dossiers name their managers, users their dossiers, and contacts and routings the users.
    await this.addUsers(managers);
    await this.addDossiers();
    await this.addUsers(clientUsers);
    const userIds = await this.userIds();
    await this.addContacts(userIds);
    await atOnce(rules, async (rule) => made(await this.rules.create(BODE, newRule.parse(rule)), 'NAME_IN_USE'));
    await atOnce(routings, async ({ type, mode, users }) =>
      made(await this.routings.set(BODE, type, { mode, users: users.map((email) => userIds.get(email)!) })),
    );
  }

  private async addUsers(wanted: readonly DemoUser[]): Promise<void> {
    await atOnce(wanted, async (user) => made(await this.users.create(BODE, newUserBody.parse(user)), 'USER_EXISTS'));
  }

  private async addDossiers(): Promise<void> {
    const wanted = dossiers.map((dossier) => wholeClient.parse({ kind: 'dossier', ...dossier }));
    const problems = await this.clients.write(ACCOUNTANCY_ID, wanted);
    for (const problem of problems) if (problem) made({ ok: false, code: problem.code });
  }

  private async addContacts(userIds: ReadonlyMap<string, string>): Promise<void> {
    const limit = contacts.length;
    const { items } = await this.tenancy.within(ACCOUNTANCY_ID, (tx) =>
      this.contacts.page(tx, ACCOUNTANCY_ID, { limit }),
    );
    const known = new Set(items.map(({ name }) => name));
    const missing = contacts.filter(({ name }) => !known.has(name));
    await atOnce(missing, async ({ user, ...contact }) =>
      made(await this.contacts.create(BODE, { ...contact, user: userIds.get(user)! })),
    );
  }

  /** By e-mail address. */
  private async userIds(): Promise<ReadonlyMap<string, string>> {
    const found = await this.tenancy.within(ACCOUNTANCY_ID, (tx) =>
      rows<{ id: string; email: string }>(tx, `SELECT id, email FROM user_account WHERE organisation_id = $1`, [
        ACCOUNTANCY_ID,
      ]),
    );
    return new Map(found.map(({ id, email }) => [email, id]));
  }
}

/** @throws Error where the demo asks for what is refused, unless because an earlier start, cut short, made it already */
function made(result: { ok: true } | { ok: false; code: ReasonCode }, there?: ReasonCode): void {
  if (!result.ok && result.code !== there) throw new Error(`The accountancy office was refused: ${result.code}`);
}

import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '../../auth/principal.js';
import { wholeClient } from '../../clients/client-input.js';
import { ClientWriter } from '../../clients/client-writer.service.js';
import { Contacts } from '../../clients/contacts.service.js';
import { newUserBody } from '../../clients/users/user-input.js';
import { Users } from '../../clients/users/users.service.js';
import { CLOCK, type Clock } from '../../common/clock.js';
import type { ReasonCode } from '../../common/reasons.js';
import { rows } from '../../database/sql.js';
import { Tenancy } from '../../database/tenancy.js';
import { Assignments } from '../../rules/assignments.service.js';
import { newRule } from '../../rules/rule-input.js';
import { RuleSets } from '../../rules/rule-sets.service.js';
import { Rules } from '../../rules/rules.service.js';
import { atOnce } from '../at-once.js';
import { DemoEvents } from '../demo-events.js';
import { absenceClients } from './clients.js';
import { day, earlyEvents } from './cases.js';
import { ABSENCE_ID, absenceOffice } from './office.js';
import { absenceContacts, absenceUsers } from './people.js';
import { absenceAssignments, absenceRules, absenceSets, LATE_RULE } from './rules.js';

/** Bode itself, before anybody works here. */
const BODE: Principal = {
  organisationId: ABSENCE_ID,
  userId: null,
  apiKeyId: null,
  name: absenceOffice.organisation.name,
  permissions: new Set(),
  branchIds: 'all',
  printGroupIds: 'all',
  language: 'nl',
  address: null,
};

/** Ids by the names that the demo's data have for them. */
type Known = ReadonlyMap<string, string>;

/** Fills the absence-management office by the services that its pages use: nothing in it could not have come about. */
@Injectable()
export class AbsenceSettling {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly clients: ClientWriter,
    private readonly users: Users,
    private readonly contacts: Contacts,
    private readonly rules: Rules,
    private readonly ruleSets: RuleSets,
    private readonly assignments: Assignments,
    private readonly events: DemoEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Makes what is missing; everything has a name of its own by which it is found again. */
  async run(): Promise<void> {
    await this.addClients();
    const users = await this.addUsers();
    await this.addContacts(users);
    const rules = await this.addRules();
    const sets = await this.addSets(rules);
    await this.assign(rules, sets);
    // The rule comes after the case was opened, and is not applied to it: that is one of the planted faults (A26).
    await this.events.post(ABSENCE_ID, earlyEvents(this.clock.now(), users), () => false);
    made(await this.ruleSets.addRule(BODE, sets.get(LATE_RULE.set)!, rules.get(LATE_RULE.rule)!, false));
  }

  /** By e-mail address. */
  userIds(): Promise<Known> {
    return this.known(`SELECT email AS name, id FROM user_account WHERE organisation_id = $1`);
  }

  private async addClients(): Promise<void> {
    const problems = await this.clients.write(
      ABSENCE_ID,
      absenceClients.map((client) => wholeClient.parse(client)),
    );
    for (const problem of problems) if (problem) made({ ok: false, code: problem.code });
  }

  private async addUsers(): Promise<Known> {
    const known = await this.userIds();
    const missing = absenceUsers.filter(({ email }) => !known.has(email));
    await atOnce(missing, async (user) => made(await this.users.create(BODE, newUserBody.parse(user))));
    return this.userIds();
  }

  private async addContacts(users: Known): Promise<void> {
    const known = await this.known(`SELECT name, id FROM contact WHERE organisation_id = $1`);
    const missing = absenceContacts.filter(({ name }) => !known.has(name));
    await atOnce(missing, async ({ user, ...contact }) =>
      made(await this.contacts.create(BODE, { ...contact, user: user === null ? null : users.get(user)! })),
    );
  }

  private async addRules(): Promise<Known> {
    await atOnce(absenceRules, async (rule) => made(await this.rules.create(BODE, newRule.parse(rule)), 'NAME_IN_USE'));
    return this.known(`SELECT name, id FROM rule WHERE organisation_id = $1`);
  }

  private async addSets(rules: Known): Promise<Known> {
    await atOnce(absenceSets, async ({ name, rules: names }) =>
      made(await this.ruleSets.create(BODE, { name, rules: names.map((rule) => rules.get(rule)!) }), 'NAME_IN_USE'),
    );
    return this.known(`SELECT name, id FROM rule_set WHERE organisation_id = $1`);
  }

  private async assign(rules: Known, sets: Known): Promise<void> {
    const known = await this.known(
      `SELECT c.external_id || ' ' || coalesce(a.rule_id, a.rule_set_id) AS name, a.id
       FROM assignment a JOIN client c ON c.organisation_id = a.organisation_id AND c.id = a.client_id
       WHERE a.organisation_id = $1`,
    );
    const today = this.clock.now();
    await atOnce(absenceAssignments, async ({ client, daysAgo, ...what }) => {
      const of = 'rule' in what ? { rule: rules.get(what.rule)! } : { ruleSet: sets.get(what.set)! };
      if (known.has(`${client} ${Object.values(of)[0]}`)) return;
      made(await this.assignments.create(BODE, { client, ...of, startsOn: day(today, -daysAgo) }, false));
    });
  }

  private async known(sql: string): Promise<Known> {
    const found = await this.tenancy.within(ABSENCE_ID, (tx) =>
      rows<{ name: string; id: string }>(tx, sql, [ABSENCE_ID]),
    );
    return new Map(found.map(({ name, id }) => [name, id]));
  }
}

/** @throws Error where the demo asks for what is refused, unless because an earlier start, cut short, made it already */
function made(result: { ok: true } | { ok: false; code: ReasonCode; which?: string }, there?: ReasonCode): void {
  if (result.ok || result.code === there) return;
  throw new Error(`The absence-management office was refused: ${result.code} ${result.which ?? ''}`);
}

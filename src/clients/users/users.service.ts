import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../../auth/audit.js';
import { addressTaken, loginName, removeLogin, setLogin } from '../../auth/logins.js';
import { askForLink } from '../../auth/password-requests.js';
import type { Principal } from '../../auth/principal.js';
import { CLOCK, type Clock } from '../../common/clock.js';
import { fieldProblem, type FieldProblem } from '../../common/field-problem.js';
import { newId } from '../../common/ids.js';
import type { Refusal } from '../../common/reasons.js';
import { retryWhereMet } from '../../database/retry.js';
import { firstRow, rows } from '../../database/sql.js';
import { Tenancy, type Tx } from '../../database/tenancy.js';
import { contradictions, type NewUser, type UserChange, type WantedUser } from './user-input.js';
import { LoginChanges } from './login-changes.js';
import { UserReader, type UserRecord } from './user-reader.service.js';
import { findUserReferences, type UserReferences } from './user-references.js';

export type UserResult =
  | { ok: true; user: UserRecord }
  /** `errors` where single fields are to blame. */
  | ({ ok: false; errors?: FieldProblem[] } & Refusal);

/**
 * The users of both sides: staff, and people at clients (E01, X7). An address is active in one organisation only (E11);
 * whoever is not active can't sign in, gets no mail (A14), and leaves the address to others.
 */
@Injectable()
export class Users {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly reader: UserReader,
    private readonly audit: Audit,
    private readonly logins: LoginChanges,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Makes a user; an active one gets a welcome mail with a link to set the first password (E01, E02). */
  async create(principal: Principal, wanted: NewUser): Promise<UserResult> {
    const { organisationId } = principal;
    return this.inOne(organisationId, async (tx) => {
      const id = newId();
      const user = { ...wanted, email: loginName(wanted.email) };
      const checked = await this.check(tx, organisationId, id, user);
      if (!checked.ok) return checked;
      await this.insert(tx, organisationId, id, user);
      await this.write(tx, organisationId, id, user, checked.ids);
      await this.audit.record(tx, principal, {
        action: 'users.create',
        target: id,
        facts: { side: user.side, active: user.active },
      });
      if (user.active) await this.welcome(tx, principal, id, user.email, checked.ids.homeClientId);
      return this.found(tx, organisationId, id);
    });
  }

  /** Changes what is named, of the user as its author saw it. Deactivating ends sessions at once; the organisation keeps an administrator. */
  async change(principal: Principal, id: string, { revision, ...change }: UserChange): Promise<UserResult> {
    return this.inOne(principal.organisationId, async (tx) => {
      const current = await this.lock(tx, principal.organisationId, id);
      if (!current) return { ok: false, code: 'NOT_FOUND' };
      if (current.revision !== revision) return { ok: false, code: 'CONFLICT' };
      return this.apply(tx, principal, current, change);
    });
  }

  /**
   * Gives a user access to a client, or takes it: what X9 advises where somebody is known already. It changes this one
   * access, so it asks for no revision.
   */
  async setAccess(
    principal: Principal,
    id: string,
    client: string,
    approvalNotices: string[] | null,
  ): Promise<UserResult> {
    return this.inOne(principal.organisationId, async (tx) => {
      const current = await this.lock(tx, principal.organisationId, id);
      if (!current) return { ok: false, code: 'NOT_FOUND' };
      const others = current.access.filter((access) => access.client !== client);
      if (approvalNotices === null && others.length === current.access.length) return { ok: false, code: 'NOT_FOUND' };
      const access = approvalNotices === null ? others : [...others, { client, approvalNotices }];
      return this.apply(tx, principal, current, { access });
    });
  }

  /** Sends the welcome mail again: the first was too long ago, or could not be sent (Ed5). */
  async welcomeAgain(principal: Principal, id: string): Promise<UserResult> {
    const { organisationId } = principal;
    return this.tenancy.within(organisationId, async (tx) => {
      const user = await this.lock(tx, organisationId, id);
      if (!user) return { ok: false, code: 'NOT_FOUND' };
      if (!user.active) return { ok: false, code: 'USER_INACTIVE' };
      await this.audit.record(tx, principal, { action: 'users.welcome', target: id });
      const home = await firstRow<{ id: string }>(
        tx,
        `SELECT home_client_id AS id FROM user_account WHERE organisation_id = $1 AND id = $2`,
        [organisationId, id],
      );
      await this.welcome(tx, principal, id, user.email, home!.id);
      return { ok: true, user };
    });
  }

  /** Two who take the same address at the same moment: the second begins again, and sees the first. */
  private inOne(organisationId: string, work: (tx: Tx) => Promise<UserResult>): Promise<UserResult> {
    return retryWhereMet(() => this.tenancy.within(organisationId, work));
  }

  /** @param current the user as it stands, locked */
  private async apply(
    tx: Tx,
    principal: Principal,
    current: UserRecord,
    change: Omit<UserChange, 'revision'>,
  ): Promise<UserResult> {
    const { organisationId } = principal;
    const { id } = current;
    const named = Object.entries(change).filter(([, value]) => value !== undefined);
    const user: WantedUser = { ...current, ...Object.fromEntries(named) };
    user.email = loginName(user.email);
    if (isAdmin(current) && !isAdmin(user) && !(await this.hasOtherAdmin(tx, organisationId, id))) {
      return { ok: false, code: 'LAST_ADMIN' };
    }
    const checked = await this.check(tx, organisationId, id, user);
    if (!checked.ok) return checked;
    await this.write(tx, organisationId, id, user, checked.ids);
    await this.audit.record(tx, principal, {
      action: 'users.change',
      target: id,
      facts: { fields: named.map(([field]) => field), active: user.active },
    });
    if (user.active && user.email !== current.email) {
      const { email } = user;
      await this.logins.tell(tx, {
        organisationId,
        userId: id,
        email,
        byUserId: principal.userId,
        at: this.clock.now(),
      });
    }
    return this.found(tx, organisationId, id);
  }

  private async check(
    tx: Tx,
    organisationId: string,
    id: string,
    user: WantedUser,
  ): Promise<{ ok: true; ids: UserReferences } | Extract<UserResult, { ok: false }>> {
    const wrong = contradictions(user);
    if (wrong.length > 0) return { ok: false, code: wrong[0]!.code, which: wrong[0]!.field, errors: wrong };
    const found = await findUserReferences(tx, organisationId, user);
    if (!found.ok) return { ok: false, code: found.errors[0]!.code, errors: found.errors };
    const taken = await addressTaken(tx, organisationId, user.email, { id, active: user.active });
    if (taken) return { ok: false, ...taken, errors: [fieldProblem('email', taken.code, taken.which)] };
    return found;
  }

  /** A first row, which `write` completes: revision 1 is what its author sees. */
  private async insert(tx: Tx, organisationId: string, id: string, user: WantedUser): Promise<void> {
    await tx.query(
      `INSERT INTO user_account (organisation_id, id, side, name, email, created_at, revision)
       VALUES ($1, $2, $3, $4, $5, $6, 0)`,
      [organisationId, id, user.side, user.name, user.email, this.clock.now()],
    );
  }

  private async write(
    tx: Tx,
    organisationId: string,
    id: string,
    user: WantedUser,
    { branchIds, printGroupIds, homeClientId, access }: UserReferences,
  ): Promise<void> {
    await tx.query(
      `UPDATE user_account
       SET name = $3, email = $4, language = $5, active = $6, roles = $7, all_branches = $8, branch_ids = $9,
           print_group_ids = $10, home_client_id = $11, intermediary = $12, receive_as_contact = $13, catch_all = $14,
           modules = $15, revision = revision + 1
       WHERE organisation_id = $1 AND id = $2`,
      [
        organisationId,
        id,
        user.name,
        user.email,
        user.language,
        user.active,
        [...new Set(user.roles)],
        user.branches === 'all',
        branchIds,
        printGroupIds,
        homeClientId,
        user.intermediary,
        user.receiveAsContact,
        user.catchAll,
        [...new Set(user.modules)].sort(),
      ],
    );
    await tx.query(
      `DELETE FROM client_access WHERE organisation_id = $1 AND user_id = $2 AND client_id <> ALL ($3::uuid[])`,
      [organisationId, id, access.map(({ clientId }) => clientId)],
    );
    await tx.query(
      `INSERT INTO client_access (organisation_id, user_id, client_id, approval_notices)
       SELECT $1, $2, r.client_id, r.notices FROM jsonb_to_recordset($3) AS r (client_id uuid, notices text[])
       ON CONFLICT (organisation_id, user_id, client_id) DO UPDATE SET approval_notices = excluded.approval_notices`,
      [
        organisationId,
        id,
        JSON.stringify(
          access.map(({ clientId, approvalNotices }) => ({ client_id: clientId, notices: approvalNotices })),
        ),
      ],
    );
    if (user.active) await setLogin(tx, organisationId, id, user.email);
    else await removeLogin(tx, organisationId, id);
  }

  private async welcome(
    tx: Tx,
    { organisationId, userId: actorUserId }: Principal,
    userId: string,
    email: string,
    clientId: string | null,
  ): Promise<void> {
    await askForLink(
      tx,
      organisationId,
      { userId, email, purpose: 'welcome', actorUserId, clientId },
      this.clock.now(),
    );
  }

  /** Of several who change one user at once, each sees what the one before left. */
  private async lock(tx: Tx, organisationId: string, id: string): Promise<UserRecord | undefined> {
    if (!(await this.reader.find(tx, organisationId, id))) return undefined;
    await tx.query(`SELECT FROM user_account WHERE organisation_id = $1 AND id = $2 FOR UPDATE`, [organisationId, id]);
    return this.reader.find(tx, organisationId, id);
  }

  /** Locks the organisation, or two administrators could deactivate each other at the same moment. */
  private async hasOtherAdmin(tx: Tx, organisationId: string, id: string): Promise<boolean> {
    await tx.query(`SELECT FROM organisation WHERE id = $1 FOR NO KEY UPDATE`, [organisationId]);
    const others = await rows(
      tx,
      `SELECT FROM user_account
       WHERE organisation_id = $1 AND id <> $2 AND side = 'staff' AND active AND 'admin' = ANY (roles) LIMIT 1`,
      [organisationId, id],
    );
    return others.length > 0;
  }

  private async found(tx: Tx, organisationId: string, id: string): Promise<UserResult> {
    return { ok: true, user: (await this.reader.find(tx, organisationId, id))! };
  }
}

function isAdmin({ active, roles }: Pick<WantedUser, 'active' | 'roles'>): boolean {
  return active && roles.includes('admin');
}

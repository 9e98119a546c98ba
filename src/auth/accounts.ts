import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import { isLanguage, type Language } from '../common/language.js';
import type { Refusal } from '../common/reasons.js';
import { firstRow, rows } from '../database/sql.js';
import { retryWhereMet } from '../database/retry.js';
import { Tenancy } from '../database/tenancy.js';
import { addressTaken, loginName, setLogin } from './logins.js';
import { Passwords } from './passwords.js';
import { permissionsOfRoles, type Role } from './permissions.js';
import type { Principal } from './principal.js';

export interface NewAccount {
  name: string;
  email: string;
  password: string;
  roles: readonly Role[];
  branchIds: readonly string[] | 'all';
  printGroupIds: readonly string[];
  language: Language;
}

/** What signing in has to know of an account. */
export interface AccountWithHash {
  organisationId: string;
  userId: string;
  passwordHash: string | null;
}

/** Staff accounts. An e-mail address has at most one in all organisations together (E11), because it is how people sign in. */
@Injectable()
export class Accounts {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly passwords: Passwords,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Makes an account that can sign in; refused where the address has one, here or elsewhere (E11). */
  async create(
    organisationId: string,
    account: NewAccount,
  ): Promise<{ ok: true; id: string } | ({ ok: false } & Refusal)> {
    const id = newId();
    const email = loginName(account.email);
    const passwordHash = await this.passwords.hash(account.password);
    return retryWhereMet(() =>
      this.tenancy.within(organisationId, async (tx) => {
        const taken = await addressTaken(tx, organisationId, email, { id, active: true });
        if (taken) return { ok: false, ...taken };
        await tx.query(
          `INSERT INTO user_account (organisation_id, id, side, name, email, password_hash, roles, all_branches,
                                     branch_ids, print_group_ids, language, active, created_at)
           VALUES ($1, $2, 'staff', $3, $4, $5, $6, $7, $8, $9, $10, true, $11)`,
          [
            organisationId,
            id,
            account.name,
            email,
            passwordHash,
            account.roles,
            account.branchIds === 'all',
            account.branchIds === 'all' ? [] : account.branchIds,
            account.printGroupIds,
            account.language,
            this.clock.now(),
          ],
        );
        await setLogin(tx, organisationId, id, email);
        return { ok: true, id };
      }),
    );
  }

  /** The active staff account of an address, with what its password is checked against. */
  async findByEmail(email: string): Promise<AccountWithHash | undefined> {
    const [login] = await this.tenancy.globalQuery<{ organisationId: string; userId: string }>(
      `SELECT organisation_id AS "organisationId", user_id AS "userId" FROM login WHERE email = $1`,
      [loginName(email)],
    );
    if (!login) return undefined;
    const { organisationId, userId } = login;
    const account = await this.tenancy.within(organisationId, (tx) =>
      firstRow<{ passwordHash: string | null }>(
        tx,
        `SELECT password_hash AS "passwordHash" FROM user_account
         WHERE organisation_id = $1 AND id = $2 AND side = 'staff' AND active`,
        [organisationId, userId],
      ),
    );
    return account && { organisationId, userId, passwordHash: account.passwordHash };
  }

  /** The language of the pages from now on. */
  async changeLanguage(organisationId: string, userId: string, language: Language): Promise<void> {
    await this.tenancy.within(organisationId, (tx) =>
      tx.query(`UPDATE user_account SET language = $3 WHERE organisation_id = $1 AND id = $2`, [
        organisationId,
        userId,
        language,
      ]),
    );
  }

  /** Who may give rights, by name: whom a colleague asks who has none (B11). @param limit at most so many */
  async administrators(organisationId: string, limit: number): Promise<{ name: string; email: string }[]> {
    return this.tenancy.within(organisationId, (tx) =>
      rows(
        tx,
        `SELECT name, email FROM user_account
         WHERE organisation_id = $1 AND side = 'staff' AND active AND 'admin' = ANY (roles)
         ORDER BY name, id LIMIT $2`,
        [organisationId, limit],
      ),
    );
  }

  /** What the account may do and see now; undefined once it is not active. */
  async principal(organisationId: string, userId: string, address: string | null): Promise<Principal | undefined> {
    const account = await this.tenancy.within(organisationId, (tx) =>
      firstRow<AccountRow>(
        tx,
        `SELECT name, roles, all_branches AS "allBranches", branch_ids AS "branchIds",
                print_group_ids AS "printGroupIds", language
         FROM user_account WHERE organisation_id = $1 AND id = $2 AND side = 'staff' AND active`,
        [organisationId, userId],
      ),
    );
    if (!account) return undefined;
    const admin = account.roles.includes('admin');
    return {
      organisationId,
      userId,
      apiKeyId: null,
      name: account.name,
      permissions: permissionsOfRoles(account.roles),
      branchIds: admin || account.allBranches ? 'all' : account.branchIds,
      printGroupIds: admin ? 'all' : account.printGroupIds,
      language: isLanguage(account.language) ? account.language : 'nl',
      address,
    };
  }
}

interface AccountRow {
  name: string;
  roles: Role[];
  allBranches: boolean;
  branchIds: string[];
  printGroupIds: string[];
  language: string;
}

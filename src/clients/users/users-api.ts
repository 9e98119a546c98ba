import { Injectable } from '@nestjs/common';
import type { Principal } from '../../auth/principal.js';
import { ApiProblem, refuse } from '../../common/problem.js';
import type { ReasonCode } from '../../common/reasons.js';
import { Tenancy } from '../../database/tenancy.js';
import type { NewUser, UserChange, UserFilter } from './user-input.js';
import { UserReader, type UserRecord } from './user-reader.service.js';
import { Users, type UserResult } from './users.service.js';
import { WelcomeCheck } from './welcome-check.service.js';

/** A user to whom a welcome mail was sent, with what is known to keep it from going (Ed5). */
export type WelcomedUser = UserRecord & { warnings: ReasonCode[] };

/** What a caller can't mend by changing a field: somebody else stands in the way. */
const CONFLICTS: readonly ReasonCode[] = [
  'CONFLICT',
  'USER_EXISTS',
  'USER_ACTIVE_ELSEWHERE',
  'LAST_ADMIN',
  'USER_INACTIVE',
];

/** The API's answers about users (design §8). */
@Injectable()
export class UsersApi {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly reader: UserReader,
    private readonly users: Users,
    private readonly welcome: WelcomeCheck,
  ) {}

  async list({ organisationId }: Principal, filter: UserFilter): Promise<{ items: UserRecord[]; next: string | null }> {
    return this.tenancy.within(organisationId, (tx) => this.reader.page(tx, organisationId, filter));
  }

  async one({ organisationId }: Principal, id: string): Promise<UserRecord> {
    const user = await this.tenancy.within(organisationId, (tx) => this.reader.find(tx, organisationId, id));
    return user ?? refuse('NOT_FOUND', 404);
  }

  async create(principal: Principal, user: NewUser): Promise<WelcomedUser> {
    return this.welcomed(principal, answer(await this.users.create(principal, user)));
  }

  async change(principal: Principal, id: string, change: UserChange): Promise<UserRecord> {
    return answer(await this.users.change(principal, id, change));
  }

  async setAccess(principal: Principal, id: string, client: string, notices: string[] | null): Promise<UserRecord> {
    return answer(await this.users.setAccess(principal, id, client, notices));
  }

  async welcomeAgain(principal: Principal, id: string): Promise<WelcomedUser> {
    return this.welcomed(principal, answer(await this.users.welcomeAgain(principal, id)));
  }

  private async welcomed(principal: Principal, user: UserRecord): Promise<WelcomedUser> {
    return { ...user, warnings: await this.welcome.warnings(principal, user) };
  }
}

function answer(result: UserResult): UserRecord {
  if (result.ok) return result.user;
  const { code, which, errors } = result;
  const status = code === 'NOT_FOUND' ? 404 : CONFLICTS.includes(code) ? 409 : 422;
  throw new ApiProblem(code, status, { ...(which !== undefined && { which }), ...(errors && { errors }) });
}

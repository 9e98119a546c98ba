import { Injectable } from '@nestjs/common';
import type { Principal } from '../../auth/principal.js';
import { checkEmailAddress } from '../../common/email-address.js';
import type { ReasonCode } from '../../common/reasons.js';
import { Tenancy } from '../../database/tenancy.js';
import { PeopleAround } from '../client-people.service.js';
import type { UserRecord } from './user-reader.service.js';

/**
 * Foresees what keeps a welcome mail from going (Ed5). The mail is decided a moment after the user was made, so whoever
 * made him would otherwise be told that it is on its way.
 */
@Injectable()
export class WelcomeCheck {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly around: PeopleAround,
  ) {}

  /**
   * What will be the reason on the line of this user's welcome mail: a fault of the address, or MAIL_SETUP_INCORRECT
   * where the cascade has no sender (E10).
   *
   * @returns empty where nothing is known to be in its way, and for whoever is not active and gets none
   */
  async warnings({ organisationId }: Principal, user: UserRecord): Promise<ReasonCode[]> {
    if (!user.active) return [];
    const checked = checkEmailAddress(user.email);
    if (!checked.ok) return [checked.code];
    const cascade = await this.tenancy.within(organisationId, (tx) =>
      this.around.sender(tx, organisationId, user.homeClient),
    );
    return cascade && !cascade.sender ? ['MAIL_SETUP_INCORRECT'] : [];
  }
}

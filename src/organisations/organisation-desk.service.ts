import { Injectable } from '@nestjs/common';
import type { Principal } from '../auth/principal.js';
import { asSeen } from '../common/as-seen.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { OrganisationFacts, type OrganisationChange, type OrganisationRecord } from './organisation-facts.service.js';
import { OrganisationSwitches } from './organisation-switches.service.js';

/** What administrators set on one page. */
export interface ShownSettings {
  organisation: OrganisationRecord;
  /** Cd3. */
  foreignCatchAll: boolean;
  /** Given back with a change: another by then is a conflict. */
  seen: string;
}

/** The settings of the organisation as one page has them: saved together, or not at all. */
@Injectable()
export class OrganisationDesk {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly facts: OrganisationFacts,
    private readonly switches: OrganisationSwitches,
  ) {}

  async read(tx: Tx, organisationId: string): Promise<ShownSettings> {
    const organisation = await this.facts.read(tx, organisationId);
    const { foreignCatchAll } = await this.switches.read(tx, organisationId);
    return { organisation, foreignCatchAll, seen: asSeen({ organisation, foreignCatchAll }) };
  }

  /**
   * Changes what is named.
   *
   * @param seen of the settings as their author saw them: who saves a page from before another's change is told, and
   *   undoes nothing
   */
  async change(
    principal: Principal,
    { foreignCatchAll, ...change }: OrganisationChange & { foreignCatchAll?: boolean | undefined },
    seen?: string,
  ): Promise<{ ok: true } | { ok: false; code: 'CONFLICT' }> {
    const { organisationId } = principal;
    return this.tenancy.within(organisationId, async (tx) => {
      await this.facts.hold(tx, organisationId);
      const current = await this.read(tx, organisationId);
      if (seen !== undefined && seen !== current.seen) return { ok: false, code: 'CONFLICT' };
      await this.facts.apply(tx, principal, change);
      if (foreignCatchAll !== undefined && foreignCatchAll !== current.foreignCatchAll) {
        await this.switches.apply(tx, principal, { foreignCatchAll });
      }
      return { ok: true };
    });
  }
}

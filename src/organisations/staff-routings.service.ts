import { Injectable } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import type { Principal } from '../auth/principal.js';
import { asSeen } from '../common/as-seen.js';
import { fieldProblem, type FieldProblem } from '../common/field-problem.js';
import { isStorable } from '../common/storable.js';
import { firstRow, rows } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import type { Routing } from './staff-recipients.js';

/** One line of "Recipients of automatic e-mails" (E20, E21). */
export interface RoutingRecord {
  /** Code of the message type. */
  type: string;
  /** Name by language of the pages. */
  names: Record<string, string>;
  mode: 'cascade' | 'personalised';
  /** Ids, in the order in which they were chosen. */
  users: string[];
}

export type RoutingResult =
  | { ok: true; routing: RoutingRecord }
  | { ok: false; code: 'NOT_FOUND' | 'CONFLICT' }
  | { ok: false; code: 'UNKNOWN_USER'; errors: FieldProblem[] };

/** Which staff get the mails that are for staff (E18–E22). */
@Injectable()
export class StaffRoutings {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly audit: Audit,
  ) {}

  /** One for each type whose audience is staff, chosen or not. */
  async list(tx: Tx, organisationId: string): Promise<RoutingRecord[]> {
    return rows<RoutingRecord>(
      tx,
      `SELECT t.code AS type, t.names, coalesce(r.mode, 'cascade') AS mode, coalesce(r.user_ids, '{}') AS users
       FROM message_type t
       LEFT JOIN staff_routing r ON r.organisation_id = t.organisation_id AND r.type_code = t.code
       WHERE t.organisation_id = $1 AND t.audience = 'staff' ORDER BY t.code`,
      [organisationId],
    );
  }

  /**
   * @param users ids of staff; several may be chosen (E22), each once
   * @param seen `seenRouting` of what the caller saw; another by now is a CONFLICT
   */
  async set(
    principal: Principal,
    type: string,
    { mode, users }: { mode: Routing['mode']; users: readonly string[] },
    seen?: string,
  ): Promise<RoutingResult> {
    const { organisationId } = principal;
    if (!isStorable(type)) return { ok: false, code: 'NOT_FOUND' };
    const chosen = [...new Set(users.map((id) => id.toLowerCase()))];
    return this.tenancy.within(organisationId, async (tx) => {
      const known = await firstRow(
        tx,
        // Held: of two who choose at once, the second sees what the first chose.
        `SELECT FROM message_type WHERE organisation_id = $1 AND code = $2 AND audience = 'staff' FOR NO KEY UPDATE`,
        [organisationId, type],
      );
      if (!known) return { ok: false, code: 'NOT_FOUND' };
      if (seen !== undefined && seen !== seenRouting(await this.one(tx, organisationId, type))) {
        return { ok: false, code: 'CONFLICT' };
      }
      const errors = await this.unknown(tx, organisationId, chosen);
      if (errors.length > 0) return { ok: false, code: 'UNKNOWN_USER', errors };
      await tx.query(
        `INSERT INTO staff_routing (organisation_id, type_code, mode, user_ids) VALUES ($1, $2, $3, $4)
         ON CONFLICT (organisation_id, type_code) DO UPDATE SET mode = excluded.mode, user_ids = excluded.user_ids`,
        [organisationId, type, mode, chosen],
      );
      await this.audit.record(tx, principal, {
        action: 'staff-routing.change',
        target: type,
        facts: { mode, users: chosen },
      });
      return { ok: true, routing: await this.one(tx, organisationId, type) };
    });
  }

  /** @param type one that is there */
  private async one(tx: Tx, organisationId: string, type: string): Promise<RoutingRecord> {
    return (await this.list(tx, organisationId)).find((routing) => routing.type === type)!;
  }

  private async unknown(tx: Tx, organisationId: string, users: readonly string[]): Promise<FieldProblem[]> {
    const staff = await rows<{ id: string }>(
      tx,
      `SELECT id FROM user_account WHERE organisation_id = $1 AND side = 'staff' AND id = ANY ($2)`,
      [organisationId, users],
    );
    const known = new Set(staff.map(({ id }) => id));
    return users.flatMap((id, i) => (known.has(id) ? [] : [fieldProblem(`users[${i}]`, 'UNKNOWN_USER')]));
  }
}

/** What its form gives back, to tell whether somebody else has chosen meanwhile. */
export function seenRouting({ mode, users }: Pick<RoutingRecord, 'mode' | 'users'>): string {
  return asSeen({ mode, users });
}

/** What was chosen for these types; those of which nobody said anything are absent. */
export async function loadRoutings(
  tx: Tx,
  organisationId: string,
  typeCodes: readonly string[],
): Promise<ReadonlyMap<string, Routing>> {
  const found = await rows<Routing & { type: string }>(
    tx,
    `SELECT type_code AS type, mode, user_ids AS "userIds"
     FROM staff_routing WHERE organisation_id = $1 AND type_code = ANY ($2)`,
    [organisationId, [...new Set(typeCodes)]],
  );
  return new Map(found.map(({ type, mode, userIds }) => [type, { mode, userIds }]));
}

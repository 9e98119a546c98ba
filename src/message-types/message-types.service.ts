import { Injectable } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import type { Principal } from '../auth/principal.js';
import type { FieldProblem } from '../common/field-problem.js';
import type { ReasonCode } from '../common/reasons.js';
import { isStorable } from '../common/storable.js';
import { firstRow, rows } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { changePreference, type PreferenceChange, type TypePreference } from './type-preference.js';

/** A message type with its preference. */
export interface TypeRow extends TypePreference {
  code: string;
  /** By language of the pages. */
  names: Record<string, string>;
  audience: 'client' | 'staff';
  /** Bode itself sends it. */
  system: boolean;
  /** Given back with a change: another by then is a conflict. */
  revision: number;
  /** Languages with a published text. */
  languages: string[];
}

export type TypeChange =
  | { ok: true; type: TypeRow }
  | { ok: false; code: Extract<ReasonCode, 'NOT_FOUND' | 'CONFLICT'> }
  | { ok: false; code: 'BAD_VALUE'; errors: FieldProblem[] };

const TYPE = `
  t.code, t.names, t.audience, t.system, t.formats, t.default_format AS "defaultFormat", t.on_not_sent AS "onNotSent",
  t.on_bounce AS "onBounce", t.require_postal_address AS "requirePostalAddress", t.mandatory,
  t.retention_days AS "retentionDays", t.module, t.notice_type AS "noticeType", t.revision,
  ARRAY(SELECT DISTINCT v.language FROM text_version v
        WHERE v.organisation_id = t.organisation_id AND v.type_code = t.code AND v.state = 'published'
        ORDER BY v.language) AS languages`;

/** Message types and their preferences, to read and to change (D20). */
@Injectable()
export class MessageTypes {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly audit: Audit,
  ) {}

  /** What goes to clients first, then what goes to staff; the library's own before what Bode sends itself. */
  async list(tx: Tx, organisationId: string): Promise<TypeRow[]> {
    return rows<TypeRow>(
      tx,
      `SELECT ${TYPE} FROM message_type t WHERE t.organisation_id = $1 ORDER BY t.audience, t.system, t.code`,
      [organisationId],
    );
  }

  async find(tx: Tx, organisationId: string, code: string): Promise<TypeRow | undefined> {
    if (!isStorable(code)) return undefined;
    return firstRow<TypeRow>(tx, `SELECT ${TYPE} FROM message_type t WHERE t.organisation_id = $1 AND t.code = $2`, [
      organisationId,
      code,
    ]);
  }

  /**
   * Changes what the change names, and what follows from it (see `changePreference`).
   *
   * @param revision the type's as the caller saw it
   */
  async change(principal: Principal, code: string, revision: number, change: PreferenceChange): Promise<TypeChange> {
    const { organisationId } = principal;
    return this.tenancy.within(organisationId, async (tx) => {
      const current = await this.find(tx, organisationId, code);
      if (!current) return { ok: false, code: 'NOT_FOUND' };
      if (current.revision !== revision) return { ok: false, code: 'CONFLICT' };
      const changed = changePreference(current, change);
      if (!changed.ok) return { ok: false, code: 'BAD_VALUE', errors: changed.errors };
      const { preference } = changed;
      const before = pick(current, preference);
      if (JSON.stringify(before) === JSON.stringify(preference)) return { ok: true, type: current };
      if (!(await write(tx, organisationId, current, preference))) return { ok: false, code: 'CONFLICT' };
      await this.audit.record(tx, principal, {
        action: 'types.change',
        target: code,
        facts: { from: before, to: preference },
      });
      return { ok: true, type: { ...current, ...preference, revision: revision + 1 } };
    });
  }
}

/** @returns false where somebody else was faster */
async function write(tx: Tx, organisationId: string, current: TypeRow, next: TypePreference): Promise<boolean> {
  const updated = await rows(
    tx,
    `UPDATE message_type
     SET formats = $4, default_format = $5, on_not_sent = $6, on_bounce = $7, require_postal_address = $8,
         mandatory = $9, retention_days = $10, module = $11, notice_type = $12, revision = revision + 1
     WHERE organisation_id = $1 AND code = $2 AND revision = $3 RETURNING code`,
    [
      organisationId,
      current.code,
      current.revision,
      next.formats,
      next.defaultFormat,
      next.onNotSent,
      next.onBounce,
      next.requirePostalAddress,
      next.mandatory,
      next.retentionDays,
      next.module,
      next.noticeType,
    ],
  );
  return updated.length === 1;
}

/** The preference of a row, its fields in the order of `like`. */
function pick(row: TypeRow, like: TypePreference): Record<string, unknown> {
  return Object.fromEntries(Object.keys(like).map((field) => [field, row[field as keyof TypePreference]]));
}

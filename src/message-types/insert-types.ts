import { newId } from '../common/ids.js';
import type { Tx } from '../database/tenancy.js';
import type { DefaultType } from './default-types.js';
import type { TextTemplate } from './templates.js';

/**
 * Writes message types with version 1 of their texts, published (L12).
 *
 * @param tx bound to the organisation
 * @param templates may hold texts of other types too; those are left out
 */
export async function insertTypes(
  tx: Tx,
  organisationId: string,
  types: readonly DefaultType[],
  templates: readonly TextTemplate[],
  at: Date,
): Promise<void> {
  await tx.query(
    `INSERT INTO message_type (organisation_id, code, names, audience, system, formats, default_format, on_not_sent,
                               on_bounce, require_postal_address, mandatory, retention_days, module, notice_type)
     SELECT $1, t.* FROM jsonb_to_recordset($2) AS t (code text, names jsonb, audience text, system boolean,
            formats text[], default_format text, on_not_sent text, on_bounce text, require_postal_address boolean,
            mandatory boolean, retention_days integer, module text, notice_type text)`,
    [organisationId, JSON.stringify(types.map(typeRow))],
  );
  const codes = new Set(types.map(({ code }) => code));
  const texts = templates.filter(({ code }) => codes.has(code)).map(textRow);
  await tx.query(
    `INSERT INTO text_version (organisation_id, id, type_code, language, version, state, subject, body, letter_body,
                               created_at)
     SELECT $1, t.id, t.type_code, t.language, 1, 'published', t.subject, t.body, t.letter_body, $3
     FROM jsonb_to_recordset($2) AS t (id uuid, type_code text, language text, subject text, body text,
                                       letter_body text)`,
    [organisationId, JSON.stringify(texts), at],
  );
}

function typeRow(type: DefaultType): Record<string, unknown> {
  return {
    code: type.code,
    names: type.name,
    audience: type.audience,
    system: type.system,
    formats: type.formats,
    default_format: type.defaultFormat,
    on_not_sent: type.onNotSent,
    on_bounce: type.onBounce,
    require_postal_address: type.requirePostalAddress,
    mandatory: type.mandatory,
    retention_days: type.retentionDays,
    module: type.module,
    notice_type: type.noticeType,
  };
}

function textRow({ code, language, subject, body, letterBody }: TextTemplate): Record<string, unknown> {
  return { id: newId(), type_code: code, language, subject, body, letter_body: letterBody ?? null };
}

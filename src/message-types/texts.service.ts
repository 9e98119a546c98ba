import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import type { Principal } from '../auth/principal.js';
import { CLOCK, type Clock } from '../common/clock.js';
import type { FieldProblem } from '../common/field-problem.js';
import { newId } from '../common/ids.js';
import type { ReasonCode } from '../common/reasons.js';
import { isStorable } from '../common/storable.js';
import { firstRow, rows } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { checkText, type WrittenText } from './text-check.js';
import { renderSource, type Rendered } from './liquid.js';
import { loadTextSetting, sampleContext } from './text-sample.js';

/** The published text of a type in one language: its newest version. */
export interface TextRow extends WrittenText {
  language: string;
  version: number;
  createdAt: Date;
}

export type Published =
  | { ok: true; text: TextRow }
  | { ok: false; code: Extract<ReasonCode, 'NOT_FOUND' | 'CONFLICT'> }
  | { ok: false; code: ReasonCode; errors: FieldProblem[] };

/** A text as a client would get it, with sample data. */
export interface TextPreview {
  text: TextRow;
  organisationName: string;
  mail: Rendered;
  /** Null where the type has no letter form. */
  letter: Rendered | null;
}

/** The texts of message types, one per language (L12). Messages that were made keep the version they were made with. */
@Injectable()
export class Texts {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** By language. */
  async list(tx: Tx, organisationId: string, code: string): Promise<TextRow[]> {
    if (!isStorable(code)) return [];
    return rows<TextRow>(
      tx,
      `SELECT DISTINCT ON (language) language, version, subject, body, letter_body AS "letterBody",
              created_at AS "createdAt"
       FROM text_version WHERE organisation_id = $1 AND type_code = $2 AND state = 'published'
       ORDER BY language, version DESC`,
      [organisationId, code],
    );
  }

  async find(tx: Tx, organisationId: string, code: string, language: string): Promise<TextRow | undefined> {
    const texts = await this.list(tx, organisationId, code);
    return texts.find((text) => text.language === language);
  }

  /** Renders the published text with sample data; undefined where there is no such type or text. */
  async preview(organisationId: string, code: string, language: string): Promise<TextPreview | undefined> {
    return this.tenancy.within(organisationId, async (tx) => {
      const type = await loadTextSetting(tx, organisationId, code);
      const text = type && (await this.find(tx, organisationId, code, language));
      if (!text) return undefined;
      const context = sampleContext(type, language, this.clock.now());
      const { subject, body, letterBody } = text;
      return {
        text,
        organisationName: type.organisation.name,
        mail: renderSource({ subject, body }, context),
        letter: type.formats.includes('letter') ? renderSource({ subject, body: letterBody ?? body }, context) : null,
      };
    });
  }

  /**
   * Publishes a text as the next version, after it was rendered with sample data; from then on messages are made with it.
   *
   * @param language two small letters
   * @param version the one the author started from, 0 for a new language; another by now is a CONFLICT
   */
  async publish(
    principal: Principal,
    code: string,
    language: string,
    version: number,
    text: WrittenText,
  ): Promise<Published> {
    const { organisationId } = principal;
    return this.tenancy.within(organisationId, async (tx) => {
      const type = await loadTextSetting(tx, organisationId, code, true);
      if (!type) return { ok: false, code: 'NOT_FOUND' };
      const current = await this.find(tx, organisationId, code, language);
      if ((current?.version ?? 0) !== version) return { ok: false, code: 'CONFLICT' };
      const context = sampleContext(type, language, this.clock.now());
      const errors = checkText(text, type.formats.includes('letter'), context);
      if (errors.length > 0) return { ok: false, code: errors[0]!.code, errors };
      const next = await insertVersion(tx, organisationId, code, { ...text, language, createdAt: this.clock.now() });
      const facts = { language, version: next.version };
      await this.audit.record(tx, principal, { action: 'texts.publish', target: code, facts });
      return { ok: true, text: next };
    });
  }
}

async function insertVersion(
  tx: Tx,
  organisationId: string,
  code: string,
  text: Omit<TextRow, 'version'>,
): Promise<TextRow> {
  const { language, subject, body, letterBody, createdAt } = text;
  const row = await firstRow<{ version: number }>(
    tx,
    `INSERT INTO text_version (organisation_id, id, type_code, language, version, state, subject, body, letter_body,
                               created_at)
     SELECT $1, $2, $3, $4, 1 + coalesce(max(version), 0), 'published', $5, $6, $7, $8
     FROM text_version WHERE organisation_id = $1 AND type_code = $3 AND language = $4
     RETURNING version`,
    [organisationId, newId(), code, language, subject, body, letterBody, createdAt],
  );
  return { ...text, version: row!.version };
}

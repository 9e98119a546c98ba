import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import type { Principal } from '../auth/principal.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { isId } from '../common/ids.js';
import { checkPostal, type PostalInput } from '../common/postal/postal-address.js';
import type { Refusal } from '../common/reasons.js';
import { firstRow } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import type { Format } from '../message-types/message-type.entity.js';
import { readLetterLines } from '../messages/letter-lines.js';
import { makeLetter } from '../messages/make-letter.js';
import { whereOf } from '../messages/message-conditions.js';
import { checkLetter, writeLetterPdf } from './batch-pdf.js';
import type { EnvelopeProfile } from './envelope-profile.js';
import type { LetterInput } from './letter-input.js';
import { letterInput, LETTER_SOURCE_COLUMNS, type LetterSourceRow } from './letter-source.js';
import { loadProfile } from './profiles.js';

interface PreviewRow extends LetterSourceRow {
  id: string;
  format: Format;
  zone: string;
  clientName: string;
  postal: PostalInput | null;
  windowAddress: { lines: string[]; droppable: number[] } | null;
  batchNumber: string | null;
  batchSequence: number | null;
  batchCreatedAt: Date | null;
  profile: string;
}

export type LetterPreviewResult = { ok: true; pdf: Buffer; number: string } | { ok: false; refusal: Refusal };

/**
 * A letter on paper before there is paper: as it was frozen when it is in a batch, else as it would be printed today.
 * Asked for a mail, it is the letter that followed, or the one that Resend would make.
 */
@Injectable()
export class LetterPreview {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns refused when there is no such message, its type has no letter, or a character can't be drawn (N17) */
  async pdf(principal: Principal, id: string): Promise<LetterPreviewResult> {
    if (!isId(id)) return { ok: false, refusal: { code: 'NOT_FOUND' } };
    return this.tenancy.within(principal.organisationId, async (tx) => {
      const row = await this.find(tx, principal, id);
      if (!row) return { ok: false, refusal: { code: 'NOT_FOUND' } };
      const written = row.format === 'letter' ? row : await this.wouldBe(tx, principal, row);
      if ('refusal' in written) return { ok: false, refusal: written.refusal };
      const profile = await loadProfile(tx, principal.organisationId, row.profile);
      if (!profile) throw new Error(`There is no envelope profile ${row.profile}`);
      await this.audit.record(tx, principal, { action: 'message.preview', target: id, facts: { as: 'letter' } });
      const date = row.batchCreatedAt ?? this.clock.now();
      const letter = letterInput(written, addressOf(row), date, pieceOf(row));
      const fitting = checkLetter(letter, profile);
      if (!fitting.ok && fitting.code === 'GLYPH_MISSING') return { ok: false, refusal: fitting };
      const pdf = await writeLetterPdf(fitting.ok ? letter : withNameOnly(letter, profile), profile, date);
      return { ok: true, pdf, number: written.number };
    });
  }

  /** The message itself, or the letter that followed it and was not withdrawn. */
  private async find(tx: Tx, principal: Principal, id: string): Promise<PreviewRow | undefined> {
    const { sql, parameters } = whereOf(principal, {});
    return firstRow<PreviewRow>(
      tx,
      `SELECT m.id, m.format, c.name AS "clientName", c.postal, m.window_address AS "windowAddress",
              p.number AS "batchNumber", m.batch_sequence AS "batchSequence", p.created_at AS "batchCreatedAt",
              coalesce(p.profile, o.envelope_profile) AS profile, ${LETTER_SOURCE_COLUMNS}
       FROM message m
       JOIN branch b ON b.organisation_id = m.organisation_id AND b.id = m.branch_id
       JOIN client c ON c.organisation_id = m.organisation_id AND c.id = m.client_id
       JOIN organisation o ON o.id = m.organisation_id
       LEFT JOIN batch p ON p.organisation_id = m.organisation_id AND p.id = m.batch_id
       WHERE ${sql} AND m.id IN ($${parameters.length + 1},
         (SELECT l.id FROM message a JOIN message l ON l.organisation_id = a.organisation_id AND l.id = a.letter_id
          WHERE a.organisation_id = $1 AND a.id = $${parameters.length + 1} AND l.status <> 'withdrawn'))
       ORDER BY m.format = 'letter' DESC LIMIT 1`,
      [...parameters, id],
    );
  }

  /** A mail as the letter that it has not become. */
  private async wouldBe(
    tx: Tx,
    principal: Principal,
    row: PreviewRow,
  ): Promise<LetterSourceRow | { refusal: Refusal }> {
    const line = (await readLetterLines(tx, principal.organisationId, [row.id], principal.branchIds)).get(row.id);
    if (!line?.text) return { refusal: { code: 'NO_TEXT' } };
    const organisation = {
      name: row.organisationName,
      country: row.country,
      language: row.organisationLanguage,
      zone: row.zone,
    };
    const made = makeLetter({ ...line, organisation, text: line.text }, 'resend', this.clock.now());
    if (!made.ok) return { refusal: { code: made.code, ...(made.detail && { which: made.detail }) } };
    return { ...row, language: line.text.language, subject: made.letter.subject, body: made.letter.body };
  }
}

/** As frozen, else as the client's address is today; where that can't be printed, the name alone shows that. */
function addressOf({ windowAddress, clientName, postal, country, organisationLanguage }: PreviewRow) {
  if (windowAddress) return windowAddress;
  const checked = checkPostal(clientName, postal, { country, language: organisationLanguage });
  return checked.ok ? { lines: checked.lines, droppable: checked.droppable } : { lines: [clientName], droppable: [] };
}

function pieceOf({ batchNumber, batchSequence }: PreviewRow): { batch: string; sequence: number } | undefined {
  return batchNumber !== null && batchSequence !== null ? { batch: batchNumber, sequence: batchSequence } : undefined;
}

/** An address that does not fit is never drawn outside the window, not even here (N16); nor a name that doesn't. */
function withNameOnly(letter: LetterInput, profile: EnvelopeProfile): LetterInput {
  const named = { ...letter, address: { lines: letter.address.lines.slice(0, 1), droppable: [] } };
  return checkLetter(named, profile).ok ? named : { ...letter, address: { lines: [], droppable: [] } };
}

import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../common/clock.js';
import { checkPostal } from '../../common/postal/postal-address.js';
import type { Refusal } from '../../common/reasons.js';
import { firstRow } from '../../database/sql.js';
import { Tenancy } from '../../database/tenancy.js';
import { SAMPLE_CLIENT } from '../../message-types/text-sample.js';
import { Texts } from '../../message-types/texts.service.js';
import { checkLetter, writeLetterPdf } from '../../letters/batch-pdf.js';
import { letterInput, type LetterSourceRow } from '../../letters/letter-source.js';
import { loadProfile } from '../../letters/profiles.js';

type House = Omit<LetterSourceRow, 'number' | 'language' | 'subject' | 'body'> & { profile: string };

export type SampleLetter = { ok: true; pdf: Buffer } | { ok: false; refusal: Refusal };

/** The letter of a text as it would come out of the printer, with sample data and in the organisation's envelope (L12). */
@Injectable()
export class SampleLetters {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly texts: Texts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns refused when the type has no letter or no text in that language, or the text can't be rendered or drawn */
  async pdf(organisationId: string, code: string, language: string): Promise<SampleLetter> {
    const preview = await this.texts.preview(organisationId, code, language);
    if (!preview) return { ok: false, refusal: { code: 'NOT_FOUND' } };
    if (!preview.letter) return { ok: false, refusal: { code: 'NO_LETTER_FORM' } };
    if (!preview.letter.ok) return { ok: false, refusal: { code: 'RENDER_ERROR' } };
    const { house, profile } = await this.tenancy.within(organisationId, async (tx) => {
      const house = await firstRow<House>(
        tx,
        `SELECT b.name AS "branchName", b.email AS "branchEmail", o.name AS "organisationName", o.country, o.zone,
                coalesce(b.return_address, o.return_address) AS "returnAddress", o.language AS "organisationLanguage",
                o.envelope_profile AS profile
         FROM organisation o JOIN branch b ON b.organisation_id = o.id AND b.id = o.main_branch_id WHERE o.id = $1`,
        [organisationId],
      );
      return { house: house!, profile: (await loadProfile(tx, organisationId, house!.profile))! };
    });
    const address = checkPostal(SAMPLE_CLIENT.name, SAMPLE_CLIENT.postal, {
      country: house.country,
      language: house.organisationLanguage,
    });
    if (!address.ok) throw new Error(`The address of the samples is refused: ${address.code}`);
    const now = this.clock.now();
    const letter = letterInput({ ...house, ...preview.letter, number: '1', language }, address, now);
    const printable = checkLetter(letter, profile);
    return printable.ok
      ? { ok: true, pdf: await writeLetterPdf(letter, profile, now) }
      : { ok: false, refusal: printable };
  }
}

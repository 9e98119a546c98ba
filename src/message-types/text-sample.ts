import type { PostalInput } from '../common/postal/postal-address.js';
import { isStorable } from '../common/storable.js';
import { firstRow } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import { sampleData } from './templates.js';
import { textContext, type TextContext } from './text-context.js';

/** A type, and the house its texts speak for. */
export interface TextSetting {
  code: string;
  formats: string[];
  organisation: { name: string; zone: string };
  branch: { name: string; email: string | null };
}

/** Whom texts are shown and tested with. */
export const SAMPLE_CLIENT = {
  name: 'Marie Peeters',
  externalId: '1001',
  postal: {
    street: 'Kerkstraat',
    houseNumber: '12',
    box: '3',
    postcode: '9000',
    city: 'Gent',
    country: 'BE',
  } satisfies PostalInput as PostalInput,
};

/** @param lock held until the transaction ends, so that two authors get two versions one after the other */
export async function loadTextSetting(
  tx: Tx,
  organisationId: string,
  code: string,
  lock = false,
): Promise<TextSetting | undefined> {
  if (!isStorable(code)) return undefined;
  return firstRow<TextSetting>(
    tx,
    `SELECT t.code, t.formats, jsonb_build_object('name', o.name, 'zone', o.zone) AS organisation,
            jsonb_build_object('name', b.name, 'email', b.email) AS branch
     FROM message_type t
     JOIN organisation o ON o.id = t.organisation_id
     JOIN branch b ON b.organisation_id = o.id AND b.id = o.main_branch_id
     WHERE t.organisation_id = $1 AND t.code = $2 ${lock ? 'FOR UPDATE OF t' : ''}`,
    [organisationId, code],
  );
}

/** What a text can name, with sample data and the main branch. */
export function sampleContext({ code, organisation, branch }: TextSetting, language: string, now: Date): TextContext {
  return textContext({ client: SAMPLE_CLIENT, branch, organisation, data: sampleData(code), language, now });
}

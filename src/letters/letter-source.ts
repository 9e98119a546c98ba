import { formatDate } from '../message-types/formats.js';
import { parseMarkdown } from '../message-types/markdown.js';
import { postalSenderLines } from './sender-lines.js';
import type { LetterInput } from './letter-input.js';
import type { PostalInput } from '../common/postal/postal-address.js';

/** A letter's row with the names around it: what `letterInput` needs. */
export interface LetterSourceRow {
  number: string;
  language: string;
  subject: string;
  body: string;
  branchName: string;
  branchEmail: string | null;
  returnAddress: PostalInput;
  organisationName: string;
  country: string;
  organisationLanguage: string;
  zone: string;
}

/** The letter as it goes on paper. */
export function letterInput(
  row: LetterSourceRow,
  address: { lines: string[]; droppable: number[] },
  date: Date,
  piece?: { batch: string; sequence: number },
): LetterInput {
  const sender = postalSenderLines(row);
  const day = formatDate(date.toISOString(), row.language, row.zone, 'long');
  return {
    number: row.number,
    language: row.language,
    address,
    returnLine: sender.returnLine,
    sender: sender.letterhead,
    dateLine: sender.place ? `${sender.place}, ${day}` : day,
    subject: row.subject,
    blocks: parseMarkdown(row.body),
    ...(piece && { piece }),
  };
}

/** Columns of `LetterSourceRow`, of a message `m` with its branch `b` and organisation `o`. */
export const LETTER_SOURCE_COLUMNS = `
  m.number, m.language, m.subject, m.body, b.name AS "branchName", b.email AS "branchEmail",
  coalesce(b.return_address, o.return_address) AS "returnAddress", o.name AS "organisationName", o.country,
  o.language AS "organisationLanguage", o.zone`;

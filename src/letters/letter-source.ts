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

type WindowAddress = LetterInput['address'];
type PieceOfBatch = NonNullable<LetterInput['piece']>;

/** What stands on all letters of one branch, day and language. */
type Head = Pick<LetterInput, 'returnLine' | 'sender' | 'dateLine'>;

/** The letter as it goes on paper. */
export function letterInput(
  row: LetterSourceRow,
  address: WindowAddress,
  date: Date,
  piece?: PieceOfBatch,
): LetterInput {
  return withHead(row, headOf(row, date), address, piece);
}

/** `letterInput` for the many letters of a batch: what a branch's letters have in common is worked out once. */
export function batchLetters(
  batch: string,
  date: Date,
): (row: LetterSourceRow & { branchId: string }, address: WindowAddress, sequence: number) => LetterInput {
  const heads = new Map<string, Head>();
  return (row, address, sequence) => {
    const key = `${row.branchId} ${row.language}`;
    let head = heads.get(key);
    if (!head) {
      head = headOf(row, date);
      heads.set(key, head);
    }
    return withHead(row, head, address, { batch, sequence });
  };
}

function headOf(row: LetterSourceRow, date: Date): Head {
  const { letterhead, returnLine, place } = postalSenderLines(row);
  const day = formatDate(date.toISOString(), row.language, row.zone, 'long');
  return { returnLine, sender: letterhead, dateLine: place ? `${place}, ${day}` : day };
}

function withHead(row: LetterSourceRow, head: Head, address: WindowAddress, piece?: PieceOfBatch): LetterInput {
  return {
    ...head,
    number: row.number,
    language: row.language,
    address,
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

import type { ReasonCode } from '../common/reasons.js';
import type { Block } from '../message-types/text-tree.js';

/** Everything that stands on one letter. Frozen when a batch is prepared; laying it out needs nothing else. */
export interface LetterInput {
  /** The message number, printed in the footer of every page. */
  number: string;
  /** BCP 47 language of the text; picks the words of the footer. */
  language: string;
  /** The lines seen through the window, in order, and the indices of those that may go (first to go first). */
  address: { lines: string[]; droppable: number[] };
  /** Where the post brings the letter back to; printed small above the address, inside the window. */
  returnLine: string;
  /** The letterhead: the sender's name, then lines of address, telephone, site. */
  sender: string[];
  /** Place and date in words, such as "Gent, 21 november 2026". */
  dateLine: string;
  subject: string;
  blocks: Block[];
  /** Its place in a batch, printed on every sheet so that a stack can be counted and a lost sheet be found. */
  piece?: { batch: string; sequence: number };
}

/** Why a letter cannot be printed; an expected outcome that holds the letter (N16, N17). */
export interface LetterRefusal {
  ok: false;
  code: Extract<ReasonCode, 'ADDRESS_DOES_NOT_FIT' | 'GLYPH_MISSING'>;
  /** For GLYPH_MISSING the characters and their code points. */
  which?: string;
}

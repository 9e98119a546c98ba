import { addressBlock } from './address-block.js';
import { letterRows, textRows } from './block-rows.js';
import { SHEET, windowOnSheet, type EnvelopeProfile } from './envelope-profile.js';
import { plainRun } from './inline-text.js';
import type { LetterInput, LetterRefusal } from './letter-input.js';
import { letterhead } from './letterhead.js';
import { MM, type Column, type PageContent, type PlacedStroke, type Row } from './page-content.js';
import { footer } from './page-footer.js';
import { paginate } from './pagination.js';
import { BODY, SUBJECT } from './type-sizes.js';

/** A letter laid out: its pages, with the blank ones that fill up its last sheet. */
export interface LaidOutLetter {
  ok: true;
  pages: PageContent[];
  sheets: number;
}

/** The edges of the text, in millimetres from the left of the sheet and, for the rest, from its top. */
export const TEXT = { left: 25, right: 187, otherTop: 22, bottom: 272 } as const;
/** The body begins below the first fold on every usual envelope, so that letters look alike. */
const BODY_TOP = 97;
const BELOW_WINDOW = 6;
const AFTER_DATE = 14;
const AFTER_SUBJECT = 8;

/**
 * Lays one letter out on A4 for an envelope: address and return line inside the window (N16), nothing else where the
 * window can reach, every script drawn right (N17), page n of m. Pure: the same letter gives the same pages.
 *
 * With `duplex` the pages fill whole sheets, the last one blank if need be, so that the next letter begins on a sheet
 * of its own.
 */
export function layOutLetter(
  letter: LetterInput,
  profile: EnvelopeProfile,
  duplex: boolean,
): LaidOutLetter | LetterRefusal {
  const missing = new Set<string>();
  const column: Column = { left: TEXT.left * MM, right: TEXT.right * MM, missing };
  const { safe, exposed } = windowOnSheet(profile);
  const head = letterhead(letter.sender, exposed, column);
  const address = addressBlock(letter, safe, column.left, missing);

  const top = Math.max(BODY_TOP, exposed.y + exposed.height + BELOW_WINDOW) * MM;
  const rows = [...head.rows, ...bodyRows(letter, column)];
  const firstTop = Math.max(top, head.bottom + BELOW_WINDOW * MM);
  const pages = paginate(rows, { firstTop, otherTop: TEXT.otherTop * MM, bottom: TEXT.bottom * MM });
  for (const [index, page] of pages.entries()) {
    page.texts.push(...footer(letter, { page: index + 1, pages: pages.length, duplex }, column));
  }

  if (missing.size > 0) return { ok: false, code: 'GLYPH_MISSING', which: named(missing) };
  if (!address) return { ok: false, code: 'ADDRESS_DOES_NOT_FIT' };
  const first = pages[0]!;
  first.texts.unshift(...address.texts, ...head.content.texts);
  first.strokes.push(...address.strokes, ...head.content.strokes, ...foldMarks(profile));
  if (duplex && pages.length % 2 === 1) pages.push({ texts: [], strokes: [] });
  return { ok: true, pages, sheets: duplex ? pages.length / 2 : pages.length };
}

function bodyRows(letter: LetterInput, column: Column): Row[] {
  const date = textRows(plainRun(letter.dateLine), BODY, column);
  const subject = textRows(plainRun(letter.subject, 'bold'), SUBJECT, column);
  for (const row of subject) row.keepWithNext = true;
  const body = letterRows(letter.blocks, column);
  if (date.length > 0 && subject[0]) subject[0].before = AFTER_DATE;
  if (body[0]) body[0].before = Math.max(body[0].before, AFTER_SUBJECT);
  return [...date, ...subject, ...body];
}

/** Short strokes at the left edge where the sheet is folded; 5 mm from it, as printers reach no further. */
function foldMarks(profile: EnvelopeProfile): PlacedStroke[] {
  const { exposed } = windowOnSheet(profile);
  const hidden = (y: number): boolean => y < exposed.y - 1 || y > exposed.y + exposed.height + 1 || exposed.x > 10;
  return [profile.fold, profile.fold * 2]
    .filter((y) => y < SHEET.height - 5 && hidden(y))
    .map((y) => ({ x1: 5 * MM, y1: y * MM, x2: 9 * MM, y2: y * MM, width: 0.4, grey: 0.5 }));
}

/** The characters and their code points, for people who cannot see what cannot be drawn. */
function named(missing: ReadonlySet<string>): string {
  return Array.from(missing, (character) => {
    const hexadecimal = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `${character} (U+${hexadecimal})`;
  }).join(', ');
}

import type { LetterInput } from './letter-input.js';
import { singleLine } from './line-breaking.js';
import { MM, type Column, type PlacedText } from './page-content.js';
import { pieceCode } from './piece-code.js';
import { printable } from './printable-text.js';
import { FOOTER } from './type-sizes.js';

const BASELINE = 284 * MM;
const GREY = 0.35;

const pageOfPages: Record<string, (page: number, pages: number) => string> = {
  nl: (page, pages) => `pagina ${page} van ${pages}`,
  fr: (page, pages) => `page ${page} sur ${pages}`,
  de: (page, pages) => `Seite ${page} von ${pages}`,
  en: (page, pages) => `page ${page} of ${pages}`,
};

/** Which page it is of how many, and whether two of them share a sheet. */
export interface PageNumber {
  page: number;
  pages: number;
  duplex: boolean;
}

/** Message number and page at the left; on the front of each sheet its place in the batch at the right. */
export function footer(letter: LetterInput, { page, pages, duplex }: PageNumber, column: Column): PlacedText[] {
  const words = pageOfPages[letter.language.toLowerCase().slice(0, 2)] ?? pageOfPages['en']!;
  const place = (parts: string[], side: 'left' | 'right'): PlacedText => {
    const styled = parts.map((text) => ({ text: printable(text), style: 'regular' as const }));
    const line = singleLine(styled, FOOTER.size, 'ltr', column.missing);
    const x = side === 'left' ? column.left : column.right - line.width;
    return { x, y: BASELINE, size: FOOTER.size, line, grey: GREY };
  };
  const texts = [place([`${letter.number} · ${words(page, pages)}`], 'left')];
  const perSheet = duplex ? 2 : 1;
  if (letter.piece && (page - 1) % perSheet === 0) {
    const { batch, sequence } = letter.piece;
    const sheet = (page - 1) / perSheet + 1;
    const sheets = Math.ceil(pages / perSheet);
    texts.push(place([...pieceCode(batch, sequence), ` ${sheet}/${sheets}`], 'right'));
  }
  return texts;
}

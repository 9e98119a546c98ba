import type { Line } from './line-breaking.js';

/** A size of type and the distance between its baselines, both in points. */
export interface TypeSize {
  size: number;
  leading: number;
}

export const BODY: TypeSize = { size: 10.5, leading: 15 };
export const SUBJECT: TypeSize = { size: 12, leading: 17 };
export const HEADINGS: Record<1 | 2 | 3, TypeSize> = {
  1: { size: 13, leading: 18 },
  2: { size: 11.5, leading: 16 },
  3: { size: 10.5, leading: 15 },
};
export const TABLE: TypeSize = { size: 9.5, leading: 13 };
export const SENDER_NAME: TypeSize = { size: 14, leading: 18 };
export const SENDER: TypeSize = { size: 8.5, leading: 12 };
export const FOOTER: TypeSize = { size: 8, leading: 11 };

/** Height of a capital, in thousandths of the em, of the body face. */
const CAPITAL = 729;

/** Where the baseline lies below the top of its line, so that capitals stand in the middle of the leading. */
export function baseline({ size, leading }: TypeSize): number {
  return (leading + (size * CAPITAL) / 1000) / 2;
}

/** How far the faces of a line reach above and below its baseline, accents and all, in points. */
export function extent(line: Line, size: number): { above: number; below: number } {
  let above = 0;
  let below = 0;
  for (const { face } of line.parts) {
    above = Math.max(above, face.ascent);
    below = Math.max(below, face.descent);
  }
  return { above: (above * size) / 1000, below: (below * size) / 1000 };
}

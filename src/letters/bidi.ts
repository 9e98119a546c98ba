import bidiFactory from 'bidi-js';

/** The Unicode Bidirectional Algorithm (UAX #9), as far as a line of a letter needs it. */
export type Direction = 'ltr' | 'rtl';

// The package is CommonJS whose export is the function itself, while its types promise a default export.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();

const MAYBE_RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\u2067\u2068\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** False for text that is certainly read from left to right throughout; nothing below is needed for it. */
export function mayRunRightToLeft(text: string): boolean {
  return MAYBE_RIGHT_TO_LEFT.test(text);
}

/** The direction of a paragraph: that of its first strong character (rules P2 and P3); left to right without one. */
export function paragraphDirection(text: string): Direction {
  if (!mayRunRightToLeft(text)) return 'ltr';
  return (bidi.getEmbeddingLevels(text, 'auto').paragraphs[0]?.level ?? 0) % 2 === 1 ? 'rtl' : 'ltr';
}

/** The embedding level of each UTF-16 unit of the text; odd levels run from right to left. */
export function embeddingLevels(text: string, direction: Direction): Uint8Array {
  return bidi.getEmbeddingLevels(text, direction).levels;
}

/** Brackets and their like turned around, as they look in text from right to left (rule L4). */
export function mirrored(text: string): string {
  return Array.from(text, (character) => bidi.getMirroredCharacter(character) ?? character).join('');
}

/** The order in which the pieces of a line are drawn from left to right, given their levels (rule L2). */
export function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, index) => index);
  const highest = Math.max(0, ...levels);
  for (let level = highest; level > 0; level--) {
    for (let start = 0; start < order.length; start++) {
      if (levels[order[start] as number]! < level) continue;
      let end = start;
      while (end + 1 < order.length && levels[order[end + 1] as number]! >= level) end++;
      order.splice(start, end - start + 1, ...order.slice(start, end + 1).toReversed());
      start = end;
    }
  }
  return order;
}

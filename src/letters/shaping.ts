import { BoundedCache } from '../message-types/bounded-cache.js';
import { mirrored } from './bidi.js';
import { faceFor, mainFace, type FontFace, type TextStyle } from './font-registry.js';

/**
 * Letters set in one face: what is drawn, from left to right, independent of size and of any document.
 * Lengths are in thousandths of the em, as in PDF.
 */
export interface Shaped {
  face: FontFace;
  glyphs: readonly ShapedGlyph[];
  width: number;
  /** True when a glyph stands off its place, as a combining accent does. */
  displaced: boolean;
}

export interface ShapedGlyph {
  id: number;
  /** The characters it stands for, so that text can be copied and searched. */
  text: string;
  /** Its own width, and how far the next glyph is from it after kerning. */
  width: number;
  advance: number;
  dx: number;
  dy: number;
}

/** A word in as many faces as its characters need, in the order drawn, and the characters no face has. */
export interface ShapedWord {
  parts: readonly Shaped[];
  width: number;
  missing: string;
}

const words = new BoundedCache<ShapedWord>(8_000);

/** Marks that steer the order of a line and have done so by now. */
const DIRECTION_MARKS = /[\u200e\u200f\u061c\u2066-\u2069]/g;
/** The joiners matter between Arabic letters, and nowhere else in what Bode prints. */
const JOINERS = /(?<![\u0600-\u06ff\u0750-\u077f])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u06ff\u0750-\u077f])/g;

/**
 * Shapes text of one style and one direction: chooses faces, joins Arabic letters, places accents, kerns.
 * `text` must be printable; texts without a space in them are shared, as the same words come back in every letter.
 */
export function shape(text: string, style: TextStyle, rightToLeft: boolean): ShapedWord {
  return words.get(`${style}${rightToLeft ? '<' : '>'}${text}`, () => shapeAnew(text, style, rightToLeft));
}

function shapeAnew(text: string, style: TextStyle, rightToLeft: boolean): ShapedWord {
  const visible = text.replace(DIRECTION_MARKS, '').replace(JOINERS, '');
  const drawn = rightToLeft ? mirrored(visible) : visible;
  const { stretches, missing } = splitByFace(drawn, style);
  const parts = stretches.map((stretch) => layOut(stretch.text, stretch.face, rightToLeft));
  if (rightToLeft) parts.toReversed();
  return { parts, width: parts.reduce((sum, part) => sum + part.width, 0), missing };
}

interface Stretch {
  face: FontFace;
  text: string;
}

/** A character with the marks on it stays in one face, or the marks could not be placed. */
const CLUSTERS = /\P{M}\p{M}*|\p{M}+/gu;

function splitByFace(text: string, style: TextStyle): { stretches: Stretch[]; missing: string } {
  const whole = faceFor(style, text);
  if (whole) return { stretches: text ? [{ face: whole, text }] : [], missing: '' };
  const stretches: Stretch[] = [];
  let missing = '';
  const add = (face: FontFace, characters: string): void => {
    const last = stretches.at(-1);
    if (last?.face === face) last.text += characters;
    else stretches.push({ face, text: characters });
  };
  for (const [cluster] of text.matchAll(CLUSTERS)) {
    const together = faceFor(style, cluster);
    if (together) {
      add(together, cluster);
      continue;
    }
    for (const character of cluster) {
      const face = faceFor(style, character);
      if (face) add(face, character);
      else missing += character;
    }
  }
  return { stretches, missing };
}

function layOut(text: string, face: FontFace, rightToLeft: boolean): Shaped {
  const run = face.font.layout(text, undefined, undefined, undefined, rightToLeft ? 'rtl' : 'ltr');
  const texts = textOfGlyphs(
    Array.from(text),
    run.glyphs.map((glyph) => glyph.codePoints.length),
    rightToLeft,
  );
  let width = 0;
  let displaced = false;
  const glyphs = run.glyphs.map((glyph, index): ShapedGlyph => {
    const position = run.positions[index]!;
    const advance = position.xAdvance * face.scale;
    width += advance;
    if (position.xOffset !== 0 || position.yOffset !== 0) displaced = true;
    return {
      id: glyph.id,
      text: texts[index] ?? '',
      width: glyph.advanceWidth * face.scale,
      advance,
      dx: position.xOffset * face.scale,
      dy: position.yOffset * face.scale,
    };
  });
  return { face, glyphs, width, displaced };
}

/**
 * Shares the characters of a text out over its glyphs; a ligature takes as many as it is made of. fontkit's own list
 * names the characters a glyph was first drawn for in this process, which would make a file depend on the files
 * before it.
 */
function textOfGlyphs(characters: string[], counts: number[], rightToLeft: boolean): string[] {
  const inOrder = rightToLeft ? counts.toReversed() : counts;
  let next = 0;
  const texts = inOrder.map((count, index) => {
    const end = index === inOrder.length - 1 ? characters.length : next + count;
    const taken = characters.slice(next, end).join('');
    next = Math.min(end, characters.length);
    return taken;
  });
  return rightToLeft ? texts.toReversed() : texts;
}

/** The blank between words, as wide as the style's own face has it. */
export function spaceOf(style: TextStyle): Shaped {
  const space = shape(' ', style, false).parts[0];
  if (!space) throw new Error(`${mainFace(style).name} has no space`);
  return space;
}

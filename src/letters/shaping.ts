import { mirrored } from './bidi.js';
import { faceFor, mainFace, type FontFace, type TextStyle } from './font-registry.js';
import { RecentCache } from './recent-cache.js';

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
  /** True when it will hardly come back, as a number, so that nobody need keep it. */
  passing: boolean;
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

/** Words shaped lately; the same ones come back in every letter. */
type Words = Record<TextStyle, RecentCache<string, ShapedWord>>;
const leftToRight: Words = { regular: newCache(), bold: newCache(), oblique: newCache() };
const rightToLeft: Words = { regular: newCache(), bold: newCache(), oblique: newCache() };

function newCache(): RecentCache<string, ShapedWord> {
  return new RecentCache(3_000);
}

/** Marks that steer the order of a line and have done so by now. */
const DIRECTION_MARKS = /[\u200e\u200f\u061c\u2066-\u2069]/g;
/** The joiners matter between Arabic letters, and nowhere else in what Bode prints. */
const JOINERS = /(?<![\u0600-\u06ff\u0750-\u077f])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u06ff\u0750-\u077f])/g;

/**
 * Shapes text of one style and one direction: chooses faces, joins Arabic letters, places accents, kerns.
 * `text` must be printable.
 */
export function shape(text: string, style: TextStyle, fromRight: boolean): ShapedWord {
  if (DIGITS.test(text)) return shapeDigits(text, style);
  const words = (fromRight ? rightToLeft : leftToRight)[style];
  let word = words.get(text);
  if (!word) {
    word = shapeAnew(text, style, fromRight);
    words.set(text, word);
  }
  return word;
}

const DIGITS = /^[0-9]{2,}$/;

/**
 * Numbers are what letters do not have in common, and digits neither join nor kern: set one by one they look the same,
 * need no shaping, and are not worth keeping.
 */
function shapeDigits(text: string, style: TextStyle): ShapedWord {
  const glyphs = Array.from(text, (digit) => shape(digit, style, false).parts[0]!.glyphs[0]!);
  const width = glyphs.reduce((sum, glyph) => sum + glyph.advance, 0);
  return { parts: [{ face: mainFace(style), glyphs, width, displaced: false, passing: true }], width, missing: '' };
}

function shapeAnew(text: string, style: TextStyle, fromRight: boolean): ShapedWord {
  const visible = text.replace(DIRECTION_MARKS, '').replace(JOINERS, '');
  const drawn = fromRight ? mirrored(visible) : visible;
  const { stretches, missing } = splitByFace(drawn, style);
  const inOrder = fromRight ? stretches.toReversed() : stretches;
  const parts = inOrder.map((stretch) => layOut(stretch.text, stretch.face, fromRight));
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

function layOut(text: string, face: FontFace, fromRight: boolean): Shaped {
  const run = face.font.layout(text, undefined, undefined, undefined, fromRight ? 'rtl' : 'ltr');
  const texts = textOfGlyphs(
    Array.from(text),
    run.glyphs.map((glyph) => glyph.codePoints.length),
    fromRight,
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
  return { face, glyphs, width, displaced, passing: false };
}

/**
 * Shares the characters of a text out over its glyphs: one each, a ligature as many as it is made of. fontkit's own
 * list names the characters a glyph was first drawn for in this process (none, if as a part of another glyph), which
 * would make a file depend on the files before it; only how many characters a ligature joins is sure.
 */
function textOfGlyphs(characters: string[], counts: number[], fromRight: boolean): string[] {
  const ligatures = counts.length < characters.length;
  const inOrder = fromRight ? counts.toReversed() : counts;
  let next = 0;
  const texts = inOrder.map((count, index) => {
    const end = index === inOrder.length - 1 ? characters.length : next + (ligatures ? Math.max(1, count) : 1);
    const taken = characters.slice(next, end).join('');
    next = Math.min(end, characters.length);
    return taken;
  });
  return fromRight ? texts.toReversed() : texts;
}

/** The blank between words, as wide as the style's own face has it. */
export function spaceOf(style: TextStyle): Shaped {
  const space = shape(' ', style, false).parts[0];
  if (!space) throw new Error(`${mainFace(style).name} has no space`);
  return space;
}

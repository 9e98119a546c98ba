import { embeddingLevels, mayRunRightToLeft, visualOrder, type Direction } from './bidi.js';
import type { TextStyle } from './font-registry.js';
import { shape, spaceOf, type Shaped, type ShapedWord } from './shaping.js';

/** Text of one style; printable already. */
export interface StyledText {
  text: string;
  style: TextStyle;
}

/** A line ready to be drawn: its parts from left to right, one against the next. `width` in points. */
export interface Line {
  parts: Shaped[];
  width: number;
}

/** Part of a word: one style, one embedding level. */
interface Piece extends StyledText {
  level: number;
  shaped: ShapedWord;
}

/** What stays together on a line, unless it is wider than the line itself. */
export interface Word {
  pieces: Piece[];
  width: number;
  /** The blank before it when it is not the first of its line; null when it follows the word before directly. */
  space: { style: TextStyle; level: number } | null;
}

/** Breaks styled text into lines of at most `width` points at `size` points. */
export function breakIntoLines(
  texts: readonly StyledText[],
  width: number,
  size: number,
  direction: Direction,
  missing: Set<string>,
): Line[] {
  return wordsIntoLines(splitIntoWords(texts, direction, missing), width, size, direction);
}

/**
 * Fills lines of at most `width` points with words. Spaces are the first choice to end a line, then hyphens and between
 * Chinese characters; only a word wider than the whole line is cut anywhere.
 */
export function wordsIntoLines(words: readonly Word[], width: number, size: number, direction: Direction): Line[] {
  const limit = (width * 1000) / size;
  const waiting = words.toReversed();
  const lines: Line[] = [];
  let line: Word[] = [];
  let used = 0;
  while (waiting.length > 0) {
    const word = waiting.pop()!;
    const gap = line.length > 0 && word.space ? spaceOf(word.space.style).width : 0;
    if (used + gap + word.width <= limit) {
      line.push(word);
      used += gap + word.width;
      continue;
    }
    const fragments = breakableParts(word, limit);
    if (fragments.length > 1) {
      waiting.push(...fragments.toReversed());
    } else if (line.length === 0) {
      lines.push(finish([word], size, direction));
    } else {
      lines.push(finish(line, size, direction));
      line = [];
      used = 0;
      waiting.push(word);
    }
  }
  if (line.length > 0) lines.push(finish(line, size, direction));
  return lines;
}

/** The text on one line, however wide it is. */
export function singleLine(
  texts: readonly StyledText[],
  size: number,
  direction: Direction,
  missing: Set<string>,
): Line {
  return finish(splitIntoWords(texts, direction, missing), size, direction);
}

/** The width in points of the widest word, and of all of them on one line. */
export function measure(words: readonly Word[], size: number): { widestWord: number; all: number } {
  let widest = 0;
  let all = 0;
  for (const word of words) {
    widest = Math.max(widest, word.width);
    all += word.width + (word.space && all > 0 ? spaceOf(word.space.style).width : 0);
  }
  return { widestWord: (widest * size) / 1000, all: (all * size) / 1000 };
}

/** Shapes the words of a text. Characters no font has are added to `missing`. */
export function splitIntoWords(texts: readonly StyledText[], direction: Direction, missing: Set<string>): Word[] {
  const whole = texts.map((part) => part.text).join('');
  const levels = direction === 'rtl' || mayRunRightToLeft(whole) ? embeddingLevels(whole, direction) : null;
  const words: Word[] = [];
  let word: Word | null = null;
  let space: Word['space'] = null;
  let offset = 0;
  for (const { text, style } of texts) {
    for (const [index, token] of text.split(' ').entries()) {
      if (index > 0) {
        space = { style, level: levels?.[offset] ?? 0 };
        word = null;
        offset += 1;
      }
      if (token !== '') {
        if (!word) {
          word = { pieces: [], width: 0, space };
          words.push(word);
          space = null;
        }
        for (const [text, level] of splitByLevel(token, levels, offset)) {
          const shaped = shape(text, style, level % 2 === 1);
          for (const character of shaped.missing) missing.add(character);
          append(word, { text, style, level, shaped });
        }
        offset += token.length;
      }
    }
  }
  return words;
}

/** A word cut where its direction turns, with the level of each part. */
function splitByLevel(token: string, levels: Uint8Array | null, offset: number): [text: string, level: number][] {
  if (!levels) return [[token, 0]];
  const parts: [string, number][] = [];
  let start = 0;
  for (let end = 1; end <= token.length; end++) {
    if (end < token.length && levels[offset + end] === levels[offset + start]) continue;
    parts.push([token.slice(start, end), levels[offset + start] ?? 0]);
    start = end;
  }
  return parts;
}

function append(word: Word, piece: Piece): void {
  word.pieces.push(piece);
  word.width += piece.shaped.width;
}

const OPENING = '[\\p{Ps}\\p{Pi}]*';
const CLOSING = '[\\p{Pe}\\p{Pf}\\p{Po}々ー]*';
/** Stretches that must not be broken: a Chinese character with its punctuation, or other text up to a hyphen. */
const STRETCHES = new RegExp(
  `${OPENING}[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]\\p{M}*${CLOSING}` +
    `|[^\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]+?(?:[-‐–—/](?=[\\p{L}\\p{N}])|(?=${OPENING}[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}])|$)`,
  'gu',
);

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The word cut where a line may end inside it; one part when it must stay whole. `limit` in thousandths of the em. */
function breakableParts(word: Word, limit: number): Word[] {
  const cut = (pattern: (text: string) => string[]): Word[] => {
    const parts: Word[] = [];
    for (const piece of word.pieces) {
      for (const [index, text] of pattern(piece.text).entries()) {
        // Where only the style or the direction changes there is no place to break.
        const last = parts.at(-1);
        const target =
          index === 0 && last ? last : { pieces: [], width: 0, space: parts.length === 0 ? word.space : null };
        if (target !== last) parts.push(target);
        append(target, { ...piece, text, shaped: shape(text, piece.style, piece.level % 2 === 1) });
      }
    }
    return parts;
  };
  const atStretches = cut((text) => text.match(STRETCHES) ?? [text]);
  if (atStretches.length > 1 || word.width <= limit) return atStretches;
  return cut((text) => Array.from(graphemes.segment(text), ({ segment }) => segment));
}

/** Puts the words of a line in the order in which they are seen. Runs for every line of every letter. */
function finish(line: readonly Word[], size: number, direction: Direction): Line {
  const pieces: { level: number; parts: readonly Shaped[] }[] = [];
  let straight = direction === 'ltr';
  for (const [index, { space, pieces: own }] of line.entries()) {
    if (space && index > 0) pieces.push({ level: space.level, parts: [spaceOf(space.style)] });
    for (const { level, shaped } of own) {
      pieces.push({ level, parts: shaped.parts });
      straight &&= level === 0;
    }
  }
  const ordered = straight ? pieces : visualOrder(pieces.map((piece) => piece.level)).map((index) => pieces[index]!);
  const parts: Shaped[] = [];
  let width = 0;
  for (const piece of ordered) {
    for (const part of piece.parts) {
      parts.push(part);
      width += part.width;
    }
  }
  return { parts, width: (width * size) / 1000 };
}

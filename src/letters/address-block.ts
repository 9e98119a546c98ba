import { paragraphDirection } from './bidi.js';
import type { Rectangle } from './envelope-profile.js';
import type { LetterInput } from './letter-input.js';
import { breakIntoLines, singleLine, type Line } from './line-breaking.js';
import { MM, type PageContent, type PlacedText } from './page-content.js';
import { printable } from './printable-text.js';
import { extent } from './type-sizes.js';

/** Postal services ask for 10 to 12 points and read 9 through a window. */
const ADDRESS_SIZES = [11, 10.5, 10, 9.5, 9] as const;
const ADDRESS_LEADING = 1.2;
const RETURN_SIZES = [7, 6.5, 6] as const;
const RETURN_LEADING = 1.2;
const RETURN_LINES_AT_MOST = 2;
const RULE_GAP = 1.2;
const BELOW_RULE = 1.5;
/** Kept free inside the safe rectangle: DIN 680 lets a window be 1 mm off. */
const SIDE_CLEARANCE = 1 * MM;

/**
 * The return line, a thin rule and the address, all of it inside `safe` (millimetres): the address as large as it
 * can be, from 11 to 9 points, without its droppable lines only when it does not fit otherwise. Null when it does
 * not fit even then. `alignWith` (points) is where the text begins if the window allows it, so that address and body
 * share an edge. Lines keep to the left whatever their script, as a sorting machine expects them.
 */
export function addressBlock(
  letter: Pick<LetterInput, 'address' | 'returnLine'>,
  safe: Rectangle,
  alignWith: number,
  missing: Set<string>,
): PageContent | null {
  const left = Math.max(alignWith, safe.x * MM + SIDE_CLEARANCE);
  const right = (safe.x + safe.width) * MM - SIDE_CLEARANCE;
  const bottom = (safe.y + safe.height) * MM;
  const returned = returnLines(letter.returnLine, left, right, safe.y * MM, missing);
  if (!returned) return null;
  const room = { left, right, top: returned.bottom, bottom };
  for (const lines of shorterAndShorter(letter.address)) {
    for (const size of ADDRESS_SIZES) {
      const texts = fit(lines, size, room, missing);
      if (texts) return { texts: [...returned.content.texts, ...texts], strokes: returned.content.strokes };
    }
  }
  return null;
}

/** The address with all its lines, then with one droppable line after the other gone. */
function* shorterAndShorter({ lines, droppable }: LetterInput['address']): Generator<string[]> {
  const dropped = new Set<number>();
  yield lines;
  for (const index of droppable) {
    dropped.add(index);
    yield lines.filter((_, place) => !dropped.has(place));
  }
}

interface Room {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function fit(lines: readonly string[], size: number, room: Room, missing: Set<string>): PlacedText[] | null {
  const set = lines.map((line) => oneLine(line, size, missing));
  if (set.some((line) => line.width > room.right - room.left)) return null;
  const first = set[0];
  const last = set.at(-1);
  if (!first || !last) return [];
  const leading = size * ADDRESS_LEADING;
  const above = extent(first, size).above;
  const height = above + leading * (set.length - 1) + extent(last, size).below;
  const spare = room.bottom - room.top - height;
  if (spare < 0) return null;
  const top = room.top + spare / 2 + above;
  return set.map((line, index) => ({ x: room.left, y: top + leading * index, size, line, grey: 0 }));
}

function oneLine(text: string, size: number, missing: Set<string>): Line {
  const clean = printable(text).trim();
  return singleLine([{ text: clean, style: 'regular' }], size, paragraphDirection(clean), missing);
}

/** The return line, on two lines if need be, with the rule under it. Null when even that is too narrow for it. */
function returnLines(
  text: string,
  left: number,
  right: number,
  top: number,
  missing: Set<string>,
): { content: PageContent; bottom: number } | null {
  const clean = printable(text).trim();
  if (clean === '') return { content: { texts: [], strokes: [] }, bottom: top };
  const smallest = RETURN_SIZES[RETURN_SIZES.length - 1]!;
  const size = RETURN_SIZES.find((candidate) => oneLine(clean, candidate, missing).width <= right - left) ?? smallest;
  const styled = [{ text: clean, style: 'regular' as const }];
  const lines = breakIntoLines(styled, right - left, size, paragraphDirection(clean), missing);
  if (right <= left || lines.length > RETURN_LINES_AT_MOST) return null;
  const texts: PlacedText[] = [];
  let y = top;
  for (const line of lines) {
    const above = extent(line, size).above;
    y = texts.length === 0 ? y + above : y + size * RETURN_LEADING;
    texts.push({ x: left, y, size, line, grey: 0 });
  }
  const rule = y + extent(lines.at(-1)!, size).below + RULE_GAP;
  const strokes = [{ x1: left, y1: rule, x2: right, y2: rule, width: 0.4, grey: 0 }];
  return { content: { texts, strokes }, bottom: rule + BELOW_RULE };
}

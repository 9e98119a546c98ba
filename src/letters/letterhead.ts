import { textRows } from './block-rows.js';
import type { Rectangle } from './envelope-profile.js';
import { plainRun } from './inline-text.js';
import { MM, type Column, type PageContent, type Row } from './page-content.js';
import { paginate } from './pagination.js';
import { SENDER, SENDER_NAME, type TypeSize } from './type-sizes.js';

/** The letterhead: what stands at a place of its own, how far down it reaches (points), and what joins the body. */
export interface Letterhead {
  content: PageContent;
  bottom: number;
  rows: Row[];
}

const TOP = 15 * MM;
const CLEARANCE = 4 * MM;
const NARROWEST = 45 * MM;

/**
 * The sender's name across the top and the other lines beside the window, all outside `exposed` (millimetres).
 * Where an unusual envelope leaves no such place, it stands at the beginning of the body, below the window.
 */
export function letterhead(sender: readonly string[], exposed: Rectangle, column: Column): Letterhead {
  const [name, ...details] = sender;
  if (name === undefined) return { content: { texts: [], strokes: [] }, bottom: 0, rows: [] };
  const nameRows = set([name], SENDER_NAME, column, 'bold');
  const beside = besideWindow(exposed, column);
  const detailRows = set(details, SENDER, beside ?? column, 'regular');
  const nameBottom = TOP + heightOf(nameRows);
  if (!beside || nameBottom > exposed.y * MM - CLEARANCE) {
    const rows = [...nameRows, ...set(details, SENDER, column, 'regular')];
    if (rows.length > 0) rows.at(-1)!.height += SENDER_NAME.leading;
    return { content: { texts: [], strokes: [] }, bottom: 0, rows };
  }
  const onLeft = beside.left === column.left;
  const detailsTop = onLeft ? nameBottom + 2 : exposed.y * MM + CLEARANCE;
  const content: PageContent = { texts: [], strokes: [] };
  for (const [rows, top] of [
    [nameRows, TOP],
    [detailRows, detailsTop],
  ] as const) {
    const [page] = paginate(rows, { firstTop: top, otherTop: top, bottom: Infinity });
    content.texts.push(...page!.texts);
  }
  return { content, bottom: Math.max(nameBottom, detailsTop + heightOf(detailRows)), rows: [] };
}

function set(lines: readonly string[], type: TypeSize, column: Column, style: 'regular' | 'bold'): Row[] {
  return lines.flatMap((line) => textRows(plainRun(line, style), type, column));
}

function heightOf(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + row.height, 0);
}

/** The wider strip of the text column beside what the window can reach, or null when both are too narrow. */
function besideWindow(exposed: Rectangle, column: Column): Column | null {
  const before = { ...column, right: exposed.x * MM - CLEARANCE };
  const after = { ...column, left: (exposed.x + exposed.width) * MM + 2 * CLEARANCE };
  const wider = before.right - before.left >= after.right - after.left ? before : after;
  return wider.right - wider.left >= NARROWEST ? wider : null;
}

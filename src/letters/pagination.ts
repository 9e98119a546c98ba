import type { PageContent, Row } from './page-content.js';

/** From where to where, in points from the top of the sheet, rows may stand on the first page and on the others. */
export interface PageRoom {
  firstTop: number;
  otherTop: number;
  bottom: number;
}

/** Shares rows out over pages, with no heading alone at a foot and table headers said again. At least one page. */
export function paginate(rows: readonly Row[], room: PageRoom): PageContent[] {
  const pages: PageContent[] = [{ texts: [], strokes: [] }];
  let y = room.firstTop;
  let empty = true;
  const put = (row: Row): void => {
    if (!empty) y += row.before;
    placeRow(row, y, pages.at(-1)!);
    y += row.height;
    empty = false;
  };
  for (let index = 0; index < rows.length;) {
    const group = rowsTogether(rows, index, room);
    const needed = group.reduce((sum, row, place) => sum + row.height + (place === 0 && empty ? 0 : row.before), 0);
    if (y + needed > room.bottom && !(empty && pages.length > 1)) {
      pages.push({ texts: [], strokes: [] });
      y = room.otherTop;
      empty = true;
      for (const header of group[0]?.repeated ?? []) put(header);
    }
    for (const row of group) put(row);
    index += group.length;
  }
  return pages;
}

/** The row and those it has to stay with; the row alone when they would not fit a page of their own. */
function rowsTogether(rows: readonly Row[], start: number, room: PageRoom): Row[] {
  const group: Row[] = [];
  let height = 0;
  const header = rows[start]!.repeated ?? [];
  for (const row of header) height += row.height;
  for (let index = start; index < rows.length; index++) {
    const row = rows[index]!;
    group.push(row);
    height += row.height + row.before;
    if (height > room.bottom - room.otherTop) return [rows[start]!];
    if (!row.keepWithNext) break;
  }
  return group;
}

function placeRow(row: Row, top: number, page: PageContent): void {
  for (const text of row.texts) page.texts.push({ ...text, y: top + text.y });
  for (const stroke of row.strokes) page.strokes.push({ ...stroke, y1: top + stroke.y1, y2: top + stroke.y2 });
}

import { isBreak, type Block, type Inline } from '../message-types/text-tree.js';
import { paragraphDirection, type Direction } from './bidi.js';
import { inlinesToText, type InlineRun } from './inline-text.js';
import { measure, splitIntoWords, wordsIntoLines, type Line, type Word } from './line-breaking.js';
import type { Column, PlacedText, Row } from './page-content.js';
import { baseline, TABLE } from './type-sizes.js';

type Table = Extract<Block, { type: 'table' }>;
type Align = 'left' | 'right' | 'center';

/** One column of the table on the page, in points. */
interface TableColumn {
  x: number;
  width: number;
  align: Align;
}

const GUTTER = 12;
const PADDING = 3;
/** A row of more lines than this may be cut by a page break. */
const MOST_LINES_TOGETHER = 12;

/** A table over the whole column; its header comes back on every page that it goes on. */
export function tableRows(table: Table, column: Column): Row[] {
  const header = table.header.map((cell) => cellOf(inlinesToText(cell, 'bold'), column));
  const rows = table.rows.map((row) => header.map((_, index) => cellOf(inlinesToText(row[index] ?? []), column)));
  const direction = paragraphDirection(table.header.map(textOf).join(' '));
  const columns = placeColumns(table, [header, ...rows], column, direction);

  const headerRows = cellRows(header, columns, column, { width: 0.8, grey: 0.2 });
  for (const row of headerRows) row.keepWithNext = true;
  const bodyRows = rows.flatMap((row) => cellRows(row, columns, column, { width: 0.4, grey: 0.7 }));
  for (const row of bodyRows) row.repeated = headerRows;
  return [...headerRows, ...bodyRows];
}

/** A cell: its direction, and the words of each line the writer broke. */
interface Cell {
  direction: Direction;
  lines: Word[][];
}

function cellOf({ direction, lines }: InlineRun, column: Column): Cell {
  return { direction, lines: lines.map((texts) => splitIntoWords(texts, direction, column.missing)) };
}

function textOf(content: readonly Inline[]): string {
  return content.map((inline) => (isBreak(inline) ? ' ' : inline.text)).join('');
}

function placeColumns(table: Table, rows: Cell[][], column: Column, direction: Direction): TableColumn[] {
  const gutters = GUTTER * (table.header.length - 1);
  const widths = shareOut(columnNeeds(rows), column.right - column.left - gutters);
  let x = column.left;
  const order = direction === 'rtl' ? widths.map((_, index) => widths.length - 1 - index) : [...widths.keys()];
  const columns = Array.from<TableColumn>({ length: widths.length });
  for (const index of order) {
    const width = widths[index]!;
    columns[index] = { x, width, align: table.align[index] ?? (direction === 'rtl' ? 'right' : 'left') };
    x += width + GUTTER;
  }
  return columns;
}

interface Need {
  least: number;
  most: number;
}

function columnNeeds(rows: Cell[][]): Need[] {
  const needs: Need[] = (rows[0] ?? []).map(() => ({ least: 0, most: 0 }));
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      const need = needs[index]!;
      for (const line of cell.lines) {
        const { widestWord, all } = measure(line, TABLE.size);
        // A hair more than measured, or rounding would break the widest line of a column that fits it.
        need.least = Math.max(need.least, widestWord + 0.01);
        need.most = Math.max(need.most, all + 0.01);
      }
    }
  }
  return needs;
}

/**
 * Widths that fill the table. When there is room, each column gets what it needs and the rest in proportion. When
 * there is too little, columns that ask for less than a fair share get all they ask for (dates and numbers stay on one
 * line), and the others share what is left, each with room for its widest word if that is possible.
 */
function shareOut(needs: readonly Need[], width: number): number[] {
  const most = total(needs, 'most');
  if (most === 0) return needs.map(() => width / needs.length);
  if (most <= width) return needs.map((need) => (need.most * width) / most);
  let greedy = [...needs];
  let left = width;
  for (;;) {
    const fair = left / greedy.length;
    const modest = greedy.filter((need) => need.most <= fair);
    if (modest.length === 0) break;
    greedy = greedy.filter((need) => need.most > fair);
    left -= total(modest, 'most');
  }
  const least = total(greedy, 'least');
  const wanted = total(greedy, 'most') - least;
  const share = (need: Need): number => {
    if (least > left) return left / greedy.length;
    return need.least + (wanted > 0 ? ((need.most - need.least) * (left - least)) / wanted : 0);
  };
  return needs.map((need) => (greedy.includes(need) ? share(need) : need.most));
}

function total(needs: readonly Need[], which: keyof Need): number {
  return needs.reduce((sum, need) => sum + need[which], 0);
}

function cellRows(cells: Cell[], columns: TableColumn[], column: Column, rule: { width: number; grey: number }): Row[] {
  const lines = cells.map((cell, index) =>
    cell.lines.flatMap((words) => wordsIntoLines(words, columns[index]!.width, TABLE.size, cell.direction)),
  );
  const count = Math.max(1, ...lines.map((cellLines) => cellLines.length));
  return Array.from({ length: count }, (_, index): Row => {
    const first = index === 0;
    const last = index === count - 1;
    const top = first ? PADDING : 0;
    const height = top + TABLE.leading + (last ? PADDING : 0);
    const texts = lines.flatMap((cellLines, place): PlacedText[] => {
      const line = cellLines[index];
      if (!line) return [];
      const x = aligned(line, columns[place]!, cells[place]!.direction);
      return [{ x, y: top + baseline(TABLE), size: TABLE.size, line, grey: 0 }];
    });
    const strokes = last ? [{ x1: column.left, y1: height, x2: column.right, y2: height, ...rule }] : [];
    return { texts, strokes, height, before: 0, keepWithNext: !last && count <= MOST_LINES_TOGETHER };
  });
}

function aligned(line: Line, { x, width, align }: TableColumn, direction: Direction): number {
  const spare = width - line.width;
  if (align === 'center') return x + spare / 2;
  return align === 'right' || direction === 'rtl' ? x + spare : x;
}

import { isBreak, type Block, type Inline } from '../message-types/text-tree.js';
import { paragraphDirection, type Direction } from './bidi.js';
import { breakIntoLines, singleLine, type Line } from './line-breaking.js';
import { inlinesToText, type InlineRun } from './inline-text.js';
import type { Column, Row } from './page-content.js';
import { tableRows } from './table-rows.js';
import { baseline, BODY, HEADINGS, type TypeSize } from './type-sizes.js';

const BETWEEN_BLOCKS = 7;
const BETWEEN_ITEMS = 2.5;
const LIST_INDENT = 16;
const QUOTE_INDENT = 14;
const GREY = 0.45;

/** The blocks of a letter as rows to be shared out over pages. */
function blockRows(blocks: readonly Block[], column: Column): Row[] {
  return blocks.flatMap((block, index) => {
    const rows = rowsOfBlock(block, column);
    const first = rows[0];
    if (first && index > 0) first.before = Math.max(first.before, BETWEEN_BLOCKS);
    return rows;
  });
}

/**
 * The blocks of a whole letter. The greeting that ends it takes the end of what it closes along to the next sheet, which
 * would hold nothing but a name else.
 */
export function letterRows(blocks: readonly Block[], column: Column): Row[] {
  const rows = blockRows(blocks.slice(0, -1), column);
  const ending = blockRows(blocks.slice(-1), column);
  const [above, first] = [rows.at(-1), ending[0]];
  if (above && first) {
    first.before = Math.max(first.before, BETWEEN_BLOCKS);
    if (blocks.at(-1)?.type === 'paragraph') above.keepWithNext = true;
  }
  return [...rows, ...ending];
}

function rowsOfBlock(block: Block, column: Column): Row[] {
  switch (block.type) {
    case 'paragraph':
      return textRows(inlinesToText(block.content), BODY, column);
    case 'heading':
      return headingRows(block, column);
    case 'list':
      return listRows(block, column);
    case 'table':
      return tableRows(block, column);
    case 'quote':
      return quoteRows(block, column);
    case 'rule':
      return [ruleRow(column)];
  }
}

/** A paragraph: at least two of its lines stay together on either side of a page break. */
export function textRows(run: InlineRun, type: TypeSize, column: Column): Row[] {
  const width = column.right - column.left;
  const lines = run.lines.flatMap((texts): Line[] => {
    const broken = breakIntoLines(texts, width, type.size, run.direction, column.missing);
    return broken.length > 0 ? broken : [{ parts: [], width: 0 }];
  });
  return lines.map((line, index) => ({
    texts: [
      {
        x: run.direction === 'rtl' ? column.right - line.width : column.left,
        y: baseline(type),
        size: type.size,
        line,
        grey: 0,
      },
    ],
    strokes: [],
    height: type.leading,
    before: 0,
    keepWithNext: lines.length > 1 && (index === 0 || index === lines.length - 2),
  }));
}

function headingRows(block: Extract<Block, { type: 'heading' }>, column: Column): Row[] {
  const rows = textRows(inlinesToText(block.content, 'bold'), HEADINGS[block.depth], column);
  for (const row of rows) row.keepWithNext = true;
  if (rows[0]) rows[0].before = BETWEEN_BLOCKS + 5;
  return rows;
}

function listRows(block: Extract<Block, { type: 'list' }>, column: Column): Row[] {
  const direction = paragraphDirection(block.items.map((item) => plainText(item)).join(' '));
  const markers = block.items.map((_, index) =>
    singleLine(
      [{ text: block.ordered ? `${block.start + index}.` : '•', style: 'regular' }],
      BODY.size,
      direction,
      column.missing,
    ),
  );
  const indent = Math.max(LIST_INDENT, ...markers.map((marker) => marker.width + 6));
  const inner = inset(column, indent, direction);
  return block.items.flatMap((item, index) => {
    const rows = blockRows(item, inner);
    const first = rows[0] ?? emptyRow();
    const marker = markers[index]!;
    first.texts.push({
      x: direction === 'rtl' ? column.right - marker.width : column.left,
      y: first.texts[0]?.y ?? baseline(BODY),
      size: BODY.size,
      line: marker,
      grey: 0,
    });
    if (index > 0) first.before = Math.max(first.before, BETWEEN_ITEMS);
    return rows.length > 0 ? rows : [first];
  });
}

function quoteRows(block: Extract<Block, { type: 'quote' }>, column: Column): Row[] {
  const direction = paragraphDirection(plainText(block.blocks));
  const rows = blockRows(block.blocks, inset(column, QUOTE_INDENT, direction));
  const x = direction === 'rtl' ? column.right - 2 : column.left + 2;
  for (const [index, row] of rows.entries()) {
    row.strokes.push({ x1: x, y1: index > 0 ? -row.before : 0, x2: x, y2: row.height, width: 1.5, grey: 0.7 });
  }
  return rows;
}

function ruleRow(column: Column): Row {
  const stroke = { x1: column.left, y1: 4, x2: column.right, y2: 4, width: 0.5, grey: GREY };
  return { texts: [], strokes: [stroke], height: 8, before: 0, keepWithNext: false };
}

function emptyRow(): Row {
  return { texts: [], strokes: [], height: BODY.leading, before: 0, keepWithNext: false };
}

/** However deep lists are nested, a column stays wide enough to read. */
const NARROWEST = 120;

function inset(column: Column, indent: number, direction: Direction): Column {
  const taken = Math.max(0, Math.min(indent, column.right - column.left - NARROWEST));
  return direction === 'rtl' ? { ...column, right: column.right - taken } : { ...column, left: column.left + taken };
}

function plainText(blocks: readonly Block[]): string {
  const inlines = (content: readonly Inline[]): string =>
    content.map((inline) => (isBreak(inline) ? ' ' : inline.text)).join('');
  return blocks
    .map((block) => {
      switch (block.type) {
        case 'paragraph':
        case 'heading':
          return inlines(block.content);
        case 'list':
          return block.items.map(plainText).join(' ');
        case 'quote':
          return plainText(block.blocks);
        case 'table':
          return block.header.map(inlines).join(' ');
        case 'rule':
          return '';
      }
    })
    .join(' ');
}

import { isBreak, type Block, type Inline } from './text-tree.js';

const INDENT = '  ';
/** A rule that no mail program takes for a signature mark ("-- "). */
const RULE = '* * *';

/**
 * The tree as text for people who read mail without HTML. Lines are not wrapped: the reader's window does that. A table
 * becomes a list with its headings as labels, which reads well in any font, on a phone and aloud.
 */
export function toPlainText(blocks: readonly Block[]): string {
  return `${textOf(blocks)}\n`;
}

function textOf(blocks: readonly Block[]): string {
  return blocks.map(blockText).join('\n\n');
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return lineOf(block.content);
    case 'list':
      return block.items
        .map((item, index) => {
          const marker = block.ordered ? `${block.start + index}. ` : '- ';
          return marker + indented(item.map(blockText).join('\n'), ' '.repeat(marker.length));
        })
        .join('\n');
    case 'table':
      return block.rows.map((row) => rowText(block.header, row)).join('\n');
    case 'quote':
      return textOf(block.blocks).replace(/^/gm, '> ');
    case 'rule':
      return RULE;
  }
}

/** "- Kaas", and below it "Terug op: 6 januari 2026". */
function rowText(header: readonly Inline[][], row: readonly Inline[][]): string {
  const [first = [], ...others] = row;
  const labelled = others.map((cell, index) => {
    const [label, value] = [lineOf(header[index + 1] ?? []), lineOf(cell)];
    return label && value ? `${label}: ${value}` : value;
  });
  return `- ${[lineOf(first), ...labelled].filter(Boolean).join(`\n${INDENT}`)}`;
}

function lineOf(content: readonly Inline[]): string {
  let line = '';
  for (const [index, inline] of content.entries()) {
    if (isBreak(inline)) {
      line += '\n';
      continue;
    }
    line += inline.text;
    const next = content[index + 1];
    // A link of several spans (a word in bold, say) shows its address once, after the last.
    const goesOn = next !== undefined && !isBreak(next) && next.href === inline.href;
    if (inline.href !== undefined && !goesOn && !saysItself(inline.text, inline.href)) line += ` (${inline.href})`;
  }
  return line.trim();
}

/** True where the words of a link are its address, so that repeating it tells nothing. */
function saysItself(text: string, href: string): boolean {
  const bare = (address: string) => address.replace(/^(mailto:|https?:\/\/)/, '').replace(/\/$/, '');
  return bare(text.trim()) === bare(href);
}

function indented(text: string, indent: string): string {
  return text.replaceAll('\n', `\n${indent}`);
}

import { fillValues } from './slots.js';
import { isBreak, type Block, type Inline, type Span } from './text-tree.js';

/**
 * Puts a message's values into the tree of its text. The structure is the text's own; a paragraph, heading or list item
 * in which nothing is left to read is dropped.
 */
export function fillBlocks(blocks: readonly Block[], values: readonly string[]): Block[] {
  return blocks.map((block) => fillBlock(block, values)).filter((block) => block !== null);
}

function fillBlock(block: Block, values: readonly string[]): Block | null {
  switch (block.type) {
    case 'paragraph':
    case 'heading': {
      const content = fillInlines(block.content, values);
      return content.some((inline) => !isBreak(inline) && inline.text.trim()) ? { ...block, content } : null;
    }
    case 'list': {
      const items = block.items.map((item) => fillBlocks(item, values)).filter((item) => item.length > 0);
      return items.length > 0 ? { ...block, items } : null;
    }
    case 'quote': {
      const inner = fillBlocks(block.blocks, values);
      return inner.length > 0 ? { type: 'quote', blocks: inner } : null;
    }
    case 'table':
      return {
        type: 'table',
        align: [...block.align],
        header: block.header.map((cell) => fillInlines(cell, values)),
        rows: block.rows.map((row) => row.map((cell) => fillInlines(cell, values))),
      };
    case 'rule':
      return { type: 'rule' };
  }
}

function fillInlines(inlines: readonly Inline[], values: readonly string[]): Inline[] {
  const filled: Inline[] = [];
  for (const inline of inlines) {
    if (isBreak(inline)) {
      filled.push({ break: true });
      continue;
    }
    const text = fillValues(inline.text, values);
    if (text === '') continue;
    const span: Span = { ...inline, text };
    if (inline.href !== undefined) {
      const address = safeAddress(fillValues(inline.href, values));
      if (address === null) delete span.href;
      else span.href = address;
    }
    filled.push(span);
  }
  return filled;
}

const SAFE_SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/** The normal form of an address that may be linked to; null for any other, whose words then stay as plain text. */
function safeAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return SAFE_SCHEMES.has(url.protocol) ? url.href : null;
}

import type { PhrasingContent, RootContent, TableCell } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { BoundedCache } from './bounded-cache.js';
import { fillBlocks } from './fill.js';
import { takeValues } from './slots.js';
import { isBreak, type Block, type Inline, type Span } from './text-tree.js';

/**
 * CommonMark without what a mail or a letter has no use for. HTML, code, images and link definitions are not read at
 * all, so that they show as the characters they are: nothing an author typed goes missing.
 */
const SUBSET = {
  disable: {
    null: ['htmlFlow', 'htmlText', 'codeIndented', 'codeFenced', 'codeText', 'definition', 'labelStartImage'],
  },
};

/**
 * Trees by skeleton. Reading Markdown costs about a millisecond, more than all else that is done for a mail; messages of
 * one text differ in their values, and those are not in the skeleton.
 */
const skeletons = new BoundedCache<Block[]>(1_000);
/** Characters; a text of many pages is rare enough to be read each time, and a thousand of them would fill the memory. */
const WORTH_KEEPING = 20_000;

/** Reads Markdown (after Liquid, with its values in slots) into the one tree of all renderings. */
export function parseMarkdown(body: string): Block[] {
  const { skeleton, values } = takeValues(body);
  const tree =
    skeleton.length > WORTH_KEEPING ? readMarkdown(skeleton) : skeletons.get(skeleton, () => readMarkdown(skeleton));
  return fillBlocks(tree, values);
}

function readMarkdown(text: string): Block[] {
  const root = fromMarkdown(text, {
    extensions: [gfmTable(), SUBSET],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  return blocksOf(root.children);
}

function blocksOf(nodes: readonly RootContent[]): Block[] {
  return nodes.flatMap((node): Block[] => {
    switch (node.type) {
      case 'paragraph':
        return [{ type: 'paragraph', content: inlinesOf(node.children) }];
      case 'heading':
        return [
          { type: 'heading', depth: node.depth > 3 ? 3 : (node.depth as 1 | 2 | 3), content: inlinesOf(node.children) },
        ];
      case 'list': {
        const items = node.children.map((item) => blocksOf(item.children));
        return [{ type: 'list', ordered: node.ordered === true, start: node.start ?? 1, items }];
      }
      case 'blockquote':
        return [{ type: 'quote', blocks: blocksOf(node.children) }];
      case 'thematicBreak':
        return [{ type: 'rule' }];
      case 'table': {
        const [header = [], ...rows] = node.children.map((row) => row.children.map(cellOf));
        return [{ type: 'table', align: header.map((_, column) => node.align?.[column] ?? null), header, rows }];
      }
      default:
        // The subset above makes no other block; a new kind has to be thought about, not guessed at.
        throw new Error(`no place in a text for Markdown's ${node.type}`);
    }
  });
}

function cellOf(cell: TableCell): Inline[] {
  return inlinesOf(cell.children);
}

type Style = Omit<Span, 'text'>;

function inlinesOf(nodes: readonly PhrasingContent[], style: Style = {}): Inline[] {
  const result: Inline[] = [];
  for (const inline of nodes.flatMap((node) => inlineOf(node, style))) {
    const last = result.at(-1);
    // Escapes and nested emphasis leave runs of spans that look the same: one is enough.
    if (last && !isBreak(last) && !isBreak(inline) && sameStyle(last, inline)) last.text += inline.text;
    else result.push(inline);
  }
  return result;
}

function inlineOf(node: PhrasingContent, style: Style): Inline[] {
  switch (node.type) {
    case 'text':
      return [{ text: node.value.replace(/\s*\n\s*/g, ' '), ...style }];
    case 'break':
      return [{ break: true }];
    case 'strong':
      return inlinesOf(node.children, { ...style, strong: true });
    case 'emphasis':
      return inlinesOf(node.children, { ...style, emphasis: true });
    case 'link':
      return inlinesOf(node.children, { ...style, href: node.url });
    default:
      throw new Error(`no place in a line for Markdown's ${node.type}`);
  }
}

function sameStyle(a: Span, b: Span): boolean {
  return a.strong === b.strong && a.emphasis === b.emphasis && a.href === b.href;
}

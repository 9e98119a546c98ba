import { isBreak, type Block, type Inline } from './text-tree.js';

export interface HtmlFrame {
  /** BCP 47 language of the text. */
  language: string;
  /** Title of the document. */
  subject: string;
  organisationName: string;
  /** Plain text under the message; line breaks are kept. */
  footer?: string;
}

/**
 * A style for each kind of element. Inline, since mail programs drop style sheets; no background and few colours, so
 * that a program which turns the page dark has little to get wrong. Every colour keeps a contrast of 4.5 on white, and
 * the style sheet in the head answers for those programs that honour it.
 */
const STYLE = {
  page: 'margin:0;padding:0',
  frame: 'width:100%;border-collapse:collapse',
  outer: 'padding:24px 16px',
  column: 'width:100%;max-width:600px;border-collapse:collapse',
  text: 'font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;overflow-wrap:anywhere',
  name: 'margin:0 0 24px;font-size:14px;font-weight:bold',
  heading: {
    1: 'margin:24px 0 12px;font-size:24px;line-height:1.25',
    2: 'margin:24px 0 12px;font-size:20px;line-height:1.3',
    3: 'margin:20px 0 8px;font-size:16px;line-height:1.4',
  },
  paragraph: 'margin:0 0 16px',
  list: 'margin:0 0 16px;padding:0 0 0 24px',
  item: 'margin:0 0 4px',
  table: 'width:100%;margin:0 0 16px;border-collapse:collapse',
  head: 'padding:6px 12px 6px 0;border-bottom:2px solid #767676;vertical-align:bottom',
  cell: 'padding:6px 12px 6px 0;border-bottom:1px solid #a0a0a0;vertical-align:top',
  quote: 'margin:0 0 16px;padding:0 0 0 16px;border-left:4px solid #767676',
  rule: 'margin:24px 0;border:0;border-top:1px solid #767676',
  link: 'color:#0b57a4;text-decoration:underline',
  footer: 'margin:24px 0 0;padding:12px 0 0;border-top:1px solid #767676;font-size:14px',
} as const;

const HEAD_STYLE = ':root{color-scheme:light dark}@media (prefers-color-scheme:dark){a{color:#8ab4f8!important}}';

/** Languages written from right to left. */
const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'yi', 'ckb', 'dv']);

/** The tree as a whole HTML document for a mail: one column, readable without images, styles or JavaScript. */
export function toHtml(blocks: readonly Block[], { language, subject, organisationName, footer }: HtmlFrame): string {
  const direction = RIGHT_TO_LEFT.has(language.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';
  const lang = `lang="${escapeHtml(language)}" dir="${direction}"`;
  const title = escapeHtml(subject);
  // Web mail drops <html> and <body>, so language and direction stand on the article once more.
  return `<!doctype html>
<html ${lang}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${title}</title>
<style>${HEAD_STYLE}</style>
</head>
<body style="${STYLE.page}">
<div role="article" aria-roledescription="email" aria-label="${title}" ${lang}>
<table role="presentation" style="${STYLE.frame}"><tr><td align="center" style="${STYLE.outer}">
<table role="presentation" style="${STYLE.column}"><tr><td align="${start(direction)}" style="${STYLE.text}">
<p style="${STYLE.name}">${escapeHtml(organisationName)}</p>
${blocksHtml(blocks, start(direction))}
${footer ? `<p style="${STYLE.footer}">${escapeHtml(footer).replaceAll('\n', '<br>')}</p>\n` : ''}</td></tr></table>
</td></tr></table>
</div>
</body>
</html>
`;
}

type Side = 'left' | 'right';

function start(direction: 'ltr' | 'rtl'): Side {
  return direction === 'rtl' ? 'right' : 'left';
}

function blocksHtml(blocks: readonly Block[], side: Side): string {
  return blocks.map((block) => blockHtml(block, side)).join('\n');
}

function blockHtml(block: Block, side: Side): string {
  switch (block.type) {
    case 'heading':
      return `<h${block.depth} style="${STYLE.heading[block.depth]}">${inlinesHtml(block.content)}</h${block.depth}>`;
    case 'paragraph':
      return `<p style="${STYLE.paragraph}">${inlinesHtml(block.content)}</p>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      const from = block.ordered && block.start !== 1 ? ` start="${block.start}"` : '';
      const items = block.items.map((item) => `<li style="${STYLE.item}">${itemHtml(item, side)}</li>`);
      return `<${tag}${from} style="${STYLE.list}">${items.join('')}</${tag}>`;
    }
    case 'quote':
      return `<blockquote style="${STYLE.quote}">${blocksHtml(block.blocks, side)}</blockquote>`;
    case 'rule':
      return `<hr style="${STYLE.rule}">`;
    case 'table':
      return tableHtml(block, side);
  }
}

/** An item of one paragraph is the usual case, and needs no paragraph's distance. */
function itemHtml(item: readonly Block[], side: Side): string {
  const [first, ...others] = item;
  if (first?.type !== 'paragraph') return blocksHtml(item, side);
  return inlinesHtml(first.content) + blocksHtml(others, side);
}

function tableHtml(table: Extract<Block, { type: 'table' }>, side: Side): string {
  const align = (column: number) => table.align[column] ?? side;
  const head = table.header.map((cell, column) => {
    return `<th scope="col" align="${align(column)}" style="${STYLE.head}">${inlinesHtml(cell)}</th>`;
  });
  const rows = table.rows.map((row) => {
    // A cell often is one title, in whatever script it has: its own first letter says which way it runs.
    const cells = row.map((cell, column) => {
      return `<td align="${align(column)}" dir="auto" style="${STYLE.cell}">${inlinesHtml(cell)}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const body = `<thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody>`;
  return `<table style="${STYLE.table}">${body}</table>`;
}

function inlinesHtml(content: readonly Inline[]): string {
  let html = '';
  for (const inline of content) {
    if (isBreak(inline)) {
      html += '<br>';
      continue;
    }
    let text = escapeHtml(inline.text);
    if (inline.emphasis) text = `<em>${text}</em>`;
    if (inline.strong) text = `<strong>${text}</strong>`;
    html += inline.href === undefined ? text : `<a href="${escapeHtml(inline.href)}" style="${STYLE.link}">${text}</a>`;
  }
  return html;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '') : text;
}

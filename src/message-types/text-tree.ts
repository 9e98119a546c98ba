/**
 * The one tree between a message's source (Markdown, after Liquid) and its renderings: HTML and plain text for the
 * mail, laid-out pages for the letter. Small on purpose: what all three can show, and nothing else.
 */
export interface Span {
  text: string;
  strong?: boolean;
  emphasis?: boolean;
  /** Absolute http, https or mailto address; anything else was dropped when the tree was made. */
  href?: string;
}

/** A forced line break inside a paragraph. */
export interface Break {
  break: true;
}

export type Inline = Span | Break;

export type Block =
  | { type: 'heading'; depth: 1 | 2 | 3; content: Inline[] }
  | { type: 'paragraph'; content: Inline[] }
  | { type: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { type: 'table'; align: ('left' | 'right' | 'center' | null)[]; header: Inline[][]; rows: Inline[][][] }
  | { type: 'quote'; blocks: Block[] }
  | { type: 'rule' };

/** Tells a line's end from the text around it. */
export function isBreak(inline: Inline): inline is Break {
  return 'break' in inline;
}

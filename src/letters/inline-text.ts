import { isBreak, type Inline, type Span } from '../message-types/text-tree.js';
import { paragraphDirection, type Direction } from './bidi.js';
import type { TextStyle } from './font-registry.js';
import type { StyledText } from './line-breaking.js';
import { printable } from './printable-text.js';

/** The text of one paragraph: its direction, and its lines as the writer broke them. */
export interface InlineRun {
  direction: Direction;
  lines: StyledText[][];
}

/** The inline part of the tree as text that can be set. `base` is the style of what is not marked otherwise. */
export function inlinesToText(content: readonly Inline[], base: TextStyle = 'regular'): InlineRun {
  const lines: StyledText[][] = [[]];
  for (const inline of content) {
    if (isBreak(inline)) lines.push([]);
    else lines.at(-1)!.push({ text: printable(onPaper(inline)), style: styleOf(inline, base) });
  }
  const whole = lines.map((line) => line.map(({ text }) => text).join('')).join(' ');
  return { direction: paragraphDirection(whole), lines };
}

/** Plain words as text that can be set. */
export function plainRun(text: string, style: TextStyle = 'regular'): InlineRun {
  return inlinesToText([{ text }], style);
}

function styleOf(span: Span, base: TextStyle): TextStyle {
  if (span.strong) return 'bold';
  return span.emphasis && base === 'regular' ? 'oblique' : base;
}

/** Paper cannot be clicked: a link whose address is not what it reads says its address behind it. */
export function onPaper(span: Span): string {
  if (!span.href) return span.text;
  const address = span.href.replace(/^(?:https?:\/\/|mailto:)/i, '').replace(/\/$/, '');
  return span.text.includes(address) ? span.text : `${span.text} (${address})`;
}

/**
 * Slots: how data travels through Markdown without ever being read as Markdown.
 *
 * Liquid writes each value between two Unicode noncharacters, which no keyboard, file or standard text holds ("intended
 * for process-internal uses", Unicode 23.7). The Markdown reader takes the values out before it looks at the text, reads
 * the text around them, and puts them back into the finished tree. So a title like `*Kaas* | <script>` is text by
 * construction, not by a list of characters that somebody remembered to escape.
 */
const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';
const MARKS = /[\uFDD0\uFDD1]/g;
const SLOT = /\uFDD0([^\uFDD0\uFDD1]*)\uFDD1/g;

/** Line breaks and other controls: a value is one run of text, whatever it holds. */
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;
/** Bidirectional embeddings and overrides: a title must not turn around the text that follows it (names need none). */
const OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/g;
const LONE_SURROGATES = /\p{Cs}/gu;
/** Any of the above, or a mark of ours. Nearly no value holds one, and one look is cheaper than four. */
const SUSPECT = /[\p{Cc}\p{Cs}\u2028-\u202E\u2066-\u2069\uFDD0\uFDD1]/u;

/** A value as text that can stand in a line: controls become one space, the rest stays as it was. */
function literalText(value: string): string {
  if (!SUSPECT.test(value)) return value;
  return value.replace(MARKS, '').replace(CONTROLS, ' ').replace(OVERRIDES, '').replace(LONE_SURROGATES, '\uFFFD');
}

/** Puts a value into a slot. An empty value gets one too, so that the text around it is read the same way. */
export function intoSlot(value: string): string {
  return OPEN + literalText(value) + CLOSE;
}

/** Text without slot marks: slots are opened and their values stay. */
export function withoutSlots(text: string): string {
  return text.replace(MARKS, '');
}

/** A text with its values taken out: the skeleton is the same for every message that differs in values only. */
export interface Slotted {
  skeleton: string;
  values: string[];
}

/** Takes the values out of a text that was filled in, and leaves a numbered slot for each. */
export function takeValues(text: string): Slotted {
  const values: string[] = [];
  const skeleton = text
    .split(SLOT)
    .map((part, index) => (index % 2 === 0 ? part.replace(MARKS, '') : OPEN + (values.push(part) - 1) + CLOSE))
    .join('');
  return { skeleton, values };
}

/** The opposite of `takeValues`, for any piece of the skeleton. */
export function fillValues(text: string, values: readonly string[]): string {
  if (!text.includes(OPEN)) return text;
  return text.replace(SLOT, (_, index: string) => values[Number(index)] ?? '');
}

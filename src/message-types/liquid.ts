import { Liquid, type Template } from 'liquidjs';
import { BoundedCache } from './bounded-cache.js';
import { formatDate, formatMoney, plural } from './formats.js';
import { intoSlot, withoutSlots } from './slots.js';
import type { TextContext } from './text-context.js';

export interface TextSource {
  subject: string;
  body: string;
}

export type Rendered =
  { ok: true; subject: string; body: string } | { ok: false; code: 'RENDER_ERROR'; detail: string };

/** Longest subject in characters; RFC 5322 (2.1.1) allows 998 octets a line, mail programs show far less. */
const MAX_SUBJECT = 250;
/** Longest body in characters, about a hundred printed pages. */
const MAX_BODY = 300_000;
/** Milliseconds one text may take; a usual one takes a tenth of one, so only a runaway loop gets here. */
const MAX_TIME = 2_000;
/** Characters that values and filters may make together. */
const MAX_VALUES = 5_000_000;
const MAX_SOURCE = 200_000;

/** Tags that print data past `outputEscape`, write HTML, or read files: an author of texts needs none of them. */
const FORBIDDEN_TAGS = ['include', 'render', 'layout', 'block', 'tablerow', 'cycle', 'increment', 'decrement'];

const engine = makeEngine();
const parsed = new BoundedCache<Template[]>(500);

/**
 * Runs the Liquid of a text. The body is Markdown with every value in a slot (see slots.ts), for `parseMarkdown`; the
 * subject is one line of plain text, fit for a header.
 *
 * @returns RENDER_ERROR with the author's mistake in `detail` (no data of clients in it, beyond names the author wrote).
 */
export function renderSource(source: TextSource, context: TextContext): Rendered {
  try {
    const subject = oneLine(run(source.subject, context), MAX_SUBJECT);
    const body = run(source.body, context);
    if (!subject) return refuse('the subject is empty');
    if (!withoutSlots(body).trim()) return refuse('the text is empty');
    if (body.length > MAX_BODY) return refuse(`the text is longer than ${MAX_BODY} characters`);
    return { ok: true, subject, body };
  } catch (error) {
    // Whatever an author or a caller's data can provoke inside Liquid is a fault of this one text, not of Bode.
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function refuse(detail: string): Rendered {
  return { ok: false, code: 'RENDER_ERROR', detail: oneLine(detail, 300) };
}

function run(source: string, context: TextContext): string {
  const template = parsed.get(source, () => engine.parse(withoutSlots(source)));
  return String(engine.renderSync(template, context));
}

/** Text for a header: no line break, no control, and no half character where it is cut. */
function oneLine(text: string, max: number): string {
  const line = withoutSlots(text)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  if (line.length <= max) return line;
  const cut = line.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.trimEnd()}…`;
}

function makeEngine(): Liquid {
  const liquid = new Liquid({
    strictFilters: true,
    strictVariables: false,
    // `{% if data.amount %}`: nothing, an empty text and zero are all "not given" to an author.
    jsTruthy: true,
    ownPropertyOnly: true,
    parseLimit: MAX_SOURCE,
    renderLimit: MAX_TIME,
    memoryLimit: MAX_VALUES,
    outputEscape: (value: unknown) => intoSlot(asText(value)),
  });
  for (const tag of FORBIDDEN_TAGS) delete liquid.tags[tag];
  // `raw` is the one filter that would let a value past `outputEscape`.
  liquid.unregisterFilter('raw');
  liquid.registerFilter('date', function (value: unknown, style: unknown) {
    const { language, organisation } = this.context.environments as TextContext;
    return formatDate(value, language, organisation.zone, style === 'short' ? 'short' : 'long');
  });
  liquid.registerFilter('money', function (value: unknown, currency: unknown) {
    const { language } = this.context.environments as TextContext;
    return formatMoney(value, language, typeof currency === 'string' ? currency : 'EUR');
  });
  liquid.registerFilter('plural', function (count: unknown, one: unknown, other: unknown) {
    const { language } = this.context.environments as TextContext;
    return plural(count, language, String(one), String(other));
  });
  return liquid;
}

/** A value as an author means it: lists read as lists, objects (which nobody can read) as nothing. */
function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map(asText).filter(Boolean).join(', ');
  return '';
}

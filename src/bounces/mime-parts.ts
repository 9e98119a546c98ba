import { firstOf, readFields, type HeaderFields } from './headers.js';

/** One part of a mail, the mail itself being the outermost. */
export interface MimePart {
  fields: HeaderFields;
  /** The media type in lower case, such as `message/delivery-status`. */
  type: string;
  /** The parameters of the Content-Type, by name in lower case. */
  parameters: ReadonlyMap<string, string>;
  /** The parts of a multipart; those of an attached mail aren't opened. */
  parts: readonly MimePart[];
  /** The content of a part without parts, decoded. Bytes that aren't UTF-8 are read as Latin-1. */
  text(): string;
}

/** Deeper or wider than this a mail isn't taken apart: no report is, and a hostile mail must not cost more than a big one. */
const DEEPEST = 8;
const MOST_PARTS = 200;

/**
 * Takes a raw mail apart (RFC 2045, 2046) as far as reading reports needs. Made for mails of foreign servers that break
 * every rule: bare line feeds, boundaries that never close, multiparts without a boundary. It never throws, and its time
 * grows with the size of the mail only.
 */
export function readMime(raw: Buffer): MimePart {
  // Latin-1 keeps every byte as one character, so that a part can be decoded by its own rules later. An mbox line
  // ("From …") before the headers is what some mailboxes put there.
  const text = raw.toString('latin1').replace(/^(?:\s*\r?\n)*(?:>?From [^\n]*\n)?/, '');
  return readPart(text, 0, { left: MOST_PARTS });
}

/** All parts that aren't multiparts themselves, in order. */
export function leavesOf(part: MimePart): MimePart[] {
  return part.parts.length > 0 ? part.parts.flatMap(leavesOf) : [part];
}

function readPart(source: string, depth: number, budget: { left: number }): MimePart {
  budget.left--;
  const split = /\r?\n\r?\n|^\r?\n/.exec(source);
  const head = split ? source.slice(0, split.index) : source;
  const body = split ? source.slice(split.index + split[0].length) : '';
  const fields = readFields(utf8OrLatin1(Buffer.from(head, 'latin1')));
  const { type, parameters } = readContentType(firstOf(fields, 'content-type'));
  const boundary = parameters.get('boundary');
  const sources = type.startsWith('multipart/') && boundary && depth < DEEPEST ? splitAt(body, boundary) : [];
  const parts: MimePart[] = [];
  for (const inner of sources) if (budget.left > 0) parts.push(readPart(inner, depth + 1, budget));
  return { fields, type, parameters, parts, text: () => decode(body, firstOf(fields, 'content-transfer-encoding')) };
}

/** What stands between the boundary lines (RFC 2046 §5.1.1); a missing last boundary ends with the mail. */
function splitAt(body: string, boundary: string): string[] {
  const escaped = boundary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const delimiter = new RegExp(`(?:^|\\r?\\n)--${escaped}(--)?[ \\t]*(?=\\r?\\n|$)`, 'g');
  const parts: string[] = [];
  let start = -1;
  for (const match of body.matchAll(delimiter)) {
    if (start >= 0) parts.push(body.slice(start, match.index));
    start = match[1] ? -1 : match.index + match[0].length;
    if (start < 0 || parts.length >= MOST_PARTS) break;
    // The line end after the boundary belongs to it.
    start += /^\r?\n/.exec(body.slice(start, start + 2))?.[0].length ?? 0;
  }
  if (start >= 0) parts.push(body.slice(start));
  return parts;
}

const PARAMETER = /;\s*([a-z0-9-]+)\*?\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;\s]*))/gi;

function readContentType(value: string): { type: string; parameters: Map<string, string> } {
  const type = /^\s*([a-z0-9.+-]+\/[a-z0-9.+-]+)/i.exec(value)?.[1]?.toLowerCase() ?? 'text/plain';
  const parameters = new Map<string, string>();
  for (const [, name, quoted, bare] of value.slice(0, 4096).matchAll(PARAMETER)) {
    parameters.set(name!.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '');
  }
  return { type, parameters };
}

function decode(body: string, encoding: string): string {
  return utf8OrLatin1(contentOf(body, encoding.trim().toLowerCase()));
}

function contentOf(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const unquoted = body
    .replace(/[ \t]*=[ \t]*\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(unquoted, 'latin1');
}

function utf8OrLatin1(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') ? bytes.toString('latin1') : text;
}

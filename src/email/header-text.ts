/** A line of a header is folded before this column where it can be (RFC 5322 §2.1.1; RFC 2047 §2 allows 76). */
const FOLD_AT = 76;

/**
 * What an encoded word holds at most, as quoted characters and as octets for base64. RFC 2047 would allow 63 and 45;
 * this leaves room for `Reply-To: ` before the first word, whose line may not pass 76 columns either.
 */
const Q_WORD_LENGTH = 52;
const B_WORD_OCTETS = 39;

/** What an encoded word may show as itself wherever it stands, a display name included (RFC 2047 §5 (3)). */
const Q_PLAIN = /[A-Za-z0-9!*+\-/]/;

/**
 * Text as it may stand in a header: everything that could end the line, or that no reader shows, becomes a space. So no
 * name and no subject can add a header of its own, whatever is in it (issue "Bad input").
 */
export function headerText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

/** An unstructured header such as Subject, cleaned, encoded where it must be (RFC 2047) and folded, with its CRLF. */
export function textHeader(name: string, text: string): string {
  const clean = headerText(text);
  return foldedHeader(name, needsEncoding(clean) ? encodedWords(clean) : clean.split(' '));
}

/** A header out of words that are joined by one space, or by a fold where the line is full. With its CRLF. */
export function foldedHeader(name: string, words: readonly string[]): string {
  let out = `${name}:`;
  let column = out.length;
  for (const [index, word] of words.entries()) {
    // The first word stays on the header's own line: some old readers drop a header that begins with a fold.
    if (index > 0 && column + 1 + word.length > FOLD_AT) {
      out += '\r\n';
      column = 0;
    }
    out += ` ${word}`;
    column += 1 + word.length;
  }
  return `${out}\r\n`;
}

/**
 * Whether clean text must travel as encoded words: it isn't ASCII, a reader would take part of it for an encoded word,
 * or it holds a word too long to be folded.
 */
export function needsEncoding(clean: string): boolean {
  return !/^[\x20-\x7e]*$/.test(clean) || clean.includes('=?') || /\S{200}/.test(clean);
}

/**
 * Text as RFC 2047 encoded words, each whole in itself: no character is cut in two. Quoted where most of it is ASCII,
 * so that people can read it in a raw mail; base64 where quoting would triple it.
 */
export function encodedWords(clean: string): string[] {
  const octets = Buffer.byteLength(clean);
  const foreign = octets - clean.replace(/[^\x20-\x7e]/g, '').length;
  return foreign * 3 > octets ? base64Words(clean) : quotedWords(clean);
}

function base64Words(clean: string): string[] {
  return chunked(
    clean,
    (character) => character,
    B_WORD_OCTETS,
    (chunk) => Buffer.byteLength(chunk),
  ).map((chunk) => `=?UTF-8?B?${Buffer.from(chunk).toString('base64')}?=`);
}

function quotedWords(clean: string): string[] {
  return chunked(clean, quoted, Q_WORD_LENGTH, (chunk) => chunk.length).map((chunk) => `=?UTF-8?Q?${chunk}?=`);
}

function quoted(character: string): string {
  if (character === ' ') return '_';
  if (Q_PLAIN.test(character)) return character;
  return Buffer.from(character).toString('hex').toUpperCase().replace(/../g, '=$&');
}

/** The characters of a text, written by `write` and gathered into chunks no larger than `limit`. */
function chunked(
  text: string,
  write: (character: string) => string,
  limit: number,
  sizeOf: (written: string) => number,
): string[] {
  const chunks: string[] = [];
  let chunk = '';
  let size = 0;
  for (const character of text) {
    const written = write(character);
    const more = sizeOf(written);
    if (size + more > limit) {
      chunks.push(chunk);
      chunk = '';
      size = 0;
    }
    chunk += written;
    size += more;
  }
  if (chunk) chunks.push(chunk);
  return chunks;
}

/** A body as it travels: ASCII only, CRLF after every line, and the encoding its Content-Transfer-Encoding names. */
export interface EncodedBody {
  encoding: '7bit' | 'quoted-printable' | 'base64';
  content: Buffer;
}

/** Lines that may go as they are (RFC 5322 §2.1.1: 78 is good, 998 the limit that servers enforce by cutting). */
const LONGEST_PLAIN_LINE = 78;
/** RFC 2045 §6.7 (5) and §6.8. */
const LONGEST_ENCODED_LINE = 76;

/**
 * Encodes a text so that every relay, 8BITMIME or not, hands it on unchanged, and in the most readable form that does:
 * as it is when it is ASCII with short lines, else quoted-printable, else base64 where quoting would double its size.
 * Line ends of any kind become CRLF; U+0000, which no mail may hold (RFC 5322 §4), is dropped.
 */
export function encodeBody(text: string): EncodedBody {
  const ascii = ASCII_TEXT.test(text);
  if (!ascii) {
    const octets = Buffer.from(text, 'utf8');
    // Each character of one octet is ASCII, each octet beyond costs three signs when quoted and 1.35 in base64.
    if ((octets.length - text.length) * 3 <= octets.length) return quoted(octets);
  }
  const lines = text.replaceAll('\0', '').replace(/\r\n?|\n/g, '\r\n');
  const crlf = lines.endsWith('\r\n') ? lines : `${lines}\r\n`;
  if (!ascii) return { encoding: 'base64', content: base64Lines(Buffer.from(crlf, 'utf8')) };
  if (isPlain(crlf)) return { encoding: '7bit', content: Buffer.from(crlf, 'latin1') };
  return quoted(Buffer.from(text, 'latin1'));
}

const quoted = (octets: Buffer): EncodedBody => ({ encoding: 'quoted-printable', content: quotedPrintable(octets) });

// oxlint-disable-next-line no-control-regex
const ASCII_TEXT = /^[\x00-\x7f]*$/;

/** Lines that begin with "From " are changed by some mailboxes on delivery, so they count as needing an encoding. */
function isPlain(crlf: string): boolean {
  return /^[\t\r\n\x20-\x7e]*$/.test(crlf) && !PLAIN_BREAKERS.test(crlf);
}
const PLAIN_BREAKERS = new RegExp(`[^\\n]{${LONGEST_PLAIN_LINE + 2}}|^From |[ \\t]\\r\\n`, 'm');

function base64Lines(octets: Buffer): Buffer {
  const encoded = octets.toString('base64');
  let out = '';
  for (let at = 0; at < encoded.length; at += LONGEST_ENCODED_LINE) {
    out += `${encoded.slice(at, at + LONGEST_ENCODED_LINE)}\r\n`;
  }
  return Buffer.from(out, 'latin1');
}

const NUL = 0x00;
const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const EQUALS = 0x3d;
const CAPITAL_F = 0x46;
const HEX = Buffer.from('0123456789ABCDEF');

/** The octets that stand as themselves wherever they are (RFC 2045 §6.7 (2)); white space and "F" depend on their place. */
const STANDS = Uint8Array.from({ length: 256 }, (_, octet) =>
  Number(octet > SPACE && octet < 0x7f && octet !== EQUALS && octet !== CAPITAL_F),
);

/** RFC 2045 §6.7, octet by octet into one buffer: this runs for nearly every mail, twice. */
function quotedPrintable(octets: Buffer): Buffer {
  // Three octets for each, a soft break of three for each 73 of those, and the last line's end.
  const out = Buffer.allocUnsafe(octets.length * 3 + Math.ceil((octets.length * 3) / 73) * 3 + 2);
  let length = 0;
  let column = 0;
  for (let at = 0; at < octets.length; at++) {
    const octet = octets[at]!;
    if (STANDS[octet] && column < LONGEST_ENCODED_LINE - 1) {
      out[length++] = octet;
      column++;
      continue;
    }
    if (octet === NUL) continue;
    if (octet === CR || octet === LF) {
      if (octet === CR && octets[at + 1] === LF) at++;
      out[length++] = CR;
      out[length++] = LF;
      column = 0;
      continue;
    }
    const plain = STANDS[octet] || standsHere(octets, at, column);
    const width = plain ? 1 : 3;
    // One column is kept for the "=" of a soft break.
    if (column + width > LONGEST_ENCODED_LINE - 1) {
      out[length++] = EQUALS;
      out[length++] = CR;
      out[length++] = LF;
      column = 0;
    }
    if (plain) {
      out[length++] = octet;
    } else {
      out[length++] = EQUALS;
      out[length++] = HEX[octet >> 4]!;
      out[length++] = HEX[octet & 15]!;
    }
    column += width;
  }
  if (column > 0 || length === 0) {
    out[length++] = CR;
    out[length++] = LF;
  }
  return out.subarray(0, length);
}

/** Whether white space or an "F" stands as itself: not at the end of a line, not at the head of a line's "From ". */
function standsHere(octets: Buffer, at: number, column: number): boolean {
  const octet = octets[at]!;
  if (octet === CAPITAL_F) return column > 0 || octets.toString('latin1', at, at + 5) !== 'From ';
  if (octet !== SPACE && octet !== TAB) return false;
  const next = octets[at + 1];
  return next !== CR && next !== LF && next !== NUL && next !== undefined;
}

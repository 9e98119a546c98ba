import { encodeBody, type EncodedBody } from './body-encoding.js';
import { textHeader } from './header-text.js';
import { mailboxHeader, needsSmtpUtf8, type Mailbox } from './mailbox.js';

/** Everything a mail says. Names, subject and bodies may hold any text at all: none of it can become a header. */
export interface MailContent {
  /** With its angle brackets, as `messageIdOf` gives it. */
  messageId: string;
  date: Date;
  from: Mailbox;
  replyTo?: Mailbox | undefined;
  to: Mailbox;
  subject: string;
  text: string;
  html: string;
  /** A language tag such as `nl` (RFC 5646). */
  language: string;
  /** Further unstructured headers, by name. */
  headers?: Readonly<Record<string, string>> | undefined;
}

/**
 * A whole mail as it goes over the wire (RFC 5322, MIME): headers, then text and HTML as multipart/alternative. The
 * same content gives the same bytes. Only ASCII leaves here, so that no relay needs 8BITMIME; the one exception is an
 * addressee whose own address isn't (RFC 6532), and such a mail goes to servers with SMTPUTF8 only.
 *
 * Composed here and not by nodemailer, because building its tree of parts for each mail costs more than sending it.
 *
 * Throws a TypeError when an address can't stand in a mail, the sender's isn't ASCII, or an identifier is malformed:
 * all of them were checked when they came in.
 */
export function composeMail(content: MailContent): Buffer {
  for (const sender of [content.from, content.replyTo]) {
    if (sender && needsSmtpUtf8(sender.address)) throw new TypeError('The address of a sender must be ASCII');
  }
  if (!/^<[^\s<>]+@[^\s<>]+>$/.test(content.messageId)) throw new TypeError('Not a Message-ID');
  const text = encodeBody(content.text);
  const html = encodeBody(content.html);
  const boundary = boundaryFor(content.messageId, text, html);
  const head =
    headersOf(content) +
    `Content-Type: multipart/alternative; boundary="${boundary}"\r\n\r\n` +
    partHead(boundary, 'text/plain', text);
  return Buffer.concat([
    Buffer.from(head, 'utf8'),
    text.content,
    Buffer.from(`\r\n${partHead(boundary, 'text/html', html)}`, 'latin1'),
    html.content,
    Buffer.from(`\r\n--${boundary}--\r\n`, 'latin1'),
  ]);
}

function headersOf(content: MailContent): string {
  return (
    `Date: ${content.date.toUTCString().replace('GMT', '+0000')}\r\n` +
    mailboxHeader('From', content.from) +
    mailboxHeader('To', content.to) +
    (content.replyTo ? mailboxHeader('Reply-To', content.replyTo) : '') +
    textHeader('Subject', content.subject) +
    `Message-ID: ${content.messageId}\r\n` +
    textHeader('Content-Language', content.language) +
    // RFC 3834 §5: no out-of-office answers, please. Outlook and Exchange know the second header only; bounces and
    // delivery reports are left out of its list on purpose, those we want.
    'Auto-Submitted: auto-generated\r\n' +
    'X-Auto-Response-Suppress: OOF, AutoReply, RN, NRN\r\n' +
    furtherHeaders(content.headers) +
    'MIME-Version: 1.0\r\n'
  );
}

function furtherHeaders(headers: MailContent['headers']): string {
  return Object.entries(headers ?? {})
    .map(([name, value]) => {
      if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name)) throw new TypeError(`Not a name of a header: ${JSON.stringify(name)}`);
      return textHeader(name, value);
    })
    .join('');
}

function partHead(boundary: string, type: 'text/plain' | 'text/html', { encoding }: EncodedBody): string {
  return `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`;
}

/**
 * A boundary that no line of the bodies begins with. It starts with `=_`, which neither quoted-printable nor base64
 * can contain (RFC 2045 §6.7 (5)); a 7bit body can, so that one is asked. Taken from the Message-ID rather than from
 * chance, so that the same message always gives the same bytes.
 */
function boundaryFor(messageId: string, ...bodies: EncodedBody[]): string {
  const base = `=_${messageId.replace(/[^A-Za-z0-9.-]/g, '').slice(0, 50)}`;
  const plain = bodies.filter(({ encoding }) => encoding === '7bit');
  let boundary = base;
  for (let turn = 1; plain.some(({ content }) => content.includes(`--${boundary}`)); turn++)
    boundary = `${base}_${turn}`;
  return boundary;
}

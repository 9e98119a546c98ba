import { domainToASCII } from 'node:url';
import type { SmtpReply } from './behaviours.js';
import { headersOf } from './mail-headers.js';

/** One recipient whom the mail did not reach. */
export interface FailedRecipient {
  address: string;
  /** ORCPT as the sender gave it, `rfc822;somebody@somewhere` (RFC 3461 §4.2). */
  originalRecipient?: string;
  reply: SmtpReply;
}

export interface DeliveryFailure {
  /** Message-ID of the report itself, with its angle brackets. */
  messageId: string;
  /** When the report is written, and when the mail had come in. */
  at: Date;
  arrivedAt: Date;
  /** The envelope sender of the mail: whom the report goes to. */
  returnPath: string;
  /** ENVID of the mail, if the sender gave one (RFC 3461 §4.4). */
  envelopeId?: string;
  recipients: readonly FailedRecipient[];
  original: Buffer;
  /** RET=FULL or RET=HDRS (RFC 3461 §4.3). */
  returns: 'full' | 'headers';
  language: 'nl' | 'en';
}

const words = {
  en: {
    subject: 'Undeliverable: your message could not be delivered',
    opening: (host: string) => [
      `This is the mail server ${host}.`,
      '',
      'It had accepted your message, but could not deliver it to the recipients below.',
      'Nothing more will be tried.',
    ],
    closing: 'What was sent is attached.',
  },
  nl: {
    subject: 'Onbestelbaar: uw bericht kon niet worden bezorgd',
    opening: (host: string) => [
      `Dit is de mailserver ${host}.`,
      '',
      'Uw bericht was aangenomen, maar kon bij de ontvangers hieronder niet worden bezorgd.',
      'Er wordt niets meer geprobeerd.',
    ],
    closing: 'Wat verzonden werd, vindt u in de bijlage.',
  },
};

/**
 * Writes a delivery status notification as the recipient's mail server would: three parts, for people, for programs
 * and what was sent (RFC 3464, RFC 6522), with addresses and headers in UTF-8 where the mail had them (RFC 6533).
 */
export function writeDeliveryFailure(failure: DeliveryFailure): Buffer {
  const host = reportingHost(failure.recipients);
  const returned = returnedPart(failure);
  const boundary = freeBoundary(failure.original);
  const head = [
    'Return-Path: <>',
    `Date: ${mailDate(failure.at)}`,
    `From: Mail Delivery System <MAILER-DAEMON@${host}>`,
    `To: <${oneLine(failure.returnPath)}>`,
    `Message-ID: ${failure.messageId}`,
    `Subject: ${words[failure.language].subject}`,
    // RFC 3834 §3.1.7: nobody must answer this by machine.
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    ` boundary="${boundary}"`,
    '',
    'This is a MIME-encapsulated message.',
  ];
  const parts = [
    part('text/plain; charset=utf-8', Buffer.from(lines(explanation(failure, host)))),
    part('message/delivery-status', Buffer.from(lines(deliveryStatus(failure, host)))),
    part(returned.type, returned.content),
  ];
  return Buffer.concat([
    Buffer.from(lines(head)),
    ...parts.flatMap((content) => [Buffer.from(`\r\n--${boundary}\r\n`), content]),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
}

function explanation(failure: DeliveryFailure, host: string): string[] {
  const { opening, closing } = words[failure.language];
  const recipients = failure.recipients.map(({ address, reply }) => `  <${oneLine(address)}>: ${spoken(reply)}`);
  return [...opening(host), '', ...recipients, '', closing];
}

/** The machine's part: a block on the mail, then one on each recipient (RFC 3464 §2.2 and §2.3). */
function deliveryStatus(failure: DeliveryFailure, host: string): string[] {
  const message = [
    ...(failure.envelopeId ? [`Original-Envelope-Id: ${oneLine(failure.envelopeId)}`] : []),
    `Reporting-MTA: dns; ${host}`,
    `Arrival-Date: ${mailDate(failure.arrivedAt)}`,
  ];
  const recipients = failure.recipients.flatMap(({ address, originalRecipient, reply }) => [
    '',
    ...(originalRecipient ? [`Original-Recipient: ${oneLine(originalRecipient)}`] : []),
    `Final-Recipient: ${typedAddress(address)}`,
    'Action: failed',
    `Status: ${reply.status}`,
    `Diagnostic-Code: smtp; ${spoken(reply)}`,
    `Last-Attempt-Date: ${mailDate(failure.at)}`,
  ]);
  return [...message, ...recipients];
}

function returnedPart({ original, returns }: DeliveryFailure): { type: string; content: Buffer } {
  const headers = headersOf(original);
  const international = !isAscii(headers);
  if (returns === 'full') return { type: international ? 'message/global' : 'message/rfc822', content: original };
  return { type: international ? 'message/global-headers' : 'text/rfc822-headers', content: headers };
}

function part(type: string, content: Buffer): Buffer {
  const encoding = isAscii(content) ? '7bit' : '8bit';
  const head = lines([`Content-Type: ${type}`, `Content-Transfer-Encoding: ${encoding}`, '']);
  return Buffer.concat([Buffer.from(head), content]);
}

/** An address with its type; outside ASCII as `utf-8`, spelled out in ASCII (RFC 6533 §3). */
function typedAddress(address: string): string {
  const line = oneLine(address);
  if (isAscii(Buffer.from(line))) return `rfc822; ${line}`;
  const spelled = line.replace(
    /[^\x21-\x7e]|[\\+=]/gu,
    (char) => `\\x{${char.codePointAt(0)!.toString(16).toUpperCase()}}`,
  );
  return `utf-8; ${spelled}`;
}

function reportingHost(recipients: readonly FailedRecipient[]): string {
  const address = recipients[0]?.address ?? '';
  return `mx.${domainToASCII(address.slice(address.lastIndexOf('@') + 1)) || 'invalid'}`;
}

function freeBoundary(original: Buffer): string {
  let count = 0;
  while (original.includes(boundaryName(count))) count += 1;
  return boundaryName(count);
}

const boundaryName = (count: number) => `=_returned-mail-${count}`;

/** RFC 5322 §3.3, in UTC. */
const mailDate = (date: Date) => date.toUTCString().replace('GMT', '+0000');

const spoken = ({ code, status, text }: SmtpReply) => `${code} ${status} ${text}`;

const lines = (all: readonly string[]) => all.map((line) => `${line}\r\n`).join('');

/** Addresses come from outside: a line break in one must not begin a header of its own. */
// oxlint-disable-next-line no-control-regex
const oneLine = (text: string) => text.replace(/[\u0000-\u001f\u007f]+/g, ' ');

const isAscii = (bytes: Buffer) => bytes.every((byte) => byte < 0x80);

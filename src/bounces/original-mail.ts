import { addressesIn, firstOf, readFields, type HeaderFields } from './headers.js';
import { leavesOf, type MimePart } from './mime-parts.js';

/** The part types in which a report gives back the mail, or its headers (RFC 6522 §3, RFC 6533 §5). */
const RETURNED = new Set([
  'message/rfc822',
  'text/rfc822-headers',
  'message/rfc822-headers',
  'message/global',
  'message/global-headers',
]);

/** The headers of the mail that a report is about; empty where it gives none back. */
export function originalHeaders(mail: MimePart): HeaderFields {
  const returned = leavesOf(mail).find(({ type }) => RETURNED.has(type));
  // Everything up to the first empty line; one before the headers is a fault that some servers make.
  return readFields(
    returned
      ?.text()
      .trimStart()
      .split(/\r?\n\r?\n/, 1)[0] ?? '',
  );
}

const MESSAGE_ID = /<[^\s\p{Cc}<>]{1,400}@[^\s\p{Cc}<>]{1,400}>/u;

/**
 * The Message-ID of the mail that a report is about: from the mail given back, else from the text of a report that
 * copies the mail into it, else from the thread headers of the report itself.
 */
export function originalMessageId(mail: MimePart): string | null {
  const texts = leavesOf(mail)
    .filter(({ type }) => type === 'text/plain')
    .map((part) => /^[ \t>]*message-id:\s*(<\S{1,900}>)/im.exec(part.text())?.[1] ?? '');
  const places = [
    firstOf(originalHeaders(mail), 'message-id'),
    ...texts,
    firstOf(mail.fields, 'in-reply-to'),
    firstOf(mail.fields, 'references').split(/\s+/).at(-1) ?? '',
  ];
  return places.map((place) => MESSAGE_ID.exec(place)?.[0]).find(Boolean) ?? null;
}

/** The headers in which mail servers note whom they delivered a mail to, the surest first. */
const DELIVERED_TO = [
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-delivered-to',
  'x-rcpt-to',
  'to',
  'resent-to',
  'cc',
];

/** A mail that passed more servers than this isn't looked at further. */
const MOST_CANDIDATES = 50;

/**
 * All addresses this mail may have been sent to, and the return path noted in the mail given back. The right one is
 * told by its signature (design §9, VERP), so one too many does no harm.
 */
export function returnPathCandidates(mail: MimePart): string[] {
  const noted = DELIVERED_TO.flatMap((name) => mail.fields.get(name) ?? []);
  const received = (mail.fields.get('received') ?? []).map((hop) => /\sfor\s+(<?[^\s;]+)/i.exec(hop)?.[1] ?? '');
  const returned = originalHeaders(mail).get('return-path') ?? [];
  return addressesIn([...noted, ...received, ...returned].join(', ')).slice(0, MOST_CANDIDATES);
}

/** When the mail reached the first server that noted it for us, else when it says it was written; null if neither can be read. */
export function receivedAt(mail: MimePart): string | null {
  const newest = firstOf(mail.fields, 'received').split(';').at(-1) ?? '';
  for (const text of [newest, firstOf(mail.fields, 'date')]) {
    const time = Date.parse(text.replace(/\([^)]*\)/g, '').trim());
    if (Number.isFinite(time)) return new Date(time).toISOString();
  }
  return null;
}

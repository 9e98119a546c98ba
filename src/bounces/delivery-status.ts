import { serverWords } from '../common/server-words.js';
import { isHard } from './bounce-reason.js';
import { addressesIn, firstOf, readFields, type HeaderFields } from './headers.js';
import { leavesOf, type MimePart } from './mime-parts.js';
import { looksSentBySystem } from './mail-signs.js';
import type { Finding, ReadingKind, ReportedRecipient } from './reading.js';

const REPORT_TYPES = new Set(['message/delivery-status', 'message/global-delivery-status']);

/**
 * Reads delivery status notifications (RFC 3464; RFC 6533 for addresses beyond ASCII): the machine-readable part that
 * Postfix, Exim, Exchange, Sendmail, Gmail and most others send. Servers that label it wrongly, or write its fields into
 * the text, are read too, as long as the mail is one that a mail system sent.
 */
export function readDeliveryStatus(mail: MimePart): Finding {
  const leaves = leavesOf(mail);
  const labelled = leaves.filter(({ type }) => REPORT_TYPES.has(type));
  const reports = labelled.length > 0 ? labelled : looksSentBySystem(mail) ? leaves.filter(isText) : [];
  const recipients = reports.flatMap((part) => recipientsIn(part.text()));
  return recipients.length > 0 ? { kind: kindOf(recipients), recipients } : null;
}

/** Where a report is cut, in characters. Bode writes one mail to one addressee, so a true report is far shorter. */
const LONGEST_REPORT = 256 * 1024;

/** Text, or a multipart whose boundary never comes, so that all of it is one text. */
function isText({ type }: MimePart): boolean {
  return type === 'text/plain' || type.startsWith('multipart/');
}

/** Each recipient has a group of fields of its own, with empty lines between; the first group is about the mail. */
function recipientsIn(report: string): ReportedRecipient[] {
  const paragraphs = report.slice(0, LONGEST_REPORT).split(/(?:\r?\n[ \t]*){2,}/);
  return paragraphs
    .map((paragraph, index) => (isBase64Head(paragraphs[index - 1]) ? decoded(paragraph) : paragraph))
    .flatMap(oneRecipientEach)
    .map((group) => recipientOf(readFields(group)))
    .filter((recipient) => recipient !== null);
}

/** Some servers forget the empty line between two recipients. */
function oneRecipientEach(group: string): string[] {
  const recipients = group.match(/^final-recipient:/gim)?.length ?? 0;
  return recipients > 1 ? group.split(/^(?=final-recipient:)/im) : [group];
}

/** Some filters encode the recipient's group on its own and say so in the group before it. */
function isBase64Head(group: string | undefined): boolean {
  return group !== undefined && /^content-transfer-encoding:\s*base64/im.test(group);
}

function decoded(group: string): string {
  return Buffer.from(group, 'base64').toString('utf8');
}

function recipientOf(fields: HeaderFields): ReportedRecipient | null {
  const final = addressOf(firstOf(fields, 'final-recipient'));
  const original = addressOf(firstOf(fields, 'original-recipient'));
  const address = final ?? original ?? addressOf(firstOf(fields, 'x-actual-recipient'));
  const action = /^\s*(failed|delayed|delivered|relayed|expanded)/i.exec(firstOf(fields, 'action'))?.[1]?.toLowerCase();
  if (!address || (!action && !fields.has('status') && !fields.has('diagnostic-code'))) return null;

  const words = serverWords(firstOf(fields, 'diagnostic-code').replace(/^\s*[a-z0-9-]+\s*;\s*/i, ''));
  const status = statusIn(firstOf(fields, 'status'), words);
  return {
    address,
    original: original === address ? null : original,
    action: action ?? null,
    status,
    diagnostic: words || null,
    hard: isHard(status, words),
  };
}

/** `rfc822; somebody@example.org`, with or without the type and angle brackets. */
function addressOf(field: string): string | null {
  const value = serverWords(field.replace(/^\s*[a-z0-9-]+\s*;\s*/i, ''));
  const found = addressesIn(value)[0] ?? value.replace(/^<|>$/g, '');
  return found && !/\s/.test(found) ? found : null;
}

/**
 * The status (RFC 3463) of a failure, by its own field and the words of the server. Many servers give the unspecific `5.0.0` (or none) where the words of the other server hold the
 * true one, so a specific status in the words wins over an unspecific field.
 */
export function statusIn(field: string, words: string): string | null {
  const given = /[245]\.\d{1,3}\.\d{1,3}/.exec(field)?.[0] ?? null;
  if (given && !/^\d\.0\.0$/.test(given)) return given;
  return /(?:^|[^\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/.exec(words)?.[1] ?? given;
}

function kindOf(recipients: readonly ReportedRecipient[]): ReadingKind {
  const fates = recipients.map(({ action, status }) => action ?? fateByStatus(status));
  if (fates.includes('failed')) return 'bounce';
  return fates.includes('delayed') ? 'delay' : 'delivered';
}

/** Action is required, and left out all the same; a report that says nothing good is about a failure. */
function fateByStatus(status: string | null): string {
  if (status?.startsWith('2')) return 'delivered';
  return status?.startsWith('4') ? 'delayed' : 'failed';
}

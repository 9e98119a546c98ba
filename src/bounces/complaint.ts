import { addressesIn, firstOf, readFields } from './headers.js';
import { leavesOf, type MimePart } from './mime-parts.js';
import { originalHeaders } from './original-mail.js';
import type { Finding } from './reading.js';

/**
 * Reads complaints (RFC 5965, "abuse feedback reports"): the addressee pressed the button for spam, and the mailbox
 * provider tells us. Where the provider hides the address, the mail it complains about tells to whom it went.
 */
export function readComplaint(mail: MimePart): Finding {
  const report = leavesOf(mail).find(({ type }) => type === 'message/feedback-report');
  if (!report) return null;
  const fields = readFields(report.text().replace(/(?:\r?\n[ \t]*){2,}/g, '\n'));
  const told = ['original-rcpt-to', 'removal-recipient'].flatMap((name) => fields.get(name) ?? []);
  const named = addressesIn(told.join(', '));
  const addresses = named.length > 0 ? named : addressesIn(firstOf(originalHeaders(mail), 'to'));
  const recipients = addresses.map((address) => ({
    address,
    original: null,
    action: null,
    status: null,
    diagnostic: null,
    hard: null,
  }));
  return { kind: 'complaint', recipients };
}

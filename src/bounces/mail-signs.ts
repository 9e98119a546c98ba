import { addressesIn, firstOf } from './headers.js';
import type { MimePart } from './mime-parts.js';

const SYSTEM_SENDER = /^(?:mailer-?daemon|postmaster|mail-?daemon|no-?reply-?dsn|microsoftexchange[0-9a-f]+|mdaemon)/i;

/**
 * Whether a mail system sent this, rather than a person who forwards or quotes a report: it calls itself a report, has
 * no return path (RFC 5321 §4.5.5), or is from one of the names that mail systems go by.
 */
export function looksSentBySystem(mail: MimePart): boolean {
  if (mail.type === 'multipart/report') return true;
  if (mail.fields.get('return-path')?.some((path) => /^<\s*>/.test(path))) return true;
  const senders = ['from', 'return-path', 'sender'].flatMap((name) => addressesIn(firstOf(mail.fields, name)));
  return senders.some((sender) => SYSTEM_SENDER.test(sender)) || SYSTEM_NAME.test(firstOf(mail.fields, 'from'));
}

const SYSTEM_NAME = /^"?(?:mail(?:er)? delivery (?:sub)?system|mailer-daemon|postmaster)\b/i;

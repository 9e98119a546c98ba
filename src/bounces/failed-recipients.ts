import { serverWords } from '../common/server-words.js';
import { isHard } from './bounce-reason.js';
import { statusIn } from './delivery-status.js';
import { addressesIn } from './headers.js';
import { leavesOf, type MimePart } from './mime-parts.js';
import type { Finding, ReportedRecipient } from './reading.js';

/**
 * Reads mails that name the failed addresses in an X-Failed-Recipients header, as Exim does whether or not it adds a
 * machine-readable report. What the other server said stands in the text, below the address.
 */
export function readFailedRecipients(mail: MimePart): Finding {
  const addresses = addressesIn((mail.fields.get('x-failed-recipients') ?? []).join(', '));
  if (addresses.length === 0) return null;
  const text =
    leavesOf(mail)
      .find(({ type }) => type === 'text/plain')
      ?.text() ?? '';
  return { kind: 'bounce', recipients: addresses.map((address) => failed(address, text)) };
}

/** How far below an address its server's words are looked for, in characters. */
const REACH = 1500;

function failed(address: string, text: string): ReportedRecipient {
  const place = text.indexOf(address);
  const below = place < 0 ? '' : text.slice(place + address.length, place + address.length + REACH);
  // A reply code at the start of a line or after a colon, and the lines of its paragraph.
  const reply = /(?:^|[:\s])([45]\d\d[ -][^\n]*(?:\n[ \t]*\S[^\n]*)*)/.exec(below)?.[1] ?? '';
  const diagnostic = serverWords(reply.replace(/\s+/g, ' ')) || null;
  const status = statusIn('', diagnostic ?? '');
  return { address, original: null, action: 'failed', status, diagnostic, hard: isHard(status, diagnostic) };
}

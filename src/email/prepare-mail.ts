import { toHtml } from '../message-types/html.js';
import { parseMarkdown } from '../message-types/markdown.js';
import { toPlainText } from '../message-types/plain-text.js';
import { composeMail } from './compose.js';
import type { ClaimedMail } from './mail-queue.js';
import { messageIdOf } from './message-id.js';
import { returnPathOf } from './return-path.js';
import type { SmtpEnvelope } from './smtp-session.js';

/** How this installation signs what it sends. */
export interface MailSigning {
  domain: string;
  keys: readonly string[];
}

/**
 * A message as it goes over the wire. The Message-ID and the return path depend on the message alone, so a mail that
 * has to be sent again after a crash is recognisably the same one.
 */
export function prepareMail(mail: ClaimedMail, signing: MailSigning): { envelope: SmtpEnvelope; raw: Buffer } {
  const reference = { organisationNo: mail.organisationNo, messageNo: mail.number };
  const blocks = parseMarkdown(mail.body);
  const raw = composeMail({
    messageId: messageIdOf(reference, signing.domain, signing.keys),
    date: mail.createdAt,
    from: { name: mail.fromName ?? undefined, address: mail.fromAddress },
    replyTo: mail.replyTo ? { address: mail.replyTo } : undefined,
    to: { name: mail.toName ?? undefined, address: mail.toAddress },
    subject: mail.subject,
    text: toPlainText(blocks),
    html: toHtml(blocks, {
      language: mail.language,
      subject: mail.subject,
      organisationName: mail.organisationName,
    }),
    language: mail.language,
  });
  return { envelope: { from: returnPathOf(reference, signing.domain, signing.keys), to: mail.toAddress }, raw };
}

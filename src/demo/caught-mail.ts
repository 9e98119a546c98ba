import type { SMTPServerAddress, SMTPServerEnvelope } from 'smtp-server';
import { behaviourFor } from './behaviours.js';
import type { CaughtBounce, CaughtMail } from './inbox.js';
import { headersOf } from './mail-headers.js';

interface Arrival {
  id: string;
  raw: Buffer;
  envelope: SMTPServerEnvelope;
  receivedAt: Date;
  /** How long after that a mail is sent back. */
  returnAfterMs: number;
}

/** What the inbox remembers of a mail beside its bytes, and whether and how it is to be sent back. */
export async function caughtMail({ id, raw, envelope, receivedAt, returnAfterMs }: Arrival): Promise<CaughtMail> {
  // Loaded with the first mail and not at start: no page needs it.
  const { simpleParser } = await import('mailparser');
  // The body is not read for two lines of an overview.
  const { from, subject } = await simpleParser(headersOf(raw));
  return {
    id,
    receivedAt: receivedAt.toISOString(),
    returnPath: returnPathOf(envelope),
    recipients: envelope.rcptTo.map(({ address }) => address),
    from: from?.text ?? '',
    subject: subject ?? '',
    size: raw.length,
    bounce: bounceOf(envelope, new Date(receivedAt.getTime() + returnAfterMs)),
  };
}

function bounceOf(envelope: SMTPServerEnvelope, dueAt: Date): CaughtBounce | undefined {
  const failed = envelope.rcptTo.filter(wantsReport).flatMap((recipient) => {
    const answer = behaviourFor(recipient.address)?.answer;
    return answer?.kind === 'return' ? [{ recipient, answer }] : [];
  });
  const [first] = failed;
  // RFC 5321 §4.5.5: a report is never answered by a report, or two servers would write to each other for ever.
  if (!first || !returnPathOf(envelope)) return undefined;
  return {
    dueAt: dueAt.toISOString(),
    envelopeId: envelope.dsn?.envid ?? undefined,
    recipients: failed.map(({ recipient: { address, dsn }, answer: { reply } }) => ({
      address,
      originalRecipient: dsn?.orcpt,
      reply,
    })),
    returns: envelope.dsn?.ret === 'HDRS' ? 'headers' : 'full',
    language: first.answer.language,
  };
}

/** RFC 3461 §4.1: a sender who lists what to report, without FAILURE, or who says NEVER, hears of no failure. */
function wantsReport({ dsn }: SMTPServerAddress): boolean {
  return !dsn?.notify || dsn.notify.includes('FAILURE');
}

function returnPathOf({ mailFrom }: SMTPServerEnvelope): string {
  return mailFrom ? mailFrom.address : '';
}

import { serverWords } from '../common/server-words.js';
import { isAboutUs } from './about-us.js';
import { parseSmtpReply, type SmtpReply } from './smtp-reply.js';

/** How handing over one mail to one addressee ended (design §4, "Outcomes of SMTP"). */
export type SmtpOutcome = SmtpAccepted | SmtpFailure;

export interface SmtpAccepted {
  kind: 'accepted';
  /** The server's words, for the timeline. */
  reply: string;
}

export type SmtpFailure =
  /** This address will never take it: the next address, then not_sent. */
  | { kind: 'refused'; code: 'REFUSED_BY_SERVER' | 'NEEDS_SMTPUTF8'; reply: string; status: string | null }
  /** The server doesn't want us as we are set up: no next address, staff have to look. */
  | { kind: 'setup'; code: 'MAIL_SETUP_INCORRECT'; reply: string; status: string | null }
  /**
   * Later again. `deferred`: the server put it off. `setup`: it did so for the way we are set up. `no-connection`:
   * nobody answered, or the line broke.
   */
  | { kind: 'later'; why: 'deferred' | 'setup' | 'no-connection'; reply: string; status: string | null };

/** What nodemailer tells of a failure; every field may be missing. */
export interface SmtpError {
  message: string;
  code?: string | undefined;
  /** The command that was answered: `CONN`, `EHLO`, `STARTTLS`, `AUTH PLAIN`, `MAIL FROM`, `RCPT TO`, `DATA`… */
  command?: string | undefined;
  response?: string | undefined;
}

/** RFC 6531 §4.3 and the registry of RFC 5248: the address or its headers would need SMTPUTF8. */
const NON_ASCII_STATUS = new Set(['5.6.7', '5.6.9']);

/**
 * The outcome that an error of nodemailer stands for:
 *
 * - 5xx to RCPT or DATA: refused (REFUSED_BY_SERVER, or NEEDS_SMTPUTF8 where the status says so);
 * - 5xx to AUTH or MAIL FROM, no usable credentials, or a refusal that is about us: MAIL_SETUP_INCORRECT;
 * - 4xx to MAIL, RCPT or DATA: later, `deferred`, or `setup` where it is about us;
 * - all else (no connection, TLS, time-outs, a lost line, 4xx to AUTH): later, `no-connection`. That includes a line
 *   lost after the final dot: whether the mail went out is unknown, and sent twice is better than never (design §2).
 */
export function outcomeOfError(error: SmtpError): SmtpFailure {
  const reply = parseSmtpReply(error.response ?? '');
  const told = { reply: reply.text || serverWords(error.message), status: reply.status };
  const command = error.command ?? '';

  if (command.startsWith('AUTH') || error.code === 'EAUTH' || error.code === 'ENOAUTH') {
    // A temporary failure of the login says nothing of the addressee, so it must never end in a letter by itself.
    return isTemporary(reply) || lostLine(error)
      ? { kind: 'later', why: 'no-connection', ...told }
      : { kind: 'setup', code: 'MAIL_SETUP_INCORRECT', ...told };
  }
  if (command === 'MAIL FROM' || command === 'RCPT TO' || command === 'DATA') {
    if (isTemporary(reply)) return { kind: 'later', why: isAboutUs(reply) ? 'setup' : 'deferred', ...told };
    if (isPermanent(reply)) return refusalAt(command, reply, told);
  }
  return { kind: 'later', why: 'no-connection', ...told };
}

function refusalAt(command: string, reply: SmtpReply, told: { reply: string; status: string | null }): SmtpFailure {
  if (command === 'MAIL FROM' || isAboutUs(reply)) {
    return { kind: 'setup', code: 'MAIL_SETUP_INCORRECT', ...told };
  }
  const code = NON_ASCII_STATUS.has(reply.status ?? '') ? 'NEEDS_SMTPUTF8' : 'REFUSED_BY_SERVER';
  return { kind: 'refused', code, ...told };
}

function isTemporary({ code }: SmtpReply): boolean {
  return code !== null && code >= 400 && code < 500;
}

function isPermanent({ code }: SmtpReply): boolean {
  return code !== null && code >= 500;
}

function lostLine({ code }: SmtpError): boolean {
  return code === 'ECONNECTION' || code === 'ETIMEDOUT' || code === 'ESOCKET';
}

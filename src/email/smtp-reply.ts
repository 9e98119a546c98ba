import { serverWords } from '../common/server-words.js';

/** A reply of an SMTP server (RFC 5321 §4.2), taken apart. */
export interface SmtpReply {
  /** The three digits, or null where there was no reply, or none that could be read. */
  code: number | null;
  /** The enhanced status code (RFC 3463), such as `5.1.1`. */
  status: string | null;
  /** The reply as it stood, its lines joined by line feeds, fit to be stored and shown. */
  text: string;
}

/** Reads a reply of one or several lines. Never throws, whatever the server wrote. */
export function parseSmtpReply(reply: string): SmtpReply {
  const code = /^\s*([2-5]\d\d)(?=[ \-\r\n]|$)/.exec(reply)?.[1];
  const status = /^\s*[2-5]\d\d[ -]#?([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)/m.exec(reply)?.[1];
  return { code: code ? Number(code) : null, status: status ?? null, text: serverWords(reply) };
}

/** The extensions of a server that change how a mail is handed over to it. */
export interface SmtpCapabilities {
  /** It takes addresses with a local part beyond ASCII (RFC 6531). */
  smtpUtf8: boolean;
  /** It sends delivery status notifications as we ask (RFC 3461). */
  dsn: boolean;
}

/** Reads the answer to EHLO (RFC 5321 §4.1.1.1): one keyword a line, after a first line with the server's own name. */
export function readCapabilities(ehloReply: string): SmtpCapabilities {
  const keywords = new Set(
    ehloReply
      .split(/\r?\n/)
      .slice(1)
      .map((line) => /^250[ -]([A-Za-z0-9-]+)/.exec(line)?.[1]?.toUpperCase()),
  );
  return { smtpUtf8: keywords.has('SMTPUTF8'), dsn: keywords.has('DSN') };
}

import type { SmtpReply } from './smtp-reply.js';

/**
 * Codes that speak of us and never of an addressee, at whichever command they come: authentication or encryption is
 * wanted (RFC 4954 §6, RFC 3207 §4).
 */
const CODES = new Set([530, 534, 535, 538]);

/**
 * Enhanced status codes, without their class, that speak of the sender or of the host that sends: a bad sender address
 * (RFC 3463), failed DKIM, SPF, reverse DNS or null MX of the sender (RFC 7372, RFC 7505), and what Exchange has of its
 * own: relaying, no login, send-as, banned addresses and tenants.
 */
const STATUS = /^(?:1\.[78]|7\.2[0-7]|7\.(?:54|57|60|64)|7\.5(?:0[1-9]|1[0-5])|7\.6(?:0[6-9]|[1-4]\d)|7\.7[0-4]\d)$/;

/** Those that can only speak of the addressee, whatever the words beside them. */
const OF_ADDRESSEE = /^(?:1\.(?:[1-6]|10)|2\.[1-4]|7\.1[37])$/;

/** What servers write beside a code that says little, such as 5.7.1; each is the wording of a server in use. */
const WORDS = new RegExp(
  [
    // Postfix, Sendmail, Exim, Exchange, qmail
    String.raw`\brelay(?:ing)? (?:access )?(?:is )?(?:denied|prohibited|not (?:permitted|allowed))`,
    String.raw`\b(?:unable|not (?:permitted|allowed|authori[sz]ed)) to relay|\bdo(?:es)? not relay|\bunauthori[sz]ed relay`,
    String.raw`\ballowed rcpthosts`,
    String.raw`\binvalid credentials`,
    // Exchange writes "RESOLVER.RST.AuthRequired" where the addressee takes mail of colleagues only.
    String.raw`(?<!RESOLVER\.\S* )\bauthentication (?:is )?required|\brequires? (?:smtp )?authentication|\bauth(?:enticate)? first`,
    String.raw`\bturn on smtp authentication|\bnot authenticated|\bmust issue a starttls`,
    String.raw`\bsender (?:address )?(?:is )?(?:rejected|denied|refused|not allowed|verify failed)`,
    String.raw`\bsend ?as this sender|\bSendAsDenied|\bnot allowed to send (?:as|from|mail)`,
    // Amazon SES
    String.raw`\baddress is not verified`,
    String.raw`\bclient host (?:rejected|\S+ blocked)|\bhelo command rejected|\bbanned send(?:er|ing)`,
    String.raw`\breverse DNS|\bPTR record|\b(?:SPF|DKIM|DMARC)\b`,
  ].join('|'),
  'i',
);

/**
 * Whether a refusal is about the way we are set up (relaying, login, sender, our host) and not about the addressee.
 * Servers say so at RCPT or DATA as often as at MAIL FROM; Postfix waits for RCPT with all of it. Taken for a refused
 * address, one forgotten password would print a night's run.
 */
export function isAboutUs({ code, status, text }: SmtpReply): boolean {
  if (CODES.has(code ?? 0)) return true;
  const detail = status?.slice(2) ?? '';
  if (STATUS.test(detail)) return true;
  return !OF_ADDRESSEE.test(detail) && WORDS.test(wordsOnly(text));
}

/** Without the codes that begin each line, and without addresses, which anybody may name as they like. */
function wordsOnly(text: string): string {
  return text
    .replaceAll(/^\s*\d{3}[ -](?:#?\d\.\d{1,3}\.\d{1,3} )?/gm, '')
    .replaceAll(/<[^>]*>|\S+@\S+/g, '')
    .replaceAll(/\s+/g, ' ');
}

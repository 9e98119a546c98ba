import { domainToASCII } from 'node:url';

import { validate } from 'email-validator';

/** What the check says of an address that cannot be mailed to (D08); sentences in `reasons/email-address.ts`. */
export type EmailFault = 'ADDRESS_NO_AT' | 'ADDRESS_NO_DOT' | 'ADDRESS_INVALID';

export type EmailCheck =
  | {
      ok: true;
      /** What is handed to SMTP: the local part as given, the domain in ASCII. */
      address: string;
      /** The domain in lower case and ASCII (punycode, RFC 5891). */
      domain: string;
      /** The local part holds non-ASCII: it may go only to a server that offers SMTPUTF8 (RFC 6531). */
      needsSmtputf8: boolean;
    }
  | {
      ok: false;
      code: EmailFault;
      /** The address as given, without the white space around it: what a person is shown. */
      address: string;
    };

/** RFC 5321 §4.5.3.1.1 and its erratum 1690, in octets. */
const MAX_LOCAL_OCTETS = 64;
const MAX_ADDRESS_OCTETS = 254;

/** White space, and the invisible characters that come along when an address is copied from a page or a document. */
const OUTER = /^[\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069]$/u;

/** IDNA (UTS #46) reads these as the dot between labels, so the dot of D08 may be one of them. */
const DOT = /[.\u3002\uff0e\uff61]/u;

/**
 * Can this be mailed to (D08)? In the order of design §4: our own codes first, judged at the last @; then the domain by
 * IDNA; then `email-validator`, which knows ASCII only and is shown an `x` for each other character of the local part.
 * Never throws, whatever the text.
 */
export function checkEmailAddress(raw: string): EmailCheck {
  const given = trimEmail(raw);
  const refuse = (code: EmailFault): EmailCheck => ({ ok: false, code, address: given });

  if (/\p{Cc}/u.test(given)) return refuse('ADDRESS_INVALID');
  const at = given.lastIndexOf('@');
  if (at < 0) return refuse('ADDRESS_NO_AT');
  const local = given.slice(0, at);
  const givenDomain = given.slice(at + 1);
  if (!DOT.test(givenDomain)) return refuse('ADDRESS_NO_DOT');

  const domain = asciiDomain(givenDomain);
  if (domain === null || !isLocalPart(local)) return refuse('ADDRESS_INVALID');
  const address = `${local}@${domain}`;
  if (Buffer.byteLength(address) > MAX_ADDRESS_OCTETS) return refuse('ADDRESS_INVALID');
  if (!validate(asciiForm(local, domain))) return refuse('ADDRESS_INVALID');
  return { ok: true, address, domain, needsSmtputf8: !isAscii(local) };
}

/** The addresses of a client as they are kept: white space around them trimmed, empty ones and repeats dropped, in order. */
export function cleanEmails(list: readonly string[]): string[] {
  return [...new Set(list.map(trimEmail).filter((email) => email !== ''))];
}

/** Without the white space and the invisible characters at both ends. Walks, because a pattern for both ends is quadratic. */
function trimEmail(raw: string): string {
  let start = 0;
  let end = raw.length;
  while (start < end && OUTER.test(raw.charAt(start))) start++;
  while (end > start && OUTER.test(raw.charAt(end - 1))) end--;
  return raw.slice(start, end);
}

/**
 * The domain in ASCII, or null when it has none. `domainToASCII` reads a URL's host: it decodes %41, and makes 127.0.0.1
 * of 0x7f.1; so it is shown only the characters of a name, and only where there is something to convert or to prove.
 */
function asciiDomain(domain: string): string | null {
  if (/[\0-\x7f]/u.test(domain.replace(/[\w.-]/gu, '')) || domain.includes('_')) return null;
  const lower = domain.toLowerCase();
  if (isAscii(lower) && !lower.includes('xn--')) return lower;
  return domainToASCII(lower) || null;
}

/** Non-ASCII is allowed (RFC 6531), but not what cannot be seen or typed: other spaces, format characters, half pairs. */
function isLocalPart(local: string): boolean {
  return Buffer.byteLength(local) <= MAX_LOCAL_OCTETS && !/[\p{Z}\p{Cf}\p{Cs}]/u.test(local);
}

/** The form that email-validator judges. It allows no double hyphen in a top-level domain, which xn--p1ai (рф) has. */
function asciiForm(local: string, domain: string): string {
  return `${local.replace(/[^\0-\x7f]/gu, 'x')}@${domain.replace(/\.xn--(?=[^.]*$)/u, '.xn')}`;
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/u.test(text);
}

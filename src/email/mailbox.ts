import { domainToASCII } from 'node:url';
import { encodedWords, foldedHeader, headerText, needsEncoding } from './header-text.js';

/** Somebody in a From, To or Reply-To: an address and perhaps the name shown for it. */
export interface Mailbox {
  name?: string | undefined;
  address: string;
}

const ATOMS = /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~ ]+$/;

/** A local part out of atoms and dots, or a quoted one; characters beyond ASCII as RFC 6531 §3.3 allows them. */
const LOCAL_PART = /^(?:[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~.\u00a0-\u{10ffff}]+|"(?:[^"\\\p{Cc}]|\\[\x20-\x7e])*")$/u;
const ASCII_DOMAIN = /^(?:[A-Za-z0-9._-]+|\[[A-Za-z0-9:.]+\])$/;

/** Names longer than this are encoded, because a quoted string can't be folded everywhere. */
const LONGEST_QUOTED_NAME = 60;

/**
 * An address as it goes on the wire: its domain in ASCII (IDNA), its local part as it is. Throws a TypeError for what
 * can't stand in an SMTP command or a header at all (white space, control characters, angle brackets): such addresses
 * were refused by the address check long before, so meeting one here is a fault of ours.
 */
export function wireAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  const asciiDomain = ASCII_DOMAIN.test(domain) ? domain : domainToASCII(domain);
  if (at < 1 || !LOCAL_PART.test(local) || !ASCII_DOMAIN.test(asciiDomain)) {
    throw new TypeError('This address cannot stand in a mail');
  }
  return `${local}@${asciiDomain}`;
}

/** Whether an address goes only to a server with SMTPUTF8 (RFC 6531): its local part isn't ASCII. The domain never matters. */
export function needsSmtpUtf8(address: string): boolean {
  return /\P{ASCII}/u.test(address.slice(0, address.lastIndexOf('@')));
}

/** An address header with one mailbox, folded, with its CRLF. */
export function mailboxHeader(header: string, { name, address }: Mailbox): string {
  const wire = wireAddress(address);
  const shown = headerText(name ?? '');
  return foldedHeader(header, shown ? [...displayName(shown), `<${wire}>`] : [wire]);
}

function displayName(name: string): string[] {
  if (needsEncoding(name)) return encodedWords(name);
  if (ATOMS.test(name)) return name.split(' ');
  if (name.length > LONGEST_QUOTED_NAME) return encodedWords(name);
  return [`"${name.replace(/["\\]/g, '\\$&')}"`];
}

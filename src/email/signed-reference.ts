import { createHmac, timingSafeEqual } from 'node:crypto';
import { base32OfBytes, base32OfNumber, numberOfBase32 } from './base32.js';

/** Which message a mail carries, in the two numbers that are short enough to travel inside an address. */
export interface MessageReference {
  organisationNo: bigint;
  messageNo: bigint;
}

/** What a reference is signed for. A MAC seen in a Message-ID must not serve to forge a return path. */
export type ReferencePurpose = 'return-path' | 'message-id';

/** 80 bits: sixteen characters of base32. */
const MAC_BYTES = 10;

/** The two numbers and their MAC, each in lower-case base32. The first key signs. */
export function signReference(
  reference: MessageReference,
  purpose: ReferencePurpose,
  keys: readonly string[],
): { numbers: string; mac: string } {
  const [key] = keys;
  if (!key) throw new Error('There is no secret key to sign with');
  const numbers = numbersOf(reference);
  return { numbers, mac: base32OfBytes(macOf(numbers, purpose, key)) };
}

/**
 * Reads back what `signReference` wrote, in any case; null unless one of the keys made the MAC. The comparison takes
 * the same time wherever the first difference is.
 */
export function verifyReference(
  numbers: string,
  mac: string,
  purpose: ReferencePurpose,
  keys: readonly string[],
): MessageReference | null {
  const [organisation, message, more] = numbers.toLowerCase().split('-');
  if (!organisation || !message || more !== undefined) return null;
  const organisationNo = numberOfBase32(organisation);
  const messageNo = numberOfBase32(message);
  if (organisationNo === null || messageNo === null) return null;

  const reference = { organisationNo, messageNo };
  // Signed anew from the numbers, so that a second spelling of a number (leading zeros) is never a second valid address.
  const canonical = numbersOf(reference);
  if (canonical !== numbers.toLowerCase()) return null;
  const given = Buffer.from(mac.toLowerCase());
  const known = keys.some((key) => {
    const expected = Buffer.from(base32OfBytes(macOf(canonical, purpose, key)));
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
  return known ? reference : null;
}

function numbersOf({ organisationNo, messageNo }: MessageReference): string {
  if (organisationNo < 0n || messageNo < 0n) throw new RangeError('Organisation and message numbers are not negative');
  return `${base32OfNumber(organisationNo)}-${base32OfNumber(messageNo)}`;
}

function macOf(numbers: string, purpose: ReferencePurpose, key: string): Buffer {
  return createHmac('sha256', key).update(`${purpose}:${numbers}`).digest().subarray(0, MAC_BYTES);
}

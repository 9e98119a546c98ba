/** RFC 4648 base32 in lower case and without padding: it survives relays that change the case of a local part. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** Bytes as base32, five bits a character; the last character is filled up with zero bits. */
export function base32OfBytes(bytes: Uint8Array): string {
  let out = '';
  let pending = 0;
  let bits = 0;
  for (const byte of bytes) {
    pending = (pending << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += ALPHABET[(pending >>> bits) & 31];
    }
    pending &= (1 << bits) - 1;
  }
  return bits > 0 ? out + ALPHABET[(pending << (5 - bits)) & 31] : out;
}

/** A number of zero or more as base32 digits, the most significant first and without leading zeros. */
export function base32OfNumber(value: bigint): string {
  let out = '';
  let rest = value;
  do {
    out = ALPHABET[Number(rest & 31n)] + out;
    rest >>= 5n;
  } while (rest > 0n);
  return out;
}

/** The number that lower-case base32 digits stand for, or null where a character is no digit. */
export function numberOfBase32(digits: string): bigint | null {
  let value = 0n;
  for (const digit of digits) {
    const index = ALPHABET.indexOf(digit);
    if (index < 0) return null;
    value = (value << 5n) | BigInt(index);
  }
  return value;
}

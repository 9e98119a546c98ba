import { signReference, verifyReference, type MessageReference } from './signed-reference.js';

/**
 * The return path of one message (VERP): `b-<organisation no>-<message no>-<MAC>@domain`, in lower-case base32. A bounce
 * names its message by the address it comes back to, whatever the foreign server wrote inside. Two numbers of 63 bits
 * and a MAC of 80 make a local part of 46 characters at most; RFC 5321 §4.5.3.1.1 allows 64.
 */
export function returnPathOf(reference: MessageReference, domain: string, keys: readonly string[]): string {
  const { numbers, mac } = signReference(reference, 'return-path', keys);
  return `b-${numbers}-${mac}@${domain}`;
}

const LOCAL_PART = /^b-([a-z2-7]{1,13}-[a-z2-7]{1,13})-([a-z2-7]{16})$/i;

/**
 * The message that an envelope recipient stands for, or null for any other address and for a forged one. White space
 * and angle brackets around the address and changes of case do no harm. The domain isn't looked at: the MAC is the proof.
 */
export function parseReturnPath(address: string, keys: readonly string[]): MessageReference | null {
  if (address.length > 320) return null;
  const bare = address.trim().replace(/^<(.*)>$/, '$1');
  const match = LOCAL_PART.exec(bare.slice(0, bare.lastIndexOf('@')));
  return match ? verifyReference(match[1]!, match[2]!, 'return-path', keys) : null;
}

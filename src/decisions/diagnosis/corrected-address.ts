import { checkEmailAddress } from '../../common/email-address.js';
import { reasons, type ReasonCode } from '../../common/reasons.js';
import { isIn } from '../../messages/states.js';
import type { AftermathFacts, LineFacts } from './facts.js';

/** What can be seen of an address alone: one that passes today is not the one that did not. */
const SEEN_ALONE: readonly (ReasonCode | null)[] = ['NO_ADDRESS', 'ADDRESS_NO_AT', 'ADDRESS_NO_DOT', 'ADDRESS_INVALID'];

/**
 * Did a user's line fail by an address that the user has no longer? What is wrong with our own set-up is not put right by
 * another address; and a line that could not be addressed at all does not tell which one it was.
 */
export function isCorrected({ userId, to, status, reason }: LineFacts, aftermath: AftermathFacts | null): boolean {
  const today = aftermath?.userAddress;
  if (userId === null || !today || !checkEmailAddress(today).ok) return false;
  const byAddress = !isIn('resendable', status) || (reason !== null && reasons[reason].fallback === 'auto');
  return to === null ? SEEN_ALONE.includes(reason) : byAddress && today !== to.toLowerCase();
}

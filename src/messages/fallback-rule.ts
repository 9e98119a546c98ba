import { reasons, type Reason, type ReasonCode } from '../common/reasons.js';
import type { Format } from '../message-types/message-type.entity.js';

/** The part of a type's preference that says what follows a failure (Dd5). */
export interface FallbackPreference {
  formats: readonly Format[];
  onNotSent: 'letter' | 'wait-for-resend';
  onBounce: 'letter' | 'none';
}

/** Whether a mail that was not sent for this reason becomes a letter by itself. */
export function followsOnNotSent(code: ReasonCode, type: FallbackPreference, asInWise: boolean): boolean {
  const reason: Reason = reasons[code];
  return reason.fallback === 'auto' && type.onNotSent === 'letter' && type.formats.includes('letter') && !asInWise;
}

/** Whether a bounced mail becomes a letter by itself (D10). */
export function followsOnBounce(type: FallbackPreference): boolean {
  return type.onBounce === 'letter' && type.formats.includes('letter');
}

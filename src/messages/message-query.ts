import { checkEmailAddress } from '../common/email-address.js';
import type { Meaning } from './message-filter.js';

/**
 * What is typed to find messages, as far as it says so itself: a number is a message's number; after an @ alone stands
 * the domain they went to; anything else is the caller's reference, and with an @ in it the address they went to. Whose
 * number or name it can be as well is for the database to say: `MessageQuestions`.
 */
export function meaningsOf(q: string): Meaning[] {
  const text = q.trim();
  if (/^@[^@\s]+$/.test(text)) return [{ by: 'domain', value: text.slice(1).toLowerCase() }];
  if (/^\d{1,15}$/.test(text)) return [{ by: 'number', value: text }];
  const address: Meaning[] = text.includes('@') ? [{ by: 'address', value: checkEmailAddress(text).address }] : [];
  return [...address, { by: 'ref', value: text }];
}

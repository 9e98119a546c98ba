import { DIRECT_REQUEST } from '../messages/direct-request.js';
import type { DecidedEventMail } from './decide-event.js';

/**
 * The mails that Bode sends of itself, by the kind of the event that rooms below append (design §7): a welcome to
 * somebody new (E01), a link for who forgot his password (B04), a test to oneself (B03). No rule is asked, and callers
 * can't post these kinds.
 */
export const SYSTEM_MAILS: Readonly<Record<string, DecidedEventMail>> = {
  'user.created': { typeCode: 'WUS', recipients: ['event-user'] },
  'user.password-requested': { typeCode: 'PWD', recipients: ['event-user'] },
  'mail.test': { typeCode: 'TST', recipients: ['self'] },
};

/** Kinds that only Bode itself appends: their mails hold links of accounts, or they are no events of rules. */
export const OWN_KINDS: readonly string[] = [DIRECT_REQUEST, ...Object.keys(SYSTEM_MAILS)];

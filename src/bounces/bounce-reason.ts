import type { ReasonCode } from '../common/reasons.js';

/** The reason codes a bounced line can have. */
export type BounceReasonCode = Extract<ReasonCode, 'BOUNCED' | 'BOUNCED_UNKNOWN_USER' | 'BOUNCED_MAILBOX_FULL'>;

/** RFC 3463 §3.2, §3.3: bad mailbox, moved without a new address; RFC 7505 and RFC 5248 add 5.1.10, Exchange 5.1.11. */
const UNKNOWN_USER_STATUS = /^5\.1\.(?:1|6|10|11)$/;
/** RFC 3463 §3.3: mailbox full. */
const FULL_STATUS = /^[45]\.2\.2$/;

/** How servers say it that have no status for it, or a wrong one. */
const FULL_WORDS =
  /mail(?:box|folder|data)?[^.]{0,40} (?:is |was )?full|over ?quota|(?:exceed|out of|over)\w* (?:\w+ ){0,4}(?:quota|storage)|quota (?:\w+ )?exceed|insufficient (?:disk|storage|quota)|not enough (?:disk|storage)? ?space/i;
const UNKNOWN_USER_WORDS =
  /(?:unknown|invalid|no such|non-?existent|nonexisting|undefined|bad) (?:local )?(?:user|recipient|mailbox|address|account|destination mailbox|person)|(?:user|recipient|mailbox|account|address)\S*(?: \S+)? (?:is )?(?:unknown|not found|not exist|invalid|not known|unavailable or not local)|(?:does not|doesn't|not) exist|no mailbox (?:here )?by that name|not our customer|user not found|not a (?:known|valid) (?:user|mailbox|recipient)|recipient not found|no account by that name|(?:doesn't|does not) have an? \S+ account|not listed in/i;

/**
 * Why a mail bounced, as far as its status (RFC 3463) and the server's words tell. Words that name a full mailbox come
 * first, because some servers send them with the status of an unknown user; after that the status outweighs the words.
 */
export function bounceReason(status: string | null, diagnostic: string | null): BounceReasonCode {
  const words = diagnostic ?? '';
  if (FULL_STATUS.test(status ?? '') || FULL_WORDS.test(words)) return 'BOUNCED_MAILBOX_FULL';
  if (UNKNOWN_USER_STATUS.test(status ?? '')) return 'BOUNCED_UNKNOWN_USER';
  return saysAboutUser(status) && UNKNOWN_USER_WORDS.test(words) ? 'BOUNCED_UNKNOWN_USER' : 'BOUNCED';
}

/** Policy and routing statuses (x.7.x, x.4.x) quote all kinds of words; only the others leave the user in doubt. */
function saysAboutUser(status: string | null): boolean {
  return status === null || !/^[245]\.[47]\./.test(status);
}

/** RFC 3463: the domain doesn't exist or takes no mail (RFC 7505), the mailbox was moved or is wrongly written. */
const HARD_STATUS = /^5\.1\.(?:1|2|3|6|10|11)$|^5\.4\.4$/;
const HOST_UNKNOWN_WORDS =
  /host (?:or domain name )?(?:not found|unknown)|unknown host|domain (?:not found|does ?n.t exist)|no such (?:host|domain)|unrouteable mail domain|NXDOMAIN/i;

/** The sender, its server or its mail is unwelcome: servers say so with the status of an unknown user as well. */
const POLICY_WORDS = /spamhaus|black ?-?list|block ?-?list|too many|reputation|\b(?:SPF|DKIM|DMARC|DNSBL|RBL)\b/i;

/**
 * Whether the address itself is bad for good (true), the trouble may pass or has nothing to do with the address (false),
 * or nobody can tell from the report (null). A blocked sender or a full mailbox is no fault of an address.
 */
export function isHard(status: string | null, diagnostic: string | null): boolean | null {
  const reason = bounceReason(status, diagnostic);
  if (reason === 'BOUNCED_MAILBOX_FULL' || status?.startsWith('4.') || POLICY_WORDS.test(diagnostic ?? ''))
    return false;
  if (reason === 'BOUNCED_UNKNOWN_USER' || HARD_STATUS.test(status ?? '')) return true;
  if (HOST_UNKNOWN_WORDS.test(diagnostic ?? '')) return true;
  return status && /^5\.[37]\./.test(status) ? false : null;
}

import type { ReasonCode, Refusal } from '../common/reasons.js';
import { checkEmailAddress } from '../common/email-address.js';
import type { Move } from '../messages/move-messages.js';
import type { TimelineWord } from '../messages/timeline.js';
import type { ClaimedMail } from './mail-queue.js';
import { nextAttempt } from './retry.js';
import type { SmtpOutcome } from './smtp-outcome.js';

/** What becomes of a mail after one attempt. */
export interface NextStep {
  to: 'sent' | 'queued' | 'not_sent';
  /** Null: nothing that a reader should know. */
  what: TimelineWord | null;
  move: Move;
}

/** What a mail that was put off until the limit is not sent for. Only GAVE_UP can be the addressee's server's doing. */
const PAST_THE_LIMIT = {
  deferred: 'GAVE_UP',
  setup: 'MAIL_SETUP_INCORRECT',
  'no-connection': 'TRANSPORT_ERROR',
} as const satisfies Record<string, ReasonCode>;

/**
 * Decides what follows an attempt (design §4, L08, L17): sent; another address at once; the same one later; or not sent,
 * with the reason.
 *
 * @param jitter 0 to 1, spreads the retries of mails that failed together
 */
export function nextStep(mail: ClaimedMail, outcome: SmtpOutcome, now: Date, jitter: number): NextStep {
  const attempts = mail.attempts + 1;
  const firstAttemptAt = mail.firstAttemptAt ?? now;
  const facts = { address: mail.toAddress, reply: outcome.reply, attempt: attempts };
  const same = { ...asItWas(mail, now), attempts, first_attempt_at: firstAttemptAt };
  const notSent = (reason: ReasonCode): NextStep => ({
    to: 'not_sent',
    what: 'not-sent',
    move: { id: mail.id, reason, facts, set: same },
  });

  switch (outcome.kind) {
    case 'accepted':
      return { to: 'sent', what: 'sent', move: { id: mail.id, facts, set: { ...same, sent_at: now } } };
    case 'setup':
      return notSent(outcome.code);
    case 'refused': {
      const [next, ...rest] = mail.nextAddresses;
      if (next === undefined) return notSent(outcome.code);
      return {
        to: 'queued',
        what: 'next-address',
        move: {
          id: mail.id,
          facts: { ...facts, next },
          // A new address starts anew: its own attempts, its own 48 hours.
          set: {
            ...same,
            attempts: 0,
            first_attempt_at: null,
            to_address: next,
            to_domain: domainOf(next),
            next_addresses: rest,
          },
        },
      };
    }
    case 'later': {
      const again = nextAttempt(attempts, firstAttemptAt, now, jitter);
      if (!again) return notSent(PAST_THE_LIMIT[outcome.why]);
      return {
        to: 'queued',
        what: 'deferred',
        move: { id: mail.id, facts: { ...facts, why: outcome.why, again }, set: { ...same, due_at: again } },
      };
    }
  }
}

/** A mail that must not be handed over any more: it says why, and nothing follows. */
export function stopped(mail: ClaimedMail, { code, which }: Refusal, now: Date): NextStep {
  const move = { id: mail.id, reason: code, reasonDetail: which ?? null, set: asItWas(mail, now) };
  return { to: 'not_sent', what: 'not-sent', move };
}

/** A mail that was claimed and not handed over goes back as it was, and nobody need know. */
export function putBack(mail: ClaimedMail, now: Date): NextStep {
  return { to: 'queued', what: null, move: { id: mail.id, set: asItWas(mail, now) } };
}

/** What a step may change, unchanged; due at once. */
function asItWas(mail: ClaimedMail, now: Date) {
  return {
    attempts: mail.attempts,
    first_attempt_at: mail.firstAttemptAt,
    due_at: now,
    sent_at: null,
    to_address: mail.toAddress,
    to_domain: domainOf(mail.toAddress),
    next_addresses: mail.nextAddresses,
  };
}

function domainOf(address: string): string | null {
  const checked = checkEmailAddress(address);
  return checked.ok ? checked.domain : null;
}

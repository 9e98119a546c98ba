import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/clock.js';
import { firstRow } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { followsOnBounce, type FallbackPreference } from '../messages/fallback-rule.js';
import { Fallback } from '../messages/fallback.service.js';
import { appendTimeline, moveMessages } from '../messages/move-messages.js';
import { relevanceProblem } from '../messages/relevance.js';
import { IN, isIn, type MessageStatus } from '../messages/states.js';
import { bounceReason } from './bounce-reason.js';
import { recipientAt } from './bounce-match.js';
import { mailToNextAddress } from './next-address.js';
import type { BounceReading } from './reading.js';

/** `settled`: all that follows from it was done, if anything. `waiting`: its message is still on its way. */
export type Settlement = 'settled' | 'waiting';

interface UnsettledBounce {
  reading: BounceReading;
  messageId: string;
}

interface ReturnedMail extends FallbackPreference {
  id: string;
  status: MessageStatus;
  toAddress: string;
  nextAddresses: string[];
  validUntil: Date | null;
  supersededBy: string | null;
}

/** Makes of a stored bounce what follows from it: the message's fate, the next address (L08), the letter (D10). */
@Injectable()
export class BounceSettler {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly fallback: Fallback,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Settles a bounce once, however often and by however many it is asked. A report may come before the hand-over it is
   * about is written down (the process died in between, or the report was quicker): then it waits, because the mail
   * goes out once more, with the same Message-ID, and only a sent mail can have bounced.
   */
  async settle(organisationId: string, bounceId: string): Promise<Settlement> {
    // At most one line follows from one bounce: the mail to the next address, or the letter.
    const number = await this.fallback.takeNumbers(organisationId, 1);
    return this.tenancy.within(organisationId, async (tx) => {
      const bounce = await firstRow<UnsettledBounce>(
        tx,
        `SELECT reading, message_id AS "messageId" FROM bounce
         WHERE organisation_id = $1 AND id = $2 AND settled_at IS NULL FOR UPDATE`,
        [organisationId, bounceId],
      );
      if (!bounce) return 'settled';
      const mail = await this.lockMail(tx, organisationId, bounce.messageId);
      if (mail && isIn('underWay', mail.status) && bounce.reading.kind === 'bounce') return 'waiting';
      if (mail) await this.follow(tx, organisationId, bounce.reading, mail, number);
      await tx.query(`UPDATE bounce SET settled_at = $3 WHERE organisation_id = $1 AND id = $2`, [
        organisationId,
        bounceId,
        this.clock.now(),
      ]);
      return 'settled';
    });
  }

  private async lockMail(tx: Tx, organisationId: string, id: string): Promise<ReturnedMail | undefined> {
    return firstRow<ReturnedMail>(
      tx,
      `SELECT m.id, m.status, m.to_address AS "toAddress", m.next_addresses AS "nextAddresses",
              m.valid_until AS "validUntil", m.superseded_by AS "supersededBy", t.formats,
              t.on_not_sent AS "onNotSent", t.on_bounce AS "onBounce"
       FROM message m JOIN message_type t ON t.organisation_id = m.organisation_id AND t.code = m.type_code
       WHERE m.organisation_id = $1 AND m.id = $2 AND m.format = 'email' FOR UPDATE OF m`,
      [organisationId, id],
    );
  }

  private async follow(
    tx: Tx,
    organisationId: string,
    reading: BounceReading,
    mail: ReturnedMail,
    number: bigint,
  ): Promise<void> {
    const now = this.clock.now();
    const recipient = recipientAt(reading, mail.toAddress);
    const facts = {
      address: recipient?.address ?? mail.toAddress,
      status: recipient?.status ?? null,
      diagnostic: recipient?.diagnostic ?? null,
    };
    if (reading.kind === 'delay' && (isIn('underWay', mail.status) || isIn('bounceable', mail.status))) {
      await appendTimeline(tx, organisationId, now, [{ messageId: mail.id, what: 'delivery-delayed', facts }]);
    }
    if (reading.kind !== 'bounce') return;
    const reason = bounceReason(facts.status, facts.diagnostic);
    // What is bounced already, withdrawn or not sent stays so: late and repeated reports are normal (X11).
    const moved = await moveMessages(
      tx,
      { organisationId, from: IN.bounceable, to: 'bounced', what: 'bounced', by: 'bode', at: now },
      // What no reason of its own tells is told in the server's words, wherever the line is shown (D09).
      [{ id: mail.id, reason, facts, reasonDetail: reason === 'BOUNCED' ? facts.diagnostic : null }],
    );
    if (moved.size === 0) return;
    const [next] = mail.nextAddresses;
    if (next !== undefined && !relevanceProblem(mail, now)) {
      await mailToNextAddress(tx, organisationId, mail.id, next, number, now);
    } else if (followsOnBounce(mail)) {
      await this.makeLetter(tx, organisationId, mail.id, number);
    }
  }

  private async makeLetter(tx: Tx, organisationId: string, id: string, number: bigint): Promise<void> {
    const options = { route: 'bounce', branchIds: 'all' } as const;
    const [made] = await this.fallback.make(tx, organisationId, [id], number, options);
    if (!made || made.ok || made.refusal.code !== 'LETTER_EXISTS') return;
    // Staff made it of an earlier line of this decision; every failed line links to the one letter (Dd4).
    await tx.query(`UPDATE message SET letter_id = $3 WHERE organisation_id = $1 AND id = $2`, [
      organisationId,
      id,
      made.letterId,
    ]);
  }
}

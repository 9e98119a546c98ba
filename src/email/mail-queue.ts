import { Injectable } from '@nestjs/common';
import type { ClientFlag } from '../clients/client.entity.js';
import { preparedRows } from '../database/prepared.js';
import { firstRow, rows } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { moveMessages, type Move } from '../messages/move-messages.js';
import { relevanceProblem } from '../messages/relevance.js';
import { CASE_CLOSED } from '../rules/event-kinds.js';
import { LEASE_MS, mayBeOut } from './in-hand.js';
import { lostRecipients } from './lost-recipients.js';

/** A mail in the hands of this worker, with all it takes to compose it. */
export interface ClaimedMail {
  id: string;
  number: bigint;
  typeCode: string;
  language: string;
  subject: string;
  /** May hold the place of a link to set a password, which is made at the hand-over. */
  body: string;
  /** The user it goes to; null for a client. */
  userId: string | null;
  toName: string | null;
  toAddress: string;
  nextAddresses: string[];
  fromName: string | null;
  fromAddress: string;
  replyTo: string | null;
  attempts: number;
  firstAttemptAt: Date | null;
  createdAt: Date;
  claimedAt: Date;
  organisationNo: bigint;
  organisationName: string;
}

interface DueMail extends Omit<ClaimedMail, 'number' | 'organisationNo' | 'claimedAt'> {
  number: string;
  organisationNo: string;
  validUntil: Date | null;
  supersededBy: string | null;
  flags: ClientFlag[];
  /** For the time that its rule asks for. */
  waited: boolean;
  /** Its case was closed while it waited for its time; null: it has none, or did not wait. */
  caseClosed: boolean | null;
}

/** The worker's side of the messages: takes due mails out, and knows when the next ones are due. */
@Injectable()
export class MailQueue {
  constructor(private readonly tenancy: Tenancy) {}

  /**
   * Takes up to `limit` due mails by priority (L32), to be handed over soon and in this order. What is past or superseded,
   * or whose client is flagged meanwhile, is not sent, and says so (L22, L26); nor what waited for its time and whose case
   * is closed by now, or whose user may not have it any more (A33).
   *
   * @param now later than that of the claim before under the same lease
   */
  async claim(organisationId: string, lease: string, limit: number, now: Date): Promise<ClaimedMail[]> {
    return this.tenancy.withinInOrder(organisationId, async (tx) => {
      const due = await preparedRows<DueMail>(
        tx,
        `SELECT m.id, m.number, m.type_code AS "typeCode", m.language, m.subject, m.body,
                m.user_id AS "userId", coalesce(c.name, u.name) AS "toName",
                m.to_address AS "toAddress", m.next_addresses AS "nextAddresses", m.from_name AS "fromName",
                m.from_address AS "fromAddress", m.reply_to AS "replyTo", m.attempts,
                m.first_attempt_at AS "firstAttemptAt", m.created_at AS "createdAt", m.valid_until AS "validUntil",
                m.superseded_by AS "supersededBy", coalesce(c.flags, '{}') AS flags, o.no AS "organisationNo",
                o.name AS "organisationName",
                m.due_at > m.created_at AND m.attempts = 0 AS waited,
                -- Asked only of what waited (A33): the mail of the closing itself, or one under way, still goes. A batch
                -- of events may close the case at the very moment of the event before it.
                CASE WHEN m.due_at > m.created_at AND m.attempts = 0 AND m.event_kind IS DISTINCT FROM $4 THEN (
                  SELECT f.closed_at >= m.created_at FROM decision d
                  JOIN case_file f ON f.organisation_id = d.organisation_id AND f.id = d.case_id
                  WHERE d.organisation_id = m.organisation_id AND d.id = m.decision_id) END AS "caseClosed"
         FROM (SELECT * FROM message WHERE organisation_id = $1 AND status = 'queued' AND due_at <= $2
               ORDER BY priority, due_at, number LIMIT $3 FOR UPDATE SKIP LOCKED) m
         JOIN organisation o ON o.id = m.organisation_id
         LEFT JOIN client c ON c.organisation_id = m.organisation_id AND c.id = m.client_id
         LEFT JOIN user_account u ON u.organisation_id = m.organisation_id AND u.id = m.user_id
         ORDER BY m.priority, m.due_at, m.number`,
        [organisationId, now, limit, CASE_CLOSED],
      );
      const waited = due.filter((mail) => mail.waited && mail.userId !== null);
      const lost = await lostRecipients(
        tx,
        organisationId,
        waited.map(({ id }) => id),
      );
      const fit: DueMail[] = [];
      const unfit: Move[] = [];
      for (const mail of due) {
        const relevance = relevanceProblem(mail, now) ?? lost.get(mail.id);
        const flag = mail.flags[0];
        if (flag) unfit.push({ id: mail.id, reason: 'CLIENT_FLAGGED', reasonDetail: flag });
        else if (relevance) unfit.push({ id: mail.id, reason: 'NOT_RELEVANT', reasonDetail: relevance });
        else fit.push(mail);
      }
      const base = { organisationId, from: ['queued'] as const, by: 'bode' as const, at: now };
      await moveMessages(tx, { ...base, to: 'not_sent', what: 'not-sent' }, unfit);
      await moveMessages(
        tx,
        { ...base, to: 'sending', what: null, columns: ['lease_token', 'lease_until'] },
        fit.map(({ id }) => ({
          id,
          set: { lease_token: lease, lease_until: new Date(now.getTime() + LEASE_MS) },
        })),
      );
      return fit.map((mail) => asClaimed(mail, now));
    });
  }

  /** When this organisation's next mail is due, or its next lease runs out. */
  async nextDue(tx: Tx, organisationId: string): Promise<Date | null> {
    const row = await firstRow<{ at: Date | null }>(
      tx,
      `SELECT least((SELECT min(first_due) FROM (
                       SELECT (SELECT min(due_at) FROM message WHERE organisation_id = $1 AND status = 'queued'
                                 AND priority = p) AS first_due FROM generate_series(1, 9) p) d),
                    (SELECT min(lease_until) FROM message WHERE organisation_id = $1 AND status = 'sending')) AS at`,
      [organisationId],
    );
    return row?.at ?? null;
  }

  /**
   * Mails of a worker that died go back to the queue. What may have gone out goes again with the same Message-ID, and the
   * timeline says so (design §2); the rest goes as if it had never been claimed.
   */
  async takeBack(organisationId: string, now: Date): Promise<void> {
    await this.tenancy.within(organisationId, async (tx) => {
      const lost = await rows<{ id: string; lease: string }>(
        tx,
        `SELECT id, lease_token AS lease FROM message
         WHERE organisation_id = $1 AND status = 'sending' AND lease_until <= $2
         ORDER BY lease_token, status_at, priority, due_at, number FOR UPDATE SKIP LOCKED`,
        [organisationId, now],
      );
      const out = mayBeOut(lost);
      const back = { organisationId, from: ['sending'] as const, to: 'queued' as const, by: 'bode' as const, at: now };
      await moveMessages(
        tx,
        { ...back, what: 'lease-expired' },
        [...out].map(({ id }) => ({ id, facts: { mayHaveBeenSent: true } })),
      );
      await moveMessages(
        tx,
        { ...back, what: null },
        lost.filter((one) => !out.has(one)),
      );
    });
  }
}

function asClaimed(
  { validUntil: _v, supersededBy: _s, flags: _f, waited: _w, caseClosed: _c, ...mail }: DueMail,
  claimedAt: Date,
): ClaimedMail {
  return { ...mail, claimedAt, number: BigInt(mail.number), organisationNo: BigInt(mail.organisationNo) };
}

import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/clock.js';
import { checkPostal, type PostalInput } from '../common/postal/postal-address.js';
import type { ReasonCode } from '../common/reasons.js';
import type { ClientFlag } from '../clients/client.entity.js';
import { firstRow, rows } from '../database/sql.js';
import { Tenancy } from '../database/tenancy.js';
import type { LetterCause } from '../messages/message.entity.js';
import { moveMessages, type Move } from '../messages/move-messages.js';
import { relevanceProblem } from '../messages/relevance.js';
import type { EnvelopeProfile } from './envelope-profile.js';
import { printProblem } from './letter-check.js';
import type { LetterInput } from './letter-input.js';
import { batchLetters, LETTER_SOURCE_COLUMNS, type LetterSourceRow } from './letter-source.js';
import { inPrintOrder } from './print-order.js';

/** Letters judged in one transaction: their rows are locked for some tenths of a second meanwhile. */
const CHUNK = 100;

export interface FreezableBatch {
  organisationId: string;
  id: string;
  number: string;
  printGroupId: string;
  createdAt: Date;
  leaseToken: string;
}

interface WaitingLetter extends LetterSourceRow {
  id: string;
  cause: LetterCause | null;
  validUntil: Date | null;
  supersededBy: string | null;
  branchId: string;
  client: { name: string; postal: PostalInput | null; flags: ClientFlag[] };
}

type Judged =
  | { to: 'prepared'; address: LetterInput['address'] & { place: number } }
  | { to: 'held' | 'withdrawn'; reason: ReasonCode; detail: string | null };

/**
 * Takes the waiting letters of a batch's print group into it: each is judged once more (still relevant, still to be
 * written to, address still good and inside the window) and its address is frozen.
 */
@Injectable()
export class BatchFreeze {
  constructor(
    private readonly tenancy: Tenancy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns false when the batch is no longer ours: discarded, or taken over by another worker */
  async freeze(batch: FreezableBatch, profile: EnvelopeProfile): Promise<boolean> {
    const ids = await this.waiting(batch);
    for (let at = 0; at < ids.length; at += CHUNK) {
      const room = await this.freezeSome(batch, profile, ids.slice(at, at + CHUNK));
      if (room === 'lost') return false;
      if (room === 'full') break;
    }
    return true;
  }

  /** In the order in which they are printed. */
  private async waiting(batch: FreezableBatch): Promise<string[]> {
    const { organisationId, printGroupId, createdAt } = batch;
    const found = await this.tenancy.within(organisationId, (tx) =>
      rows<{ id: string; postal: PostalInput | null; country: string }>(
        tx,
        `SELECT m.id, c.postal, o.country FROM message m
         JOIN branch b ON b.organisation_id = m.organisation_id AND b.id = m.branch_id
         JOIN client c ON c.organisation_id = m.organisation_id AND c.id = m.client_id
         JOIN organisation o ON o.id = m.organisation_id
         WHERE m.organisation_id = $1 AND b.print_group_id = $2 AND m.status = 'pending' AND m.created_at <= $3
         ORDER BY m.number`,
        [organisationId, printGroupId, createdAt],
      ),
    );
    return inPrintOrder(found, found[0]?.country ?? '').map(({ id }) => id);
  }

  /** @returns whether the batch takes more letters, has as many as were asked for, or is no longer ours */
  private async freezeSome(
    batch: FreezableBatch,
    profile: EnvelopeProfile,
    ids: readonly string[],
  ): Promise<'room' | 'full' | 'lost'> {
    const now = this.clock.now();
    const { organisationId } = batch;
    return this.tenancy.within(organisationId, async (tx) => {
      const ours = await firstRow<{ letters: number; atMost: number | null }>(
        tx,
        `SELECT letters, at_most AS "atMost" FROM batch
         WHERE organisation_id = $1 AND id = $2 AND state = 'preparing' AND lease_token = $3 FOR UPDATE`,
        [organisationId, batch.id, batch.leaseToken],
      );
      if (!ours) return 'lost';
      const most = ours.atMost ?? Number.POSITIVE_INFINITY;
      const letters = await rows<WaitingLetter>(
        tx,
        `SELECT m.id, m.cause, m.valid_until AS "validUntil", m.superseded_by AS "supersededBy", m.branch_id AS "branchId",
                jsonb_build_object('name', c.name, 'postal', c.postal, 'flags', c.flags) AS client,
                ${LETTER_SOURCE_COLUMNS}
         FROM message m
         JOIN branch b ON b.organisation_id = m.organisation_id AND b.id = m.branch_id
         JOIN client c ON c.organisation_id = m.organisation_id AND c.id = m.client_id
         JOIN organisation o ON o.id = m.organisation_id
         WHERE m.organisation_id = $1 AND m.id = ANY ($2) AND m.status = 'pending'
         ORDER BY array_position($2::uuid[], m.id) FOR UPDATE OF m`,
        [organisationId, ids],
      );
      const moves: Record<Judged['to'], Move[]> = { prepared: [], held: [], withdrawn: [] };
      const asPrinted = batchLetters(batch.number, batch.createdAt);
      let sequence = ours.letters;
      for (const letter of letters) {
        if (sequence >= most) break;
        const judged = judge(letter, profile, (address) => asPrinted(letter, address, sequence + 1), now);
        if (judged.to === 'prepared') {
          sequence++;
          moves.prepared.push({
            id: letter.id,
            facts: { batchId: batch.id, batchNumber: Number(batch.number), sequence },
            set: { batch_id: batch.id, batch_sequence: sequence, window_address: judged.address },
          });
        } else {
          moves[judged.to].push({ id: letter.id, reason: judged.reason, reasonDetail: judged.detail });
        }
      }
      const base = { organisationId, from: ['pending'] as const, by: 'bode' as const, at: now };
      await moveMessages(
        tx,
        { ...base, to: 'prepared', what: 'prepared', columns: ['batch_id', 'batch_sequence', 'window_address'] },
        moves.prepared,
      );
      await moveMessages(tx, { ...base, to: 'held', what: 'held' }, moves.held);
      await moveMessages(tx, { ...base, to: 'withdrawn', what: 'withdrawn' }, moves.withdrawn);
      await tx.query(`UPDATE batch SET letters = $3, held = held + $4 WHERE organisation_id = $1 AND id = $2`, [
        organisationId,
        batch.id,
        sequence,
        moves.held.length,
      ]);
      return sequence >= most ? 'full' : 'room';
    });
  }
}

/** What becomes of a waiting letter at the moment of printing. */
function judge(
  letter: WaitingLetter,
  profile: EnvelopeProfile,
  asPrinted: (address: LetterInput['address']) => LetterInput,
  now: Date,
): Judged {
  const relevance = relevanceProblem(letter, now);
  if (relevance) return { to: 'withdrawn', reason: 'NOT_RELEVANT', detail: relevance };
  const flag = letter.client.flags[0];
  // Whoever resent it knew about the flag and overruled it (L26).
  if (flag && letter.cause !== 'resend') return { to: 'held', reason: 'CLIENT_FLAGGED', detail: flag };
  const postal = checkPostal(letter.client.name, letter.client.postal, {
    country: letter.country,
    language: letter.organisationLanguage,
  });
  if (!postal.ok) {
    return { to: 'held', reason: postal.code, detail: postal.code === 'POSTAL_ADDRESS_INVALID' ? postal.which : null };
  }
  const address = { lines: postal.lines, droppable: postal.droppable, place: postal.place };
  const problem = printProblem(asPrinted(address), profile);
  if (problem) return { to: 'held', reason: problem.code, detail: problem.which ?? null };
  return { to: 'prepared', address };
}

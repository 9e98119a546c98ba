import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import type { Principal } from '../auth/principal.js';
import { CLOCK, type Clock } from '../common/clock.js';
import type { Refusal } from '../common/reasons.js';
import { rows } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { appendTimeline, moveMessages } from '../messages/move-messages.js';
import type { LetterStatus } from '../messages/states.js';
import type { TimelineWord } from '../messages/timeline.js';
import { BATCH_STEPS, type BatchStep } from './batch-state.js';
import { BatchQueries, type BatchView } from './batch-queries.js';
import type { BatchState } from './batch.entity.js';
import type { BatchResult } from './batches.service.js';
import { pieceCode } from './piece-code.js';
import { pullProblem, type PullReport } from './pull-list.js';

/** What an operator counted (N11). */
export interface Counts {
  letters: number;
  sheets: number;
}

/** What an operator says along with a step: the counts when it is checked, the pull list when it is posted. */
export interface StepReport {
  counts?: Counts | undefined;
  pull?: PullReport | undefined;
}

/** A letter of the batch that goes along with a step. */
interface SteppingLetter {
  id: string;
  pull: boolean;
  /** Why it was withdrawn, in the caller's words. */
  pullReason: string | null;
}

/** A step under way; the batch is as it was before. */
interface TakenStep {
  tx: Tx;
  principal: Principal;
  batch: BatchView;
  step: BatchStep;
  at: Date;
}

/** Takes batches through the print room: printed, checked, posted; or discarded. */
@Injectable()
export class BatchSteps {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly queries: BatchQueries,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Takes the next step of a batch with all its letters. The counts must equal the batch's when it is checked, letters
   * to be pulled included; when it is posted, each letter on the pull list must be pulled (it is withdrawn) or not found
   * (it is posted).
   */
  async step(principal: Principal, batchId: string, step: BatchStep, report: StepReport = {}): Promise<BatchResult> {
    const { organisationId } = principal;
    const rule = BATCH_STEPS[step];
    return this.tenancy.within(organisationId, async (tx) => {
      await tx.query(`SELECT FROM batch WHERE organisation_id = $1 AND id = $2 FOR UPDATE`, [organisationId, batchId]);
      const batch = await this.queries.find(tx, principal, batchId);
      if (!batch) return { ok: false, refusal: { code: 'NOT_FOUND' } };
      // The same step twice is a double click, not a mistake.
      if (batch.state === step) return { ok: true, batch };
      if (!(rule.from as readonly BatchState[]).includes(batch.state)) {
        return { ok: false, refusal: { code: 'WRONG_BATCH_STATE', which: batch.state } };
      }
      const refusal = refusalOf(batch, step, report);
      if (refusal) return { ok: false, refusal };
      const at = this.clock.now();
      await this.moveLetters({ tx, principal, batch, step, at }, report);
      await tx.query(
        `UPDATE batch SET state = $3, ${rule.stamp} = $4, failed_reason = NULL, failed_detail = NULL,
                lease_token = NULL, lease_until = NULL
         WHERE organisation_id = $1 AND id = $2`,
        [organisationId, batchId, step, at],
      );
      const facts = { ...report.counts, ...report.pull };
      await this.audit.record(tx, principal, { action: `batch.${step}`, target: batchId, facts });
      return { ok: true, batch: (await this.queries.find(tx, principal, batchId))! };
    });
  }

  private async moveLetters(taken: TakenStep, report: StepReport): Promise<void> {
    const letters = await this.letters(taken);
    const pulled = new Set(report.pull?.pulled);
    // A letter that was withdrawn must not be printed with the next batch either.
    const drops = ({ id, pull }: SteppingLetter) => (taken.step === 'discarded' ? pull : pulled.has(id));
    const { to, what } = BATCH_STEPS[taken.step].letters;
    await this.move(taken, 'withdrawn', taken.step === 'discarded' ? 'withdrawn' : 'pulled', letters.filter(drops));
    await appendTimeline(
      taken.tx,
      taken.principal.organisationId,
      taken.at,
      (report.pull?.notFound ?? []).map((messageId) => ({
        messageId,
        what: 'pull-not-found' as const,
        byUserId: taken.principal.userId,
      })),
    );
    await this.move(
      taken,
      to,
      what,
      letters.filter((letter) => !drops(letter)),
    );
  }

  private async move(
    { tx, principal, batch, step, at }: TakenStep,
    to: LetterStatus,
    what: TimelineWord,
    letters: readonly SteppingLetter[],
  ): Promise<void> {
    if (letters.length === 0) return;
    const { organisationId, userId } = principal;
    const leaves = step === 'discarded';
    await moveMessages(
      tx,
      {
        organisationId,
        from: [BATCH_STEPS[step].letters.from],
        to,
        what,
        by: userId ? 'staff' : 'caller',
        byUserId: userId,
        at,
        ...(leaves && { columns: ['batch_id', 'batch_sequence', 'window_address'] as const }),
      },
      letters.map(({ id, pullReason }) => ({
        id,
        facts: { batchId: batch.id },
        ...(to === 'withdrawn' && { reason: 'WITHDRAWN' as const, reasonDetail: pullReason }),
        ...(leaves && { set: { batch_id: null, batch_sequence: null, window_address: null } }),
      })),
    );
  }

  private letters({ tx, principal, batch, step }: TakenStep): Promise<SteppingLetter[]> {
    return rows<SteppingLetter>(
      tx,
      `SELECT m.id, m.pull_requested_at IS NOT NULL AS pull,
              CASE WHEN m.pull_requested_at IS NOT NULL THEN
                (SELECT e.facts->>'reason' FROM message_event e
                 WHERE e.organisation_id = m.organisation_id AND e.message_id = m.id AND e.what = 'pull-requested'
                 ORDER BY e.id LIMIT 1) END AS "pullReason"
       FROM message m WHERE m.organisation_id = $1 AND m.batch_id = $2 AND m.status = $3`,
      [principal.organisationId, batch.id, BATCH_STEPS[step].letters.from],
    );
  }
}

/** Why the step is not taken, given what was said along with it. */
function refusalOf(batch: BatchView, step: BatchStep, { counts, pull }: StepReport): Refusal | null {
  if (step === 'checked' && (counts?.letters !== batch.letters || counts.sheets !== batch.sheets)) {
    const counted = `${counts?.letters ?? '?'}/${counts?.sheets ?? '?'}`;
    return { code: 'COUNTS_DIFFER', which: `${counted} ≠ ${batch.letters}/${batch.sheets}` };
  }
  const problem = step === 'posted' ? pullProblem(batch.pull, pull ?? { pulled: [], notFound: [] }) : null;
  if (!problem) return null;
  const open = problem.open.map((sequence) => pieceCode(batch.number, sequence).join(''));
  return { code: 'PULL_LIST_OPEN', which: [...open, ...problem.notListed].join(', ') };
}

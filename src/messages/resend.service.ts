import { Injectable } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import type { Principal } from '../auth/principal.js';
import { newId } from '../common/ids.js';
import type { ReasonCode } from '../common/reasons.js';
import { retryWhereMet } from '../database/retry.js';
import { firstRow, rows } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { Fallback, type FallbackResult } from './fallback.service.js';
import type { LetterRoute, Overrulable } from './resend-rule.js';
import { IN } from './states.js';
import { Withdraw, type WithdrawResult } from './withdraw.service.js';

export interface ResendRow {
  id: string;
  outcome: 'created' | 'refused';
  code?: ReasonCode;
  /** The detail of the code, such as which part of the address is wrong. */
  detail?: string;
  letterId?: string;
  fee: boolean;
}

export interface ResendAnswer {
  /** For undo; null when nothing was done. */
  actionId: string | null;
  results: ResendRow[];
}

/** F06: staff press a button and failed lines become letters; undone as a whole until they are printed (N15). */
@Injectable()
export class Resend {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly fallback: Fallback,
    private readonly withdraw: Withdraw,
    private readonly audit: Audit,
  ) {}

  async resend(
    principal: Principal,
    ids: readonly string[],
    options: {
      route?: Extract<LetterRoute, 'resend' | 'make-letter'>;
      dryRun?: boolean;
      overrule?: readonly Overrulable[];
      /** The lines for which it is overruled; all of them unless said. */
      overruleOnly?: ReadonlySet<string>;
    } = {},
  ): Promise<ResendAnswer> {
    const route = options.route ?? 'resend';
    const { organisationId, userId, branchIds } = principal;
    const first = options.dryRun ? 0n : await this.fallback.takeNumbers(organisationId, ids.length);
    return this.tenancy.within(organisationId, async (tx) => {
      const actionId = newId();
      const results = await this.fallback.make(tx, organisationId, ids, first, {
        route,
        branchIds,
        overrule: new Set(options.overrule ?? []),
        ...(options.overruleOnly && { overruleOnly: options.overruleOnly }),
        actionId,
        byUserId: userId,
        dryRun: options.dryRun ?? false,
      });
      const answer = { actionId: options.dryRun ? null : actionId, results: results.map(asRow) };
      if (!options.dryRun) {
        const created = results.filter((result) => result.ok).length;
        await this.audit.record(tx, principal, {
          id: actionId,
          action: `messages.${route}`,
          ...(ids.length === 1 && { target: ids[0]! }),
          facts: { lines: ids.length, created, refused: ids.length - created, overrule: options.overrule ?? [] },
        });
      }
      return answer;
    });
  }

  /** How many letters of one Resend Undo could still take back; 0 where it is no Resend, or none of the caller's branches. */
  async undoable(tx: Tx, { organisationId, branchIds }: Principal, actionId: string): Promise<number> {
    const found = await firstRow<{ count: number }>(
      tx,
      `SELECT count(*)::int AS count FROM message
       WHERE organisation_id = $1 AND action_id = $2 AND status = ANY ($3) AND ($4::uuid[] IS NULL OR branch_id = ANY ($4))`,
      [organisationId, actionId, IN.withdrawable, branchIds === 'all' ? null : branchIds],
    );
    return found!.count;
  }

  /** Withdraws the letters of one Resend that are not printed; once. */
  async undo(
    principal: Principal,
    actionId: string,
  ): Promise<{ ok: true; results: WithdrawResult[] } | { ok: false; code: ReasonCode }> {
    // Of two who undo the same, the second is too late; it sees so when it begins again.
    return retryWhereMet(() => this.undoOnce(principal, actionId));
  }

  private async undoOnce(principal: Principal, actionId: string): ReturnType<Resend['undo']> {
    const { organisationId } = principal;
    return this.tenancy.within(organisationId, async (tx) => {
      const action = await firstRow<{ undone: boolean }>(
        tx,
        `SELECT EXISTS (SELECT FROM staff_action u WHERE u.organisation_id = a.organisation_id AND u.undoes = a.id) AS undone
         FROM staff_action a WHERE a.organisation_id = $1 AND a.id = $2
           AND a.action IN ('messages.resend', 'messages.make-letter')`,
        [organisationId, actionId],
      );
      if (!action) return { ok: false, code: 'NOT_FOUND' };
      const letters = await rows<{ id: string }>(
        tx,
        `SELECT id FROM message WHERE organisation_id = $1 AND action_id = $2 AND status <> 'withdrawn'`,
        [organisationId, actionId],
      );
      const results = await this.withdraw.byIds(
        tx,
        letters.map(({ id }) => id),
        { organisationId, branchIds: principal.branchIds, reason: 'undo', byUserId: principal.userId },
      );
      if (!action.undone) {
        await this.audit.record(tx, principal, {
          action: 'messages.resend.undo',
          facts: { letters: letters.length },
          undoes: actionId,
        });
      }
      return { ok: true, results };
    });
  }
}

function asRow(result: FallbackResult): ResendRow {
  if (result.ok) {
    return {
      id: result.id,
      outcome: 'created',
      ...(result.letterId && { letterId: result.letterId }),
      fee: result.fee,
    };
  }
  return {
    id: result.id,
    outcome: 'refused',
    code: result.refusal.code,
    ...(result.refusal.which && { detail: result.refusal.which }),
    ...(result.letterId && { letterId: result.letterId }),
    fee: false,
  };
}

import { Injectable } from '@nestjs/common';
import { loadLineages } from '../clients/people-loader.js';
import { newId } from '../common/ids.js';
import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import type { PlannedRule } from './case-plan.js';
import {
  CASE,
  holdClients,
  insertCases,
  insertPlans,
  withPlans,
  type CaseRow,
  type CaseState,
  type NewCase,
} from './case-rows.js';
import type { EffectiveRule } from './effective-rules.js';
import { RuleBook } from './rule-book.js';

export type OpenedCase =
  | { ok: true; case: CaseState }
  /** A second opening; the case as it is. */
  | { ok: false; code: 'CASE_EXISTS'; externalId: string };

/** Opens, closes and reads cases with their plans, many at once, in the caller's transaction. */
@Injectable()
export class CaseBook {
  constructor(private readonly rules: RuleBook) {}

  /**
   * Opens cases and fixes their plans: the rules assigned to the client on the first day (Ad2). Appends no event: whoever
   * opens a case does so for one, or appends it.
   *
   * @returns an answer for each of `newCases`, in its order; of two with one name the first is opened
   */
  async open(tx: Tx, organisationId: string, newCases: readonly NewCase[], now: Date): Promise<OpenedCase[]> {
    if (newCases.length === 0) return [];
    const wanted = new Map<string, CaseRow>();
    for (const one of newCases) {
      if (!wanted.has(one.externalId)) {
        wanted.set(one.externalId, { ...one, id: newId(), closedAt: null, createdAt: now });
      }
    }
    const inserted = new Set(await insertCases(tx, organisationId, [...wanted.values()], now));
    const fresh = [...wanted.values()].filter(({ id }) => inserted.has(id));
    const plans = await this.fixPlans(tx, organisationId, fresh, now);
    return newCases.map((one): OpenedCase => {
      const made = wanted.get(one.externalId)!;
      if (!inserted.has(made.id)) return { ok: false, code: 'CASE_EXISTS', externalId: one.externalId };
      // Another one of the same name in this batch finds the case open.
      inserted.delete(made.id);
      return { ok: true, case: { ...made, plan: plans.get(made.id) ?? [] } };
    });
  }

  /** A case as it would be if it were opened: nothing is stored, and nobody waits for it (N02). */
  async imagine(tx: Tx, organisationId: string, newCase: NewCase, now: Date): Promise<CaseState> {
    const { chain } = (await loadLineages(tx, organisationId, [newCase.clientId])).get(newCase.clientId)!;
    const [effective] = await this.rules.assigned(tx, organisationId, [{ chain, date: newCase.startDate }]);
    return { ...newCase, id: newId(), closedAt: null, createdAt: now, plan: planOf(effective!, now) };
  }

  /** Closes what is open of these. @returns ids of the cases that were closed by it */
  async close(tx: Tx, organisationId: string, caseIds: readonly string[], at: Date): Promise<string[]> {
    const closed = await rows<{ id: string }>(
      tx,
      `UPDATE case_file SET closed_at = $3
       WHERE organisation_id = $1 AND id = ANY ($2) AND closed_at IS NULL RETURNING id`,
      [organisationId, caseIds, at],
    );
    return closed.map(({ id }) => id);
  }

  /**
   * Cases by their names in the caller's system, with their plans; unknown ones are left out.
   *
   * @param ruleIds only these rules of the plans; left out: all
   */
  async load(
    tx: Tx,
    organisationId: string,
    externalIds: readonly string[],
    ruleIds?: readonly string[],
  ): Promise<Map<string, CaseState>> {
    const cases = await read(tx, organisationId, 'external_id = ANY ($2)', externalIds, ruleIds);
    return new Map(cases.map((one) => [one.externalId, one]));
  }

  /** As `load`, by our own ids. */
  async loadByIds(
    tx: Tx,
    organisationId: string,
    ids: readonly string[],
    ruleIds?: readonly string[],
  ): Promise<Map<string, CaseState>> {
    return byId(await read(tx, organisationId, 'id = ANY ($2)', ids, ruleIds));
  }

  /**
   * As `loadByIds`, and holds the cases until the end of the transaction: whoever closes one of them or takes a rule out
   * of its plan waits, and then finds what was decided; or was first, and is read here. Their clients are to be held
   * before, as `holdClients` says.
   */
  async hold(
    tx: Tx,
    organisationId: string,
    ids: readonly string[],
    ruleIds?: readonly string[],
  ): Promise<Map<string, CaseState>> {
    return byId(await read(tx, organisationId, 'id = ANY ($2) ORDER BY id FOR NO KEY UPDATE', ids, ruleIds));
  }

  private async fixPlans(
    tx: Tx,
    organisationId: string,
    cases: readonly CaseRow[],
    now: Date,
  ): Promise<Map<string, PlannedRule[]>> {
    if (cases.length === 0) return new Map();
    const clientIds = [...new Set(cases.map(({ clientId }) => clientId))];
    const lineages = await loadLineages(tx, organisationId, clientIds);
    await holdClients(
      tx,
      organisationId,
      [...lineages.values()].flatMap(({ chain }) => chain.map(({ id }) => id)),
    );
    const asked = cases.map(({ clientId, startDate }) => ({ chain: lineages.get(clientId)!.chain, date: startDate }));
    const effective = await this.rules.assigned(tx, organisationId, asked);
    const plans = new Map(cases.map(({ id }, i) => [id, planOf(effective[i]!, now)]));
    await insertPlans(
      tx,
      organisationId,
      [...plans].flatMap(([caseId, plan]) => plan.map(({ ruleId, source }) => ({ caseId, ruleId, source }))),
      now,
    );
    return plans;
  }
}

function planOf(effective: readonly EffectiveRule[], now: Date): PlannedRule[] {
  return effective.map(({ ruleId, source }) => ({ ruleId, source, plannedAt: now, cancelledAt: null }));
}

/** Cases with their plans. The plans are read last: where the cases are held, as whoever held them before left them. */
async function read(
  tx: Tx,
  organisationId: string,
  which: string,
  names: readonly string[],
  ruleIds?: readonly string[],
): Promise<CaseState[]> {
  if (names.length === 0) return [];
  const found = await rows<CaseRow>(tx, `SELECT ${CASE} FROM case_file WHERE organisation_id = $1 AND ${which}`, [
    organisationId,
    [...new Set(names)],
  ]);
  return withPlans(tx, organisationId, found, ruleIds);
}

function byId(cases: readonly CaseState[]): Map<string, CaseState> {
  return new Map(cases.map((one) => [one.id, one]));
}

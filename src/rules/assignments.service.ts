import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import type { Principal } from '../auth/principal.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { fieldProblem } from '../common/field-problem.js';
import { isId, newId } from '../common/ids.js';
import { retryWhereMet } from '../database/retry.js';
import { rows } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import type { AssignmentDates, AssignmentInput } from './assignment-input.js';
import {
  findAssignment,
  holdClient,
  listAssignments,
  otherSet,
  sameAssignment,
  type AssignmentQuery,
  type AssignmentRow,
} from './assignment-rows.js';
import { openCasesBegunBefore, type BegunBefore } from './begun-before.js';
import type { AssignmentFacts } from './effective-rules.js';
import { OpenCases, type ToApply, type TouchedCase } from './open-cases.js';
import { refusal, wrongFields, type Refusal } from './refusal.js';

/** `again`: the very same stood there already, so that nothing was added. */
export type Assigned = { ok: true; assignment: AssignmentRow; touched: TouchedCase[]; again: boolean } | Refusal;
export type Preview = { ok: true; touched: TouchedCase[]; again: boolean } | Refusal;
export type NewPreview = { ok: true; touched: TouchedCase[]; again: boolean; begunBefore: BegunBefore } | Refusal;

/** One assignment, and the rules that come by it. */
type Applied = ToApply & { assignments: [AssignmentFacts] };

/** Rules and rule sets for a client and all below it, from a day on (A21–A32). */
@Injectable()
export class Assignments {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly openCases: OpenCases,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(principal: Principal, query: AssignmentQuery): Promise<{ items: AssignmentRow[]; next: string | null }> {
    return this.tenancy.withinInOrder(principal.organisationId, (tx) => listAssignments(tx, principal, query));
  }

  async find(principal: Principal, id: string): Promise<AssignmentRow | undefined> {
    if (!isId(id)) return undefined;
    return this.tenancy.within(principal.organisationId, (tx) => findAssignment(tx, principal, id));
  }

  /** The open cases that assigning with Yes would touch, and those it comes too late for (A25). Changes nothing. */
  async preview(principal: Principal, input: AssignmentInput): Promise<NewPreview> {
    return this.within(principal, async (tx) => {
      const checked = await this.checkNew(tx, principal, input);
      if (!checked.ok) return checked;
      const { what, again } = checked;
      const touched = await this.openCases.preview(tx, principal.organisationId, what);
      const begunBefore = await openCasesBegunBefore(tx, principal.organisationId, what.assignments[0], what.ruleIds);
      return { ok: true, touched, again, begunBefore };
    });
  }

  /**
   * Assigns it. The very same once more, as by a form that is sent twice, makes no second one; with Yes it is then
   * applied where it is not planned yet.
   *
   * @param apply the answer to the question whether it holds for open cases too (A26); undefined refuses
   */
  async create(principal: Principal, input: AssignmentInput, apply: boolean | null | undefined): Promise<Assigned> {
    if (typeof apply !== 'boolean') return unanswered();
    return this.within(principal, async (tx) => {
      const { organisationId } = principal;
      const checked = await this.checkNew(tx, principal, input);
      if (!checked.ok) return checked;
      const [{ id, clientId, ruleId, ruleSetId, startsOn, endsOn }] = checked.what.assignments;
      const toApply = apply ? checked.what : null;
      if (checked.again) {
        const done = await this.finish(tx, principal, id, 'assignments.apply', {}, toApply);
        return { ...done, again: true };
      }
      await tx.query(
        `INSERT INTO assignment (organisation_id, id, client_id, rule_id, rule_set_id, starts_on, ends_on, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [organisationId, id, clientId, ruleId, ruleSetId, startsOn, endsOn, this.clock.now()],
      );
      return this.finish(tx, principal, id, 'assignments.create', { ...input, apply }, toApply);
    });
  }

  /** The open cases that `apply` would touch. */
  async previewAgain(principal: Principal, id: string): Promise<Preview> {
    return this.within(principal, async (tx) => {
      const what = await this.stored(tx, principal, id);
      if (!what) return refusal('NOT_FOUND');
      return { ok: true, touched: await this.openCases.preview(tx, principal.organisationId, what), again: true };
    });
  }

  /** Applies an assignment that stands already to open cases, after what was wrong is repaired (Ad4, A29). */
  async apply(principal: Principal, id: string): Promise<Assigned> {
    return this.within(principal, async (tx) => {
      const what = await this.stored(tx, principal, id);
      if (!what) return refusal('NOT_FOUND');
      return this.finish(tx, principal, id, 'assignments.apply', {}, what);
    });
  }

  /** Saves other dates, and does nothing else: what was planned by it stays, nothing is planned (A28, Ad6). */
  async changeDates(principal: Principal, id: string, dates: AssignmentDates): Promise<Assigned> {
    if (!isId(id)) return refusal('NOT_FOUND');
    return this.within(principal, async (tx) => {
      const current = await findAssignment(tx, principal, id);
      if (!current) return refusal('NOT_FOUND');
      const startsOn = dates.startsOn ?? current.startsOn;
      const endsOn = dates.endsOn === undefined ? current.endsOn : dates.endsOn;
      const { client, rule, ruleSet } = current;
      const read = await this.read(tx, principal, id, { client, rule, ruleSet, startsOn, endsOn });
      const checked = read.ok ? await this.check(tx, principal, read.facts) : read;
      if (!checked.ok) return checked;
      await tx.query(`UPDATE assignment SET starts_on = $3, ends_on = $4 WHERE organisation_id = $1 AND id = $2`, [
        principal.organisationId,
        id,
        startsOn,
        endsOn,
      ]);
      return this.finish(tx, principal, id, 'assignments.change', { startsOn, endsOn }, null);
    });
  }

  /** Takes it away for cases to come; what was planned by it stays. */
  async remove(principal: Principal, id: string): Promise<{ ok: true } | Refusal> {
    return this.tenancy.within(principal.organisationId, async (tx) => {
      const current = isId(id) ? await findAssignment(tx, principal, id) : undefined;
      if (!current) return refusal('NOT_FOUND');
      await tx.query(`DELETE FROM assignment WHERE organisation_id = $1 AND id = $2`, [principal.organisationId, id]);
      const { client, rule, ruleSet, startsOn, endsOn } = current;
      const facts = { client, rule, ruleSet, startsOn, endsOn };
      await this.audit.record(tx, principal, { action: 'assignments.delete', target: id, facts });
      return { ok: true };
    });
  }

  private within<T>(principal: Principal, work: (tx: Tx) => Promise<T>): Promise<T> {
    return retryWhereMet(() => this.tenancy.within(principal.organisationId, work));
  }

  private async finish(
    tx: Tx,
    principal: Principal,
    id: string,
    action: string,
    facts: Record<string, unknown>,
    apply: ToApply | null,
  ): Promise<Extract<Assigned, { ok: true }>> {
    const assignment = (await findAssignment(tx, principal, id))!;
    const touched = apply ? await this.openCases.apply(tx, principal.organisationId, apply) : [];
    await this.audit.record(tx, principal, { action, target: id, facts: { ...facts, touched: touched.length } });
    return { ok: true, assignment, touched, again: false };
  }

  private async stored(tx: Tx, principal: Principal, id: string): Promise<ToApply | null> {
    const current = isId(id) ? await findAssignment(tx, principal, id) : undefined;
    const client = current && (await holdClient(tx, principal, current.client));
    if (!client) return null;
    const { rule, ruleSet, startsOn, endsOn } = current;
    const facts: AssignmentFacts = { id, clientId: client.id, ruleId: rule, ruleSetId: ruleSet, startsOn, endsOn };
    return { assignments: [facts], ruleIds: await rulesOf(tx, principal.organisationId, facts) };
  }

  /** What is wrong with a new assignment; or what it would apply. `again`: the very same stands there already. */
  private async checkNew(
    tx: Tx,
    principal: Principal,
    input: AssignmentInput,
  ): Promise<{ ok: true; what: Applied; again: boolean } | Refusal> {
    const { organisationId } = principal;
    const read = await this.read(tx, principal, newId(), input);
    if (!read.ok) return read;
    const same = await sameAssignment(tx, organisationId, read.facts);
    if (!same) return this.check(tx, principal, read.facts);
    const facts = { ...read.facts, id: same.id };
    const ruleIds = await rulesOf(tx, organisationId, facts);
    return { ok: true, what: { assignments: [facts], ruleIds, unplannedOnly: true }, again: true };
  }

  /** Whether it may stand beside the others; and then what it would apply. */
  private async check(
    tx: Tx,
    { organisationId }: Principal,
    facts: AssignmentFacts,
  ): Promise<{ ok: true; what: Applied; again: false } | Refusal> {
    const other = facts.ruleSetId !== null && (await otherSet(tx, organisationId, facts));
    if (other) return overlapping(facts, other);
    return {
      ok: true,
      what: { assignments: [facts], ruleIds: await rulesOf(tx, organisationId, facts) },
      again: false,
    };
  }

  /** What is wrong with its fields; or what they say, with its client held until the end of the transaction. */
  private async read(
    tx: Tx,
    principal: Principal,
    id: string,
    { client: externalId, rule = null, ruleSet = null, startsOn, endsOn = null }: AssignmentInput,
  ): Promise<{ ok: true; facts: AssignmentFacts } | Refusal> {
    const { organisationId } = principal;
    if (rule === null && ruleSet === null) return wrongFields([fieldProblem('rule', 'MISSING')]);
    if (rule !== null && ruleSet !== null) {
      return wrongFields([fieldProblem('ruleSet', 'BAD_VALUE', 'must be left out where a rule is given')]);
    }
    if (endsOn !== null && endsOn < startsOn) {
      return wrongFields([fieldProblem('endsOn', 'BAD_VALUE', 'must not be before startsOn')]);
    }
    const client = await holdClient(tx, principal, externalId);
    if (!client) return wrongFields([fieldProblem('client', 'UNKNOWN_CLIENT')]);
    if (!(await exists(tx, organisationId, rule === null ? 'rule_set' : 'rule', (rule ?? ruleSet)!))) {
      const [field, code] =
        rule === null ? (['ruleSet', 'UNKNOWN_RULE_SET'] as const) : (['rule', 'UNKNOWN_RULE'] as const);
      return wrongFields([fieldProblem(field, code)]);
    }
    return { ok: true, facts: { id, clientId: client.id, ruleId: rule, ruleSetId: ruleSet, startsOn, endsOn } };
  }
}

/** A26, Ad3: nobody may forget the question. */
export function unanswered(): Refusal {
  return wrongFields([fieldProblem('applyToOpenCases', 'ANSWER_NEEDED')]);
}

/** Two rule sets at one client (Ad5): the new one is to end before the other begins, or else to begin after it. */
function overlapping({ startsOn }: AssignmentFacts, other: { name: string; startsOn: string }): Refusal {
  const field = startsOn < other.startsOn ? 'endsOn' : 'startsOn';
  const errors = [fieldProblem(field, 'RULE_SET_OVERLAP', other.name)];
  return { ...refusal('RULE_SET_OVERLAP', other.name), errors };
}

async function exists(tx: Tx, organisationId: string, table: 'rule' | 'rule_set', id: string): Promise<boolean> {
  const found = await rows(tx, `SELECT id FROM ${table} WHERE organisation_id = $1 AND id = $2`, [organisationId, id]);
  return found.length > 0;
}

async function rulesOf(tx: Tx, organisationId: string, { ruleId, ruleSetId }: AssignmentFacts): Promise<string[]> {
  if (ruleId !== null) return [ruleId];
  const items = await rows<{ id: string }>(
    tx,
    `SELECT rule_id AS id FROM rule_set_item WHERE organisation_id = $1 AND rule_set_id = $2 ORDER BY rule_id`,
    [organisationId, ruleSetId],
  );
  return items.map(({ id }) => id);
}

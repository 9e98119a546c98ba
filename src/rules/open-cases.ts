import { Inject, Injectable } from '@nestjs/common';
import { loadLineages } from '../clients/people-loader.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { appendEvents } from '../database/append-event.js';
import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import { touches, type Application, type OpenCase, type Touch } from './backfill.js';
import { holdOpenCases, insertPlans } from './case-rows.js';
import type { AssignmentFacts, RuleSetFacts } from './effective-rules.js';
import { CASE_OPENED, type OnlyRule } from './event-kinds.js';
import { loadAssignments, loadSets, RuleBook } from './rule-book.js';

/** What is to be applied to open cases, stored already or not yet. */
export interface ToApply {
  assignments: readonly AssignmentFacts[];
  ruleIds: readonly string[];
  /** A set as it will be, where a rule is added to it. */
  set?: RuleSetFacts;
  /** Leaves alone the cases that have the rule in their plan: what stood there already was applied to them then. */
  unplannedOnly?: boolean;
}

/** A case that would be touched, and by which rules. */
export interface TouchedCase {
  /** Its name in the system that owns it. */
  case: string;
  type: string;
  startDate: string;
  client: { externalId: string; name: string; kind: string };
  rules: {
    id: string;
    name: string;
    /** It comes into the plan by this; otherwise it stands there already. */
    planned: boolean;
    /** What belongs to the opening is decided, and perhaps sent, at once. */
    opened: boolean;
  }[];
}

interface OpenRow {
  id: string;
  externalId: string;
  clientId: string;
  type: string;
  startDate: string;
}

/** Applies what is newly assigned to cases that are open already, if somebody says yes (A26, A27, A29). */
@Injectable()
export class OpenCases {
  constructor(
    private readonly rules: RuleBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The cases it would touch, by client and first day. Changes nothing. */
  async preview(tx: Tx, organisationId: string, what: ToApply): Promise<TouchedCase[]> {
    return (await this.find(tx, organisationId, what, await openBelow(tx, organisationId, what.assignments))).told;
  }

  /**
   * Plans the rules on the cases, and appends the opening of each for these rules only, unless an opening that waits to
   * be decided takes them up anyway. Called last in a transaction. The cases are held until its end: of two who say yes
   * at the same moment the second finds what the first did, and nobody decides on an opening meanwhile.
   *
   * @returns the cases it touched
   */
  async apply(tx: Tx, organisationId: string, what: ToApply): Promise<TouchedCase[]> {
    const now = this.clock.now();
    const below = await openBelow(tx, organisationId, what.assignments);
    const held = new Set(
      await holdOpenCases(
        tx,
        organisationId,
        below.map(({ id }) => id),
      ),
    );
    const open = below.filter(({ id }) => held.has(id));
    const { told, touched, clients } = await this.find(tx, organisationId, what, open);
    await insertPlans(
      tx,
      organisationId,
      touched.filter(({ plan }) => plan),
      now,
    );
    const waiting = await waitingOpenings(tx, organisationId, [...held]);
    const openings = touched
      .filter(({ open, caseId, ruleId }) => open && !waiting.has(caseId) && !waiting.has(`${caseId} ${ruleId}`))
      .map(({ caseId, ruleId }) => {
        const data: OnlyRule = { onlyRule: ruleId };
        return { kind: CASE_OPENED, clientId: clients.get(caseId)!, caseId, data: { ...data } };
      });
    await appendEvents(tx, organisationId, openings, now);
    return told;
  }

  private async find(
    tx: Tx,
    organisationId: string,
    { assignments: applied, ruleIds, set, unplannedOnly = false }: ToApply,
    found: readonly OpenRow[],
  ): Promise<{ told: TouchedCase[]; touched: Touch[]; clients: ReadonlyMap<string, string> }> {
    const rules = await this.rules.load(tx, organisationId, ruleIds);
    const lineages = await loadLineages(tx, organisationId, [...new Set(found.map(({ clientId }) => clientId))]);
    const nodes = [...new Set([...lineages.values()].flatMap(({ chain }) => chain.map(({ id }) => id)))];
    const stored = await loadAssignments(tx, organisationId, nodes, ruleIds);
    const assignments = [...applied, ...stored.filter(({ id }) => applied.every((one) => one.id !== id))];
    const setIds = [...new Set(assignments.flatMap(({ ruleSetId }) => ruleSetId ?? []))];
    const sets = await loadSets(tx, organisationId, setIds, ruleIds);
    const application: Application = {
      applied,
      rules,
      assignments,
      sets: set ? [...sets.filter(({ id }) => id !== set.id), set] : sets,
    };
    const past = await loadPast(tx, organisationId, found, ruleIds);
    const openCases = found.map((one): OpenCase => {
      const { plan, settled } = past.get(one.id)!;
      return {
        id: one.id,
        type: one.type,
        startDate: one.startDate,
        chain: lineages.get(one.clientId)!.chain,
        plan,
        settled,
      };
    });
    const touched = touches(openCases, application).filter(({ plan }) => plan || !unplannedOnly);
    const names = new Map(rules.map(({ id, name }) => [id, name]));
    const byCase = new Map<string, Touch[]>();
    for (const touch of touched) {
      const own = byCase.get(touch.caseId);
      if (own) own.push(touch);
      else byCase.set(touch.caseId, [touch]);
    }
    const told = found.flatMap((one): TouchedCase[] => {
      const own = byCase.get(one.id);
      if (!own) return [];
      const { externalId, name, kind } = lineages.get(one.clientId)!.chain[0]!;
      return [
        {
          case: one.externalId,
          type: one.type,
          startDate: one.startDate,
          client: { externalId, name, kind },
          rules: own.map(({ ruleId, plan, open }) => ({
            id: ruleId,
            name: names.get(ruleId)!,
            planned: plan,
            opened: open,
          })),
        },
      ];
    });
    return { told, touched, clients: new Map(found.map(({ id, clientId }) => [id, clientId])) };
  }
}

/** Open cases at or below the clients of these assignments, begun in one of their periods; closed ones never (A27). */
async function openBelow(tx: Tx, organisationId: string, applied: readonly AssignmentFacts[]): Promise<OpenRow[]> {
  if (applied.length === 0) return [];
  const earliest = applied.map(({ startsOn }) => startsOn).sort()[0]!;
  const ends = applied.map(({ endsOn }) => endsOn);
  const latest = ends.includes(null) ? null : ends.toSorted().at(-1)!;
  return rows<OpenRow>(
    tx,
    `WITH RECURSIVE below AS (
       SELECT id FROM client WHERE organisation_id = $1 AND id = ANY ($2)
       UNION
       SELECT c.id FROM below b JOIN client c ON c.organisation_id = $1 AND c.parent_id = b.id)
     SELECT f.id, f.external_id AS "externalId", f.client_id AS "clientId", f.type, f.start_date::text AS "startDate"
     FROM below b JOIN case_file f ON f.organisation_id = $1 AND f.client_id = b.id AND f.closed_at IS NULL
     WHERE f.start_date >= $3 AND ($4::date IS NULL OR f.start_date <= $4)
     ORDER BY f.client_id, f.start_date, f.id`,
    [organisationId, [...new Set(applied.map(({ clientId }) => clientId))], earliest, latest],
  );
}

/** What the plans of these cases hold of these rules, and what was settled. */
async function loadPast(tx: Tx, organisationId: string, cases: readonly OpenRow[], ruleIds: readonly string[]) {
  const past = new Map<string, { plan: { ruleId: string; cancelledAt: Date | null }[]; settled: string[] }>(
    cases.map(({ id }) => [id, { plan: [], settled: [] }]),
  );
  if (cases.length === 0) return past;
  const asked = [organisationId, cases.map(({ id }) => id), ruleIds];
  const planned = await rows<{ caseId: string; ruleId: string; cancelledAt: Date | null }>(
    tx,
    `SELECT case_id AS "caseId", rule_id AS "ruleId", cancelled_at AS "cancelledAt"
     FROM case_plan WHERE organisation_id = $1 AND case_id = ANY ($2) AND rule_id = ANY ($3)`,
    asked,
  );
  for (const { caseId, ruleId, cancelledAt } of planned) past.get(caseId)!.plan.push({ ruleId, cancelledAt });
  const settled = await rows<{ caseId: string; ruleId: string }>(
    tx,
    `SELECT case_id AS "caseId", rule_id AS "ruleId" FROM decision
     WHERE organisation_id = $1 AND case_id = ANY ($2) AND rule_id = ANY ($3) AND outcome IN ('addressed', 'partly')
     GROUP BY case_id, rule_id`,
    asked,
  );
  for (const { caseId, ruleId } of settled) past.get(caseId)!.settled.push(ruleId);
  return past;
}

/** Openings that wait to be decided on: the case, where all that is planned is decided then; or the case and the rule. */
async function waitingOpenings(tx: Tx, organisationId: string, caseIds: readonly string[]): Promise<Set<string>> {
  const found = await rows<{ opening: string }>(
    tx,
    `SELECT concat_ws(' ', case_id, data->>'onlyRule') AS opening FROM event
     WHERE organisation_id = $1 AND case_id = ANY ($2) AND kind = $3 AND decide_at IS NOT NULL`,
    [organisationId, caseIds, CASE_OPENED],
  );
  return new Set(found.map(({ opening }) => opening));
}

/** How many touched cases an answer names; it counts all. */
const TOLD = 200;

/** The open cases that applying touches, as the API tells them; `count` is of all of them. */
export interface Touched {
  count: number;
  cases: TouchedCase[];
}

/** The touched cases as the API tells them: all are counted, the first are named. */
export function touchedJson(touched: readonly TouchedCase[]): Touched {
  return { count: touched.length, cases: touched.slice(0, TOLD) };
}

import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '../auth/principal.js';
import { ClientDetails } from '../clients/client-details.service.js';
import { ClientPlaces, type ClientPlace } from '../clients/client-places.service.js';
import { loadLineages } from '../clients/people-loader.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { firstRow, rows } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { dayIn } from '../message-types/formats.js';
import { ASSIGNMENT, ASSIGNMENT_JOINS, type AssignmentRow } from './assignment-rows.js';
import { inForce, type ChainNode } from './effective-rules.js';
import type { PlanSource } from './plan-source.js';
import { loadAssignments, RuleBook } from './rule-book.js';

/** A rule that holds for a client, and by which way. */
export interface ClientRule {
  /** Id of the rule. */
  rule: string;
  name: string;
  type: string;
  active: boolean;
  trigger: { kind: string; caseType: string | null };
  source: PlanSource;
}

/** What holds for a client on a day (A23, A30). */
export interface ClientRules {
  client: { externalId: string; name: string; kind: string };
  /** Where a rule can be assigned instead: above it for more, below it for fewer (A24, A31). */
  place: ClientPlace;
  /** ISO date. */
  date: string;
  /** The nearest rule set, which alone counts (Ad5). */
  ruleSet: AssignmentRow | null;
  /** By name. */
  items: ClientRule[];
  /** All that is assigned to it or above it, on whatever day, nearest first. */
  assignments: AssignmentRow[];
  /** What is assigned below it and in force that day: a rule may hold for one department only (A31). At most 200. */
  below: AssignmentRow[];
}

const BELOW = 200;

/** Which rules hold for a client, and where each comes from. */
@Injectable()
export class ClientRuleBook {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly clients: ClientDetails,
    private readonly rules: RuleBook,
    private readonly places: ClientPlaces,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param asked ISO date; left out: today in the organisation's zone
   * @returns undefined where there is no such client that the caller may see
   */
  async read(principal: Principal, externalId: string, asked?: string): Promise<ClientRules | undefined> {
    const { organisationId } = principal;
    return this.tenancy.within(organisationId, async (tx) => {
      const client = await this.clients.find(tx, principal, externalId);
      if (!client) return undefined;
      const date = asked ?? (await this.today(tx, organisationId));
      const { chain } = (await loadLineages(tx, organisationId, [client.id])).get(client.id)!;
      const nodes = chain.map(({ id }) => id);
      const stored = await loadAssignments(tx, organisationId, nodes, null);
      const nearest = nodes
        .map((id) => stored.find((one) => one.clientId === id && one.ruleSetId !== null && inForce(one, date)))
        .find((one) => one !== undefined);
      const assignments = await assignmentsOf(tx, organisationId, nodes);
      return {
        place: await this.places.of(tx, principal, client.id),
        client: { externalId: client.externalId, name: client.name, kind: client.kind },
        date,
        ruleSet: assignments.find(({ id }) => id === nearest?.id) ?? null,
        items: await this.items(tx, organisationId, chain, date),
        assignments,
        below: await assignmentsBelow(tx, organisationId, client.id, date),
      };
    });
  }

  private async items(
    tx: Tx,
    organisationId: string,
    chain: readonly ChainNode[],
    date: string,
  ): Promise<ClientRule[]> {
    const forAll = await this.rules.loadForAll(tx, organisationId);
    const [effective] = await this.rules.assigned(tx, organisationId, [{ chain, date }], forAll);
    const sources = new Map(effective!.map(({ ruleId, source }) => [ruleId, source]));
    const rules = await this.rules.load(tx, organisationId, [...sources.keys()]);
    return rules
      .map(({ id, name, typeCode, active, triggerKind, triggerCaseType }) => ({
        rule: id,
        name,
        type: typeCode,
        active,
        trigger: { kind: triggerKind, caseType: triggerCaseType },
        source: sources.get(id)!,
      }))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  private async today(tx: Tx, organisationId: string): Promise<string> {
    const row = await firstRow<{ zone: string }>(tx, `SELECT zone FROM organisation WHERE id = $1`, [organisationId]);
    return dayIn(row!.zone, this.clock.now());
  }
}

async function assignmentsOf(tx: Tx, organisationId: string, clientIds: readonly string[]): Promise<AssignmentRow[]> {
  return rows<AssignmentRow>(
    tx,
    `SELECT ${ASSIGNMENT} FROM assignment a ${ASSIGNMENT_JOINS}
     WHERE a.organisation_id = $1 AND a.client_id = ANY ($2)
     ORDER BY array_position($2::uuid[], a.client_id), a.starts_on DESC, a.id`,
    [organisationId, clientIds],
  );
}

async function assignmentsBelow(
  tx: Tx,
  organisationId: string,
  clientId: string,
  date: string,
): Promise<AssignmentRow[]> {
  return rows<AssignmentRow>(
    tx,
    `WITH RECURSIVE below AS (
       SELECT id FROM client WHERE organisation_id = $1 AND parent_id = $2
       UNION
       SELECT c.id FROM below b JOIN client c ON c.organisation_id = $1 AND c.parent_id = b.id)
     SELECT ${ASSIGNMENT} FROM below
     JOIN assignment a ON a.organisation_id = $1 AND a.client_id = below.id ${ASSIGNMENT_JOINS}
     WHERE a.starts_on <= $3 AND (a.ends_on IS NULL OR a.ends_on >= $3) ORDER BY c.name, a.id LIMIT ${BELOW}`,
    [organisationId, clientId, date],
  );
}

import type { Principal } from '../auth/principal.js';
import { ofVisibleClient, visibleTo } from '../clients/client-visibility.js';
import { isStorable } from '../common/storable.js';
import { firstRow, rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import type { AssignmentFacts } from './effective-rules.js';

/** An assignment as the API and the pages show it. */
export interface AssignmentRow {
  id: string;
  /** External id, with the name and kind it has today. */
  client: string;
  clientName: string;
  clientKind: string;
  /** Id of the rule, or of the rule set: one of both. */
  rule: string | null;
  ruleSet: string | null;
  /** Of the rule or the set. */
  name: string;
  /** ISO dates; the last day is included, null: until further notice. */
  startsOn: string;
  endsOn: string | null;
  createdAt: Date;
}

export interface AssignmentQuery {
  /** External id. */
  client?: string | undefined;
  rule?: string | undefined;
  ruleSet?: string | undefined;
  /** The `next` of the page before. */
  cursor?: string | undefined;
  limit: number;
}

export const ASSIGNMENT = `
  a.id, c.external_id AS client, c.name AS "clientName", c.kind AS "clientKind", a.rule_id AS rule,
  a.rule_set_id AS "ruleSet", coalesce(r.name, s.name) AS name, a.starts_on::text AS "startsOn",
  a.ends_on::text AS "endsOn", a.created_at AS "createdAt"`;

export const ASSIGNMENT_JOINS = `
  JOIN client c ON c.organisation_id = a.organisation_id AND c.id = a.client_id
  LEFT JOIN rule r ON r.organisation_id = a.organisation_id AND r.id = a.rule_id
  LEFT JOIN rule_set s ON s.organisation_id = a.organisation_id AND s.id = a.rule_set_id`;

/** In the order in which they were made. */
export async function listAssignments(
  tx: Tx,
  principal: Principal,
  { client, rule, ruleSet, cursor, limit }: AssignmentQuery,
): Promise<{ items: AssignmentRow[]; next: string | null }> {
  const parameters: unknown[] = [principal.organisationId];
  const parts = ['a.organisation_id = $1'];
  const add = (value: string | undefined, sql: (parameter: string) => string) => {
    if (value !== undefined) parts.push(sql(`$${parameters.push(value)}`));
  };
  // Only what is asked stands in the statement: so each question finds the index that answers it.
  add(client, (p) => `a.client_id = (SELECT id FROM client WHERE organisation_id = $1 AND external_id = ${p})`);
  add(rule, (p) => `a.rule_id = ${p}::uuid`);
  add(ruleSet, (p) => `a.rule_set_id = ${p}::uuid`);
  add(cursor, (p) => `a.id > ${p}::uuid`);
  const found = await rows<AssignmentRow>(
    tx,
    `SELECT ${ASSIGNMENT} FROM (
       SELECT * FROM assignment a WHERE ${parts.join(' AND ')} AND ${ofVisibleClient(principal, parameters, 'a')}
       ORDER BY a.id LIMIT ${limit + 1}) a ${ASSIGNMENT_JOINS}
     ORDER BY a.id`,
    parameters,
  );
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? items.at(-1)!.id : null };
}

/** Undefined also where its client may not be seen by the caller. */
export async function findAssignment(tx: Tx, principal: Principal, id: string): Promise<AssignmentRow | undefined> {
  const parameters: unknown[] = [principal.organisationId, id];
  return firstRow<AssignmentRow>(
    tx,
    `SELECT ${ASSIGNMENT} FROM assignment a ${ASSIGNMENT_JOINS}
     WHERE a.organisation_id = $1 AND a.id = $2 AND ${visibleTo(principal, parameters)}`,
    parameters,
  );
}

/**
 * The client of this name, held until the end of the transaction: what is assigned to it meanwhile waits, and so does a
 * case that opens on it or below it.
 */
export async function holdClient(
  tx: Tx,
  principal: Principal,
  externalId: string,
): Promise<{ id: string } | undefined> {
  if (!isStorable(externalId)) return undefined;
  const parameters: unknown[] = [principal.organisationId, externalId];
  return firstRow<{ id: string }>(
    tx,
    `SELECT c.id FROM client c WHERE c.organisation_id = $1 AND c.external_id = $2
       AND ${visibleTo(principal, parameters)} FOR UPDATE OF c`,
    parameters,
  );
}

/** The very same, under another id: what is assigned, to whom, from when until when. */
export async function sameAssignment(
  tx: Tx,
  organisationId: string,
  { id, clientId, ruleId, ruleSetId, startsOn, endsOn }: AssignmentFacts,
): Promise<{ id: string } | undefined> {
  const [column, what] = ruleId === null ? ['rule_set_id', ruleSetId] : ['rule_id', ruleId];
  return firstRow<{ id: string }>(
    tx,
    `SELECT id FROM assignment
     WHERE organisation_id = $1 AND client_id = $2 AND ${column} = $3 AND id <> $4
       AND starts_on = $5 AND ends_on IS NOT DISTINCT FROM $6::date
     ORDER BY id LIMIT 1`,
    [organisationId, clientId, what, id, startsOn, endsOn],
  );
}

/** Another rule set at the client in this period (Ad5). */
export async function otherSet(
  tx: Tx,
  organisationId: string,
  { id, clientId, startsOn, endsOn }: { id: string; clientId: string; startsOn: string; endsOn: string | null },
): Promise<{ name: string; startsOn: string } | undefined> {
  return firstRow(
    tx,
    `SELECT s.name, a.starts_on::text AS "startsOn" FROM assignment a
     JOIN rule_set s ON s.organisation_id = a.organisation_id AND s.id = a.rule_set_id
     WHERE a.organisation_id = $1 AND a.client_id = $2 AND a.id <> $3
       AND (a.ends_on IS NULL OR a.ends_on >= $4) AND ($5::date IS NULL OR a.starts_on <= $5)
     ORDER BY a.starts_on LIMIT 1`,
    [organisationId, clientId, id, startsOn, endsOn],
  );
}

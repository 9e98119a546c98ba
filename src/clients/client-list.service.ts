import { Injectable } from '@nestjs/common';
import type { Principal } from '../auth/principal.js';
import { firstRow, inOrder, rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import { ClientDetails, type ClientRecord } from './client-details.service.js';
import { readNameCursor, writeNameCursor, type AfterName } from './name-cursor.js';

/** Part of the clients, each with an index of its own: a page of any of them costs the same. */
export type ClientPart =
  | { of: 'all' }
  /** A label of the tree: customer, employer, department… (A22). */
  | { of: 'kind'; kind: string }
  /** Its code. */
  | { of: 'branch'; branch: string }
  /** Nothing goes out to them without a person's word (L26). */
  | { of: 'flagged' };

/** What the clients of an organisation can be parted by. */
export interface ClientParts {
  /** By name; empty where all are of one. */
  kinds: string[];
  /** Those the caller may see, by name; empty where there is only one. */
  branches: { code: string; name: string }[];
  /** Whether some have a flag. */
  flagged: boolean;
}

type Viewer = Pick<Principal, 'organisationId' | 'branchIds'>;

/** More labels than a field can offer are no labels. */
const KINDS = 50;

/** True of every client: without it PostgreSQL may not use the indexes by name (migration 0013). */
const NAMED = `name >= ''`;

/** All clients, or a part of them, by name and page by page. */
@Injectable()
export class ClientList {
  constructor(private readonly details: ClientDetails) {}

  /**
   * Who may see some branches only has the clients of these and of none (L28): those of another branch that one of these has
   * written to are found by search. Of kinds and flags such a caller is offered nothing, and gets nobody.
   */
  async page(
    tx: Tx,
    principal: Principal,
    part: ClientPart,
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ): Promise<{ items: ClientRecord[]; next: string | null }> {
    const after = readNameCursor(cursor);
    if (after === null) return { items: [], next: null };
    const parameters: unknown[] = [principal.organisationId, after.name, after.id, limit + 1];
    const statement = oneByOne(principal, part, parameters);
    const found = await inOrder(tx, () => rows<AfterName>(tx, statement, parameters));
    const shown = found.slice(0, limit);
    const items = await this.details.byIds(
      tx,
      principal,
      shown.map(({ id }) => id),
    );
    return { items, next: found.length > limit ? writeNameCursor(shown.at(-1)!) : null };
  }

  async parts(tx: Tx, { organisationId, branchIds }: Viewer): Promise<ClientParts> {
    const everything = branchIds === 'all';
    // The kinds one after the other, each by its first row in the index: distinct would read every client.
    const found = await firstRow<ClientParts>(
      tx,
      `WITH RECURSIVE labels AS (
         SELECT 0 AS n, (SELECT min(kind) FROM client WHERE organisation_id = $1 AND ${NAMED}) AS kind
         UNION ALL
         SELECT n + 1, (SELECT min(c.kind) FROM client c
                         WHERE c.organisation_id = $1 AND c.${NAMED} AND c.kind > labels.kind)
         FROM labels WHERE labels.kind IS NOT NULL AND n < ${KINDS})
       SELECT
         CASE WHEN $2 THEN ARRAY (SELECT kind FROM labels WHERE kind IS NOT NULL ORDER BY kind) ELSE '{}' END AS kinds,
         coalesce((SELECT jsonb_agg(jsonb_build_object('code', code, 'name', name) ORDER BY name) FROM branch
                   WHERE organisation_id = $1 AND ($2 OR id = ANY ($3::uuid[]))), '[]') AS branches,
         $2 AND EXISTS (SELECT FROM client WHERE organisation_id = $1 AND flags <> '{}') AS flagged`,
      [organisationId, everything, everything ? [] : branchIds],
    );
    const { kinds, branches, flagged } = found!;
    return { kinds: several(kinds), branches: several(branches), flagged };
  }
}

/** One choice is none. */
function several<Choice>(choices: Choice[]): Choice[] {
  return choices.length > 1 ? choices : [];
}

/** Ids and names of a page. @param parameters organisation, name and id before the page, rows; more are added */
function oneByOne({ branchIds }: Viewer, part: ClientPart, parameters: unknown[]): string {
  const given = (value: unknown) => `$${parameters.push(value)}`;
  const those = (condition: string) => `
    SELECT c.id, c.name FROM client c
    WHERE c.organisation_id = $1 AND c.${NAMED} AND ${condition} AND (c.name, c.id) > ($2, $3::uuid)
    ORDER BY c.name, c.id LIMIT $4`;
  if (part.of === 'branch') {
    const own = branchIds === 'all' ? 'true' : `b.id = ANY (${given(branchIds)}::uuid[])`;
    return those(`c.branch_id = (SELECT b.id FROM branch b
                                 WHERE b.organisation_id = $1 AND b.code = ${given(part.branch)} AND ${own})`);
  }
  if (branchIds !== 'all') {
    if (part.of !== 'all') return those('false');
    // Each branch in its own order, and then the first of them all.
    return `SELECT id, name FROM (
              SELECT one.id, one.name FROM unnest(${given(branchIds)}::uuid[]) AS b (id)
              CROSS JOIN LATERAL (${those('c.branch_id = b.id')}) one
              UNION ALL (${those('c.branch_id IS NULL')})) every
            ORDER BY name, id LIMIT $4`;
  }
  if (part.of === 'kind') return those(`c.kind = ${given(part.kind)}`);
  return those(part.of === 'flagged' ? `c.flags <> '{}'` : 'true');
}

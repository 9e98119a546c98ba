import { Injectable } from '@nestjs/common';
import type { Principal } from '../auth/principal.js';
import { inOrder, rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import { visibleTo } from './client-visibility.js';

/** A client of the tree, as a way leads to it. */
export interface PlacedClient {
  externalId: string;
  name: string;
  /** A label only: customer, employer, department… (A22). */
  kind: string;
}

/** Where a client stands in the tree. */
export interface ClientPlace {
  /** From the topmost to the one it hangs under. */
  above: PlacedClient[];
  /** The first of those right under it, by name. */
  below: PlacedClient[];
  /** There are more right under it: they are found by search. */
  moreBelow: boolean;
}

/** As many as are named in a line; a department's hundreds of employments are looked for by name. */
const NAMED_BELOW = 20;

/** The ways up and down the tree from one client, to those that the caller may see (A18, A22, A23). */
@Injectable()
export class ClientPlaces {
  /** @param client id of one that the caller may see */
  async of(tx: Tx, principal: Pick<Principal, 'organisationId' | 'branchIds'>, client: string): Promise<ClientPlace> {
    const parameters: unknown[] = [principal.organisationId, client];
    const visible = visibleTo(principal, parameters);
    // Each by itself (OFFSET 0): a planner without figures reads all clients for the three above one.
    const above = await rows<PlacedClient>(
      tx,
      `WITH RECURSIVE up AS (
         SELECT parent_id, 0 AS steps FROM client WHERE organisation_id = $1 AND id = $2
         UNION ALL
         SELECT p.parent_id, up.steps + 1 FROM up JOIN client p ON p.organisation_id = $1 AND p.id = up.parent_id)
       SELECT c.external_id AS "externalId", c.name, c.kind
       FROM up CROSS JOIN LATERAL (SELECT * FROM client WHERE organisation_id = $1 AND id = up.parent_id OFFSET 0) c
       WHERE ${visible} ORDER BY up.steps DESC`,
      parameters,
    );
    const below = await inOrder(tx, () =>
      rows<PlacedClient>(
        tx,
        `SELECT c.external_id AS "externalId", c.name, c.kind FROM client c
         WHERE c.organisation_id = $1 AND c.parent_id = $2 AND ${visible}
         ORDER BY c.name, c.id LIMIT ${NAMED_BELOW + 1}`,
        parameters,
      ),
    );
    return { above, below: below.slice(0, NAMED_BELOW), moreBelow: below.length > NAMED_BELOW };
  }
}

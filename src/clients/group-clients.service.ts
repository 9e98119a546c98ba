import { Injectable } from '@nestjs/common';
import type { Principal } from '../auth/principal.js';
import { inOrder, rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import { ClientDetails, type ClientRecord } from './client-details.service.js';
import { ClientSearch } from './client-search.service.js';
import { visibleTo } from './client-visibility.js';
import { readNameCursor, writeNameCursor, type AfterName } from './name-cursor.js';

/** Which clients of a group are asked for. */
export interface GroupClientsFilter {
  /** As at the desk (L24); empty: all of them. */
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

export interface GroupClientsFound {
  items: ClientRecord[];
  /** Cursor of the page after it. */
  next: string | null;
  /** A search found more than these: it has no further page. */
  more: boolean;
}

/** The clients that are in a client group themselves; those under them follow it too (Ed6), and are not named. */
@Injectable()
export class GroupClients {
  constructor(
    private readonly details: ClientDetails,
    private readonly search: ClientSearch,
  ) {}

  /**
   * By name, page by page; a search gives the best matches. Of the clients that the caller may see (L28).
   *
   * @param group id of one that exists
   */
  async page(
    tx: Tx,
    principal: Principal,
    group: string,
    { q = '', cursor, limit }: GroupClientsFilter,
  ): Promise<GroupClientsFound> {
    if (q.trim() !== '') {
      const { hits, more } = await this.search.find(tx, principal, q, limit, group);
      return { items: await this.records(tx, principal, hits), next: null, more };
    }
    const after = readNameCursor(cursor);
    if (after === null) return { items: [], next: null, more: false };
    const found = await byName(tx, principal, group, { after, limit: limit + 1 });
    const items = found.slice(0, limit);
    const next = found.length > limit ? writeNameCursor(items.at(-1)!) : null;
    return { items: await this.records(tx, principal, items), next, more: false };
  }

  private records(tx: Tx, principal: Principal, found: readonly { id: string }[]): Promise<ClientRecord[]> {
    const ids = found.map(({ id }) => id);
    return this.details.byIds(tx, principal, ids);
  }
}

function byName(
  tx: Tx,
  principal: Principal,
  group: string,
  { after, limit }: { after: AfterName; limit: number },
): Promise<AfterName[]> {
  const parameters: unknown[] = [principal.organisationId, group, after.name, after.id];
  const visible = visibleTo(principal, parameters);
  return inOrder(tx, () =>
    rows<AfterName>(
      tx,
      `SELECT c.id, c.name FROM client c
       WHERE c.organisation_id = $1 AND c.group_id = $2 AND (c.name, c.id) > ($3, $4::uuid) AND ${visible}
       ORDER BY c.name, c.id LIMIT ${limit}`,
      parameters,
    ),
  );
}

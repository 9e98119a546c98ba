import { Injectable } from '@nestjs/common';
import type { Principal } from '../auth/principal.js';
import type { ReasonCode } from '../common/reasons.js';
import { firstRow, rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import type { MessageStatus } from '../messages/states.js';
import type { BatchFailure } from './batch-failure.js';
import type { BatchState } from './batch.entity.js';
import type { PullEntry, PullState } from './pull-list.js';

/** A batch as pages and callers see it. */
export interface BatchView {
  id: string;
  number: number;
  printGroup: { id: string; name: string };
  profile: string;
  state: BatchState;
  revision: number;
  /** Takes no more letters than this; null takes all that wait. */
  limit: number | null;
  letters: number;
  /** Letters that waited too, and were held back when it was made. */
  held: number;
  rendered: number;
  /** Why it could not be made, once it was given up; null while it is tried, and after. */
  failure: BatchFailure | null;
  sheets: number | null;
  pages: number | null;
  createdBy: string | null;
  createdAt: Date;
  preparedAt: Date | null;
  printedAt: Date | null;
  checkedAt: Date | null;
  postedAt: Date | null;
  discardedAt: Date | null;
  files: {
    n: number;
    letters: number;
    sheets: number;
    pages: number;
    bytes: number;
    sha256: string;
    fetched: boolean;
  }[];
  /** Letters withdrawn after they may have been printed, and what became of each. */
  pull: PullEntry[];
}

/** What waits in a print group. */
export interface PrintGroupView {
  id: string;
  name: string;
  pending: number;
  held: { reason: ReasonCode; count: number }[];
  /** Since when the oldest letter waits. */
  oldest: Date | null;
}

/** L06: whether the caller prints for this group. */
export function mayPrint(principal: Pick<Principal, 'printGroupIds'>, printGroupId: string): boolean {
  return principal.printGroupIds === 'all' || principal.printGroupIds.includes(printGroupId);
}

/** `PullState` of a message `m` that is on the list of its batch `b`. */
const PULL_STATE = `CASE WHEN m.status = 'withdrawn' THEN 'pulled' WHEN b.state = 'posted' THEN 'not-found'
                         ELSE 'requested' END`;

const VIEW = `
  b.id, b.number::float8 AS number, jsonb_build_object('id', g.id, 'name', g.name) AS "printGroup", b.profile, b.state,
  b.revision, b.at_most AS "limit", b.letters, b.held, b.rendered,
  CASE WHEN b.failed_reason IS NOT NULL THEN jsonb_strip_nulls(jsonb_build_object('code', b.failed_reason,
                                                                                  'which', b.failed_detail)) END AS failure,
  b.sheets, b.pages, u.name AS "createdBy", b.created_at AS "createdAt",
  b.prepared_at AS "preparedAt", b.printed_at AS "printedAt", b.checked_at AS "checkedAt", b.posted_at AS "postedAt",
  b.discarded_at AS "discardedAt",
  coalesce((SELECT jsonb_agg(jsonb_build_object('n', f.n, 'letters', f.letters, 'sheets', f.sheets, 'pages', f.pages,
              'bytes', f.bytes, 'sha256', f.sha256, 'fetched', f.downloaded_at IS NOT NULL) ORDER BY f.n)
            FROM batch_file f WHERE f.organisation_id = b.organisation_id AND f.batch_id = b.id
              AND f.revision = b.revision), '[]') AS files,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'number', m.number, 'sequence', m.batch_sequence,
                                                'name', m.window_address->'lines'->>0, 'state', ${PULL_STATE})
                             ORDER BY m.batch_sequence)
            FROM message m WHERE m.organisation_id = b.organisation_id AND m.batch_id = b.id
              AND m.pull_requested_at IS NOT NULL), '[]') AS pull
  FROM batch b
  JOIN print_group g ON g.organisation_id = b.organisation_id AND g.id = b.print_group_id
  LEFT JOIN user_account u ON u.organisation_id = b.organisation_id AND u.id = b.created_by`;

/** Which batches a list shows; written out, so that the index on those under way can answer. */
const WHICH = {
  all: 'true',
  underWay: `b.state IN ('preparing', 'prepared', 'printed', 'checked')`,
  finished: `b.state IN ('posted', 'discarded')`,
} as const;

@Injectable()
export class BatchQueries {
  async find(tx: Tx, principal: Principal, id: string): Promise<BatchView | undefined> {
    const batch = await firstRow<BatchView>(tx, `SELECT ${VIEW} WHERE b.organisation_id = $1 AND b.id = $2`, [
      principal.organisationId,
      id,
    ]);
    return batch && mayPrint(principal, batch.printGroup.id) ? batch : undefined;
  }

  /** Newest first; `before` is a batch number. */
  async page(
    tx: Tx,
    principal: Principal,
    { before, limit, which = 'all' }: { before?: number | undefined; limit: number; which?: keyof typeof WHICH },
  ): Promise<BatchView[]> {
    return rows<BatchView>(
      tx,
      `SELECT ${VIEW}
       WHERE b.organisation_id = $1 AND ($2::uuid[] IS NULL OR b.print_group_id = ANY ($2))
         AND ($3::bigint IS NULL OR b.number < $3) AND ${WHICH[which]} ORDER BY b.number DESC LIMIT $4`,
      [principal.organisationId, groupsOf(principal), before ?? null, limit],
    );
  }

  async groups(tx: Tx, principal: Principal): Promise<PrintGroupView[]> {
    return rows<PrintGroupView>(
      tx,
      `SELECT g.id, g.name, coalesce(w.pending, 0)::int AS pending, coalesce(w.held, '[]') AS held, w.oldest
       FROM print_group g
       LEFT JOIN (
         SELECT print_group_id, sum(count) FILTER (WHERE status = 'pending') AS pending, min(oldest) AS oldest,
                jsonb_agg(jsonb_build_object('reason', reason, 'count', count) ORDER BY count DESC)
                  FILTER (WHERE status = 'held') AS held
         FROM (SELECT b.print_group_id, m.status, CASE WHEN m.status = 'held' THEN m.reason END AS reason,
                      count(*) AS count, min(m.created_at) AS oldest
               FROM message m JOIN branch b ON b.organisation_id = m.organisation_id AND b.id = m.branch_id
               WHERE m.organisation_id = $1 AND m.status IN ('pending', 'held') GROUP BY 1, 2, 3) counted
         GROUP BY print_group_id) w ON w.print_group_id = g.id
       WHERE g.organisation_id = $1 AND ($2::uuid[] IS NULL OR g.id = ANY ($2)) ORDER BY g.name`,
      [principal.organisationId, groupsOf(principal)],
    );
  }

  /** How many letters wait in the groups that the caller prints for. */
  async countPending(tx: Tx, principal: Principal): Promise<number> {
    const row = await firstRow<{ pending: number }>(
      tx,
      `SELECT count(*)::int AS pending
       FROM message m JOIN branch b ON b.organisation_id = m.organisation_id AND b.id = m.branch_id
       WHERE m.organisation_id = $1 AND m.status = 'pending' AND ($2::uuid[] IS NULL OR b.print_group_id = ANY ($2))`,
      [principal.organisationId, groupsOf(principal)],
    );
    return row!.pending;
  }

  async hasWaiting(tx: Tx, organisationId: string, printGroupId: string): Promise<boolean> {
    const row = await firstRow<{ waiting: boolean }>(
      tx,
      `SELECT EXISTS (SELECT FROM message m JOIN branch b ON b.organisation_id = m.organisation_id AND b.id = m.branch_id
         WHERE m.organisation_id = $1 AND m.status = 'pending' AND b.print_group_id = $2) AS waiting`,
      [organisationId, printGroupId],
    );
    return row!.waiting;
  }

  /**
   * Pieces of a batch in the order of the pile.
   *
   * @param stretch of the pile: at most `limit` pieces, the first of them number `from` or later; all of it unless said
   */
  async pieces(
    tx: Tx,
    organisationId: string,
    batchId: string,
    { from, limit }: { from?: number; limit?: number } = {},
  ): Promise<PieceView[]> {
    return rows<PieceView>(
      tx,
      `SELECT m.batch_sequence AS sequence, m.id AS "letterId", m.number::float8 AS number, m.type_code AS type,
              v.version AS "textVersion", m.status, c.external_id AS client,
              CASE WHEN m.pull_requested_at IS NOT NULL THEN ${PULL_STATE} END AS pull,
              f.n AS file, f."firstPage", f.pages, f.sheets, m.window_address->'lines' AS address,
              (m.window_address->'place')::int AS place
       FROM message m
       JOIN batch b ON b.organisation_id = m.organisation_id AND b.id = m.batch_id
       LEFT JOIN client c ON c.organisation_id = m.organisation_id AND c.id = m.client_id
       LEFT JOIN text_version v ON v.organisation_id = m.organisation_id AND v.id = m.text_version_id
       LEFT JOIN (SELECT f.revision, f.n, p.*
                  FROM batch_file f, jsonb_to_recordset(f.pieces)
                    AS p (sequence integer, "firstPage" integer, pages integer, sheets integer)
                  WHERE f.organisation_id = $1 AND f.batch_id = $2) f
         ON f.revision = b.revision AND f.sequence = m.batch_sequence
       WHERE m.organisation_id = $1 AND m.batch_id = $2 AND m.batch_sequence >= $3
         AND (m.status <> 'withdrawn' OR m.pull_requested_at IS NOT NULL)
       ORDER BY m.batch_sequence LIMIT $4`,
      [organisationId, batchId, from ?? 1, limit ?? null],
    );
  }
}

/** A row of the manifest. */
export interface PieceView {
  sequence: number;
  letterId: string;
  number: number;
  type: string;
  textVersion: number | null;
  status: MessageStatus;
  client: string | null;
  /** Null: not on the pull list. */
  pull: PullState | null;
  /** Which file it is in and where it begins there, counting from 1; null while there is no file. */
  file: number | null;
  firstPage: number | null;
  pages: number | null;
  sheets: number | null;
  /** As it is seen through the window. */
  address: string[];
  /** Where in it the place begins. */
  place: number;
}

function groupsOf(principal: Principal): readonly string[] | null {
  return principal.printGroupIds === 'all' ? null : principal.printGroupIds;
}

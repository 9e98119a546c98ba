import { newId } from '../common/ids.js';
import type { ReasonCode } from '../common/reasons.js';
import { preparedRows } from '../database/prepared.js';
import type { Tx } from '../database/tenancy.js';
import { mayMove, type MessageStatus, type Mover } from './states.js';
import type { TimelineWord } from './timeline.js';

/** The columns a move may set beside the status, with their types. */
const SETTABLE = {
  due_at: 'timestamptz',
  to_address: 'text',
  to_domain: 'text',
  next_addresses: 'text[]',
  attempts: 'integer',
  first_attempt_at: 'timestamptz',
  sent_at: 'timestamptz',
  lease_token: 'uuid',
  lease_until: 'timestamptz',
  window_address: 'jsonb',
  batch_id: 'uuid',
  batch_sequence: 'integer',
} as const;
type Settable = keyof typeof SETTABLE;

export interface Move {
  id: string;
  /** Null clears the reason: the new state needs none. */
  reason?: ReasonCode | null;
  reasonDetail?: string | null;
  /** For the timeline: ids, codes, the server's words. */
  facts?: Record<string, unknown>;
  set?: Partial<Record<Settable, unknown>>;
}

export interface MoveOptions {
  organisationId: string;
  from: readonly MessageStatus[];
  to: MessageStatus;
  /** Null where the move says nothing to a reader: what follows a claim is told by its outcome. */
  what: TimelineWord | null;
  by: Mover;
  byUserId?: string | null;
  at: Date;
  /** Moves only rows that still hold this lease: a worker that lost its lease changes nothing. */
  lease?: string;
  /** Columns that every move of this call sets, from `set`. */
  columns?: readonly Settable[];
}

/**
 * Moves messages from one state to another and appends the timeline: the one place where a status changes.
 *
 * A row that is in another state by now is left alone, so two people who press the same button do it once.
 *
 * Rows are found by their ids, one after the other, whatever the planner knows of the table: the moves count as a single
 * row for it (`ONE_ROW`), and the status is compared as an expression. Else it reads the whole organisation or the whole
 * queue, which look small to it for as long as its figures are from a moment when they were; and a prepared plan lasts.
 *
 * @returns the ids that were moved
 * @throws when the table of moves forbids it, which is a fault of the caller
 */
export async function moveMessages(tx: Tx, options: MoveOptions, moves: readonly Move[]): Promise<Set<string>> {
  for (const from of options.from) {
    if (!mayMove(from, options.to, options.by)) {
      throw new Error(`${options.by} may not move a message from ${from} to ${options.to}`);
    }
  }
  const moved = new Set<string>();
  for (let at = 0; at < moves.length; at += AT_ONCE) {
    for (const id of await moveSome(tx, options, moves.slice(at, at + AT_ONCE))) moved.add(id);
  }
  return moved;
}

/** A statement is read and written whole; what is said of a hundred rows is a few dozen kB. */
const AT_ONCE = 100;

/** Holds for every row, but the planner, which expects 100 rows of a JSON array, takes an equality for one in 200. */
const ONE_ROW = `r.id::text = (r.id::text || '')`;

async function moveSome(tx: Tx, options: MoveOptions, moves: readonly Move[]): Promise<string[]> {
  const columns = options.columns ?? [];
  const given = columns.map((column) => `, ${column} ${SETTABLE[column]}`).join('');
  const set = columns.map((column) => `, ${column} = g.${column}`).join('');
  const releaseLease = options.to === 'sending' ? '' : ', lease_token = NULL, lease_until = NULL';
  const moved = await preparedRows<{ id: string }>(
    tx,
    `WITH given AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($2) AS r (id uuid, event_id uuid, reason text, reason_detail text, facts jsonb${given})
       WHERE ${ONE_ROW}
     ), moved AS (
       UPDATE message m SET status = $3, status_at = $4, reason = g.reason, reason_detail = g.reason_detail${set}${releaseLease}
       FROM given g
       WHERE m.organisation_id = $1 AND m.id = g.id AND (m.status || '') = ANY ($5) AND ($6::uuid IS NULL OR m.lease_token = $6)
       RETURNING m.id
     ), logged AS (
       INSERT INTO message_event (organisation_id, id, message_id, at, what, by_user_id, reason, facts)
       SELECT $1, g.event_id, g.id, $4, $7, $8, g.reason, coalesce(g.facts, '{}')
       FROM given g JOIN moved USING (id) WHERE $7::text IS NOT NULL
     )
     SELECT id FROM moved`,
    [
      options.organisationId,
      JSON.stringify(
        moves.map((move) => ({
          id: move.id,
          event_id: newId(),
          reason: move.reason ?? null,
          reason_detail: move.reasonDetail ?? null,
          facts: move.facts,
          ...move.set,
        })),
      ),
      options.to,
      options.at,
      options.from,
      options.lease ?? null,
      options.what,
      options.byUserId ?? null,
    ],
  );
  return moved.map((row) => row.id);
}

/** Something happened that does not change a message's state. */
export interface TimelineEntry {
  messageId: string;
  what: TimelineWord;
  reason?: ReasonCode | null;
  byUserId?: string | null;
  facts?: Record<string, unknown>;
}

/** Writes what happened to messages at one moment; a message's entries stand in the order in which they are given. */
export async function appendTimeline(
  tx: Tx,
  organisationId: string,
  at: Date,
  entries: readonly TimelineEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await tx.query(
    `INSERT INTO message_event (organisation_id, id, message_id, at, what, by_user_id, reason, facts)
     SELECT $1, id, message_id, $2, what, by_user_id, reason, coalesce(facts, '{}')
     FROM jsonb_to_recordset($3)
       AS r (id uuid, message_id uuid, what text, by_user_id uuid, reason text, facts jsonb)`,
    [
      organisationId,
      at,
      JSON.stringify(
        entries.map((entry) => ({
          id: newId(),
          message_id: entry.messageId,
          what: entry.what,
          by_user_id: entry.byUserId ?? null,
          reason: entry.reason ?? null,
          facts: entry.facts,
        })),
      ),
    ],
  );
}

import { Injectable } from '@nestjs/common';
import type { Role } from '../../auth/permissions.js';
import { isId } from '../../common/ids.js';
import { isStorable } from '../../common/storable.js';
import { inOrder, rows } from '../../database/sql.js';
import type { Tx } from '../../database/tenancy.js';
import { REST_OF_WORD } from '../search-keys.js';
import type { UserFilter } from './user-input.js';

/** A user as the API and the pages show it; references by the names that callers use. */
export interface UserRecord {
  id: string;
  /** Grows with each change. */
  revision: number;
  side: 'staff' | 'client';
  name: string;
  email: string;
  language: string;
  active: boolean;
  roles: Role[];
  /** Codes. */
  branches: string[] | 'all';
  /** Names. */
  printGroups: string[];
  /** External id of the client this user belongs to. */
  homeClient: string | null;
  intermediary: boolean;
  receiveAsContact: boolean;
  catchAll: boolean;
  modules: string[];
  /** By external id. */
  access: { client: string; approvalNotices: string[] }[];
  /** Whether a password was set yet. */
  hasPassword: boolean;
  createdAt: Date;
}

const RECORD = `
  u.id, u.revision, u.side, u.name, u.email, u.language, u.active, u.roles, u.intermediary,
  CASE WHEN u.all_branches THEN '"all"'::jsonb ELSE to_jsonb(ARRAY(
    SELECT b.code FROM branch b WHERE b.organisation_id = u.organisation_id AND b.id = ANY (u.branch_ids)
    ORDER BY b.code)) END AS branches,
  ARRAY(SELECT g.name FROM print_group g WHERE g.organisation_id = u.organisation_id AND g.id = ANY (u.print_group_ids)
        ORDER BY g.name) AS "printGroups",
  (SELECT h.external_id FROM client h WHERE h.organisation_id = u.organisation_id AND h.id = u.home_client_id)
    AS "homeClient",
  u.receive_as_contact AS "receiveAsContact", u.catch_all AS "catchAll", u.modules,
  coalesce((SELECT jsonb_agg(jsonb_build_object('client', c.external_id, 'approvalNotices', a.approval_notices)
                             ORDER BY c.external_id)
            FROM client_access a JOIN client c ON c.organisation_id = a.organisation_id AND c.id = a.client_id
            WHERE a.organisation_id = u.organisation_id AND a.user_id = u.id), '[]') AS access,
  u.password_hash IS NOT NULL AS "hasPassword", u.created_at AS "createdAt"`;

/** The users of the ids in the second parameter, each by itself (OFFSET 0): a planner without figures would read all. */
const NAMED = `
  unnest($2::uuid[]) AS named (id)
  CROSS JOIN LATERAL (SELECT * FROM user_account WHERE organisation_id = $1 AND id = named.id OFFSET 0) u`;

/** Of this many matches of one word the others are asked. */
const CANDIDATES = 500;

/** Words of a question that are looked for. */
const WORDS = 6;

/** Reads users. */
@Injectable()
export class UserReader {
  async find(tx: Tx, organisationId: string, id: string): Promise<UserRecord | undefined> {
    return isId(id) ? (await this.byIds(tx, organisationId, [id]))[0] : undefined;
  }

  /** Those that exist, by name. */
  async byIds(tx: Tx, organisationId: string, ids: readonly string[]): Promise<UserRecord[]> {
    return rows<UserRecord>(tx, `SELECT ${RECORD} FROM ${NAMED} ORDER BY u.name, u.id`, [organisationId, ids]);
  }

  /**
   * Users by e-mail address, page by page.
   *
   * @param filter.q the beginnings of words of the name or the address, each of which has to be there; of more than
   *   500 users whom its longest word fits, some are left out: who means one of so many types more
   */
  async page(
    tx: Tx,
    organisationId: string,
    { side, active, q = '', cursor = '', limit }: UserFilter,
  ): Promise<{ items: UserRecord[]; next: string | null }> {
    if (![q, cursor].every(isStorable)) return { items: [], next: null };
    const sought = await userWords(tx, q);
    // Nothing but punctuation is a question that nobody answers to.
    if (q.trim() !== '' && sought.length === 0) return { items: [], next: null };
    const parameters: unknown[] = [organisationId, cursor, side ?? null, active ?? null, limit + 1];
    const choose = (among: string) =>
      rows<{ id: string }>(
        tx,
        `SELECT id FROM (${among}) among
         WHERE email > $2 AND ($3::text IS NULL OR side = $3) AND ($4::boolean IS NULL OR active = $4)
         ORDER BY email LIMIT $5`,
        parameters,
      );
    const chosen =
      sought.length > 0
        ? await choose(usersWith(sought, parameters))
        : await inOrder(tx, () => choose('SELECT * FROM user_account WHERE organisation_id = $1'));
    const found = await rows<UserRecord>(tx, `SELECT ${RECORD} FROM ${NAMED} ORDER BY u.email`, [
      organisationId,
      chosen.map(({ id }) => id),
    ]);
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? items.at(-1)!.email : null };
  }
}

/** The words of a question as the keys of users are spelled, the longest first: it leaves the fewest. */
export async function userWords(tx: Tx, q: string): Promise<string[]> {
  if (q.trim() === '') return [];
  const found = await rows<{ word: string }>(
    tx,
    `SELECT word FROM search_words($1) AS word ORDER BY length(word) DESC, word LIMIT ${WORDS}`,
    [q],
  );
  return found.map(({ word }) => word);
}

/** The users of whom every word begins a key; what it needs is added to the parameters. */
function usersWith(words: readonly string[], parameters: unknown[]): string {
  const begins = (alias: string, word: string) => {
    parameters.push(word, word + REST_OF_WORD);
    return `${alias}.key >= $${parameters.length - 1} AND ${alias}.key < $${parameters.length}`;
  };
  const [first = '', ...others] = words;
  const candidate = begins('k', first);
  const also = others.map(
    (word) => `AND EXISTS (SELECT FROM user_key o
                           WHERE o.organisation_id = $1 AND o.user_id = k.user_id AND ${begins('o', word)})`,
  );
  // Each by itself (OFFSET 0): the planner, which knows little of the keys, may go through all users for them.
  return `SELECT found.* FROM (
            SELECT DISTINCT user_id FROM (
              SELECT k.user_id FROM user_key k WHERE k.organisation_id = $1 AND ${candidate} ${also.join(' ')}
              ORDER BY k.key LIMIT ${CANDIDATES}) first_ones) candidate
          CROSS JOIN LATERAL (
            SELECT id, email, side, active FROM user_account
            WHERE organisation_id = $1 AND id = candidate.user_id OFFSET 0) found`;
}

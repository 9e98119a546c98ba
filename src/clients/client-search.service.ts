import { Injectable } from '@nestjs/common';
import type { Principal } from '../auth/principal.js';
import type { PostalInput } from '../common/postal/postal-address.js';
import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import { visibleTo } from './client-visibility.js';
import { queryWords, REST_OF_WORD } from './search-keys.js';

/** One client found. */
export interface ClientHit {
  id: string;
  externalId: string;
  name: string;
  /** ISO date. */
  birthDate: string | null;
  cardNumbers: string[];
  emails: string[];
  postal: PostalInput | null;
  branchCode: string | null;
  branchName: string | null;
}

/**
 * Of this many matches by the clients' own keys, and of as many by their addresses, the best are chosen; who means one of
 * more than these types another letter.
 */
const CANDIDATES = 250;

/** Finds clients by what stands on a card or is told at the desk (L24). */
@Injectable()
export class ClientSearch {
  /**
   * The clients for whom every word of the query begins one of their keys, best first: those of whose own keys (numbers,
   * name, e-mail, birth date) most words are the beginning, before those who only live in such a street; then those that
   * have most of the words whole (a scanned card is one); then by name.
   *
   * What is told of each is read by itself (OFFSET 0): the planner may read every client for some hundred.
   *
   * @param limit at most so many hits
   * @param group id of a client group: of its clients only
   */
  async find(
    tx: Tx,
    principal: Pick<Principal, 'organisationId' | 'branchIds'>,
    query: string,
    limit: number,
    group?: string,
  ): Promise<{ hits: ClientHit[]; more: boolean }> {
    const words = queryWords(query);
    if (words.length === 0) return { hits: [], more: false };
    const parameters: unknown[] = [principal.organisationId, words];
    const ranges = words.map((word) => {
      parameters.push(word, word + REST_OF_WORD);
      return `key >= $${parameters.length - 1} AND key < $${parameters.length}`;
    });
    const [first, ...others] = ranges;
    const alsoIn = others.map(
      (range) => `AND client_id IN (SELECT client_id FROM client_key
                                    WHERE organisation_id = $1 AND of_address IN (false, true) AND ${range})`,
    );
    const visible = visibleTo(principal, parameters);
    const client = group === undefined ? OF_KEY : ofKeyInGroup(group, parameters);
    const candidates = (ofAddress: boolean) => `
      (SELECT k.client_id FROM client_key k
       ${client}
       WHERE k.organisation_id = $1 AND k.of_address = ${ofAddress} AND ${first} ${alsoIn.join(' ')} AND ${visible}
       ORDER BY k.key LIMIT ${CANDIDATES})`;
    const asOwn = ranges.map((range) => `max((NOT of_address AND ${range})::int)`);
    const hits = await rows<ClientHit>(
      tx,
      `SELECT c.id, c.external_id AS "externalId", c.name, c.birth_date::text AS "birthDate",
              c.card_numbers AS "cardNumbers", c.emails, c.postal, b.code AS "branchCode", b.name AS "branchName"
       FROM (${candidates(false)} UNION ${candidates(true)}) m
       CROSS JOIN LATERAL (SELECT * FROM client WHERE organisation_id = $1 AND id = m.client_id OFFSET 0) c
       LEFT JOIN branch b ON b.organisation_id = c.organisation_id AND b.id = c.branch_id
       CROSS JOIN LATERAL (SELECT ${asOwn.join(' + ')} AS own, count(*) FILTER (WHERE key = ANY ($2)) AS whole
                           FROM client_key WHERE organisation_id = $1 AND client_id = c.id) words
       ORDER BY words.own DESC, words.whole DESC, c.name, c.external_id
       LIMIT ${limit + 1}`,
      parameters,
    );
    return { hits: hits.slice(0, limit), more: hits.length > limit };
  }
}

/** The client of a key `k`. */
const OF_KEY = 'JOIN client c ON c.organisation_id = k.organisation_id AND c.id = k.client_id';

/** The same where it is in a group; each by itself (OFFSET 0): else the planner goes through the group or all clients. */
function ofKeyInGroup(group: string, parameters: unknown[]): string {
  parameters.push(group);
  return `CROSS JOIN LATERAL (
            SELECT * FROM client WHERE organisation_id = $1 AND id = k.client_id
              AND group_id = $${parameters.length} OFFSET 0) c`;
}

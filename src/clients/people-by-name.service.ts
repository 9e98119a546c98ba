import { Injectable } from '@nestjs/common';
import type { Principal } from '../auth/principal.js';
import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import { visibleTo } from './client-visibility.js';
import { queryWords, REST_OF_WORD } from './search-keys.js';
import { userWords } from './users/user-reader.service.js';

/** Ids of those whom a number or a name means. */
export interface Named {
  clients: string[];
  users: string[];
}

/** Whoever means one of more than these says more of the name. */
export const MOST_PEOPLE = 40;

/** Each has some keys that begin alike: a name and the address made of it. */
const KEYS = 6 * MOST_PEOPLE;

/** Whether a word has to be a key, or may be the beginning of one. */
type Fit = 'whole' | 'beginning';

/** Finds the clients and users whom somebody names to see what they got (A05). */
@Injectable()
export class PeopleByName {
  /**
   * Those who are called exactly so, else those whose names begin so. A word with a digit is a number, which is typed as
   * a whole: nobody who looks for client 77 means client 7712.
   *
   * @returns null where more than `MOST_PEOPLE` clients, or as many users, are meant
   */
  async find(tx: Tx, viewer: Pick<Principal, 'organisationId' | 'branchIds'>, query: string): Promise<Named | null> {
    const words = longestFirst(queryWords(query));
    const ofUsers = await userWords(tx, query);
    const named = async (fit: Fit) => ({
      clients: await this.clients(tx, viewer, words, fit),
      users: await this.users(tx, viewer.organisationId, ofUsers, fit),
    });
    const exactly = await named('whole');
    const somebody = exactly.clients.length + exactly.users.length > 0;
    const found = somebody || /\d/.test(query) ? exactly : await named('beginning');
    return found.clients.length > MOST_PEOPLE || found.users.length > MOST_PEOPLE ? null : found;
  }

  /** By what is their own; who only lives in such a street is not called so. */
  private async clients(
    tx: Tx,
    viewer: Pick<Principal, 'organisationId' | 'branchIds'>,
    words: readonly string[],
    fit: Fit,
  ): Promise<string[]> {
    const parameters: unknown[] = [viewer.organisationId];
    const [first, ...others] = words.map((word) => condition(word, fit, parameters));
    if (first === undefined) return [];
    const also = others.map(
      (fits) => `AND k.client_id IN (SELECT client_id FROM client_key
                                     WHERE organisation_id = $1 AND of_address = false AND ${fits})`,
    );
    const visible = visibleTo(viewer, parameters);
    const found = await rows<{ id: string }>(
      tx,
      `SELECT k.client_id AS id FROM client_key k
       JOIN client c ON c.organisation_id = k.organisation_id AND c.id = k.client_id
       WHERE k.organisation_id = $1 AND k.of_address = false AND ${first} ${also.join(' ')} AND ${visible}
       ORDER BY k.key LIMIT ${KEYS}`,
      parameters,
    );
    return distinctIds(found);
  }

  private async users(tx: Tx, organisationId: string, words: readonly string[], fit: Fit): Promise<string[]> {
    const parameters: unknown[] = [organisationId];
    const [first, ...others] = words.map((word) => condition(word, fit, parameters));
    if (first === undefined) return [];
    const also = others.map(
      (fits) => `AND k.user_id IN (SELECT user_id FROM user_key WHERE organisation_id = $1 AND ${fits})`,
    );
    const found = await rows<{ id: string }>(
      tx,
      `SELECT k.user_id AS id FROM user_key k WHERE k.organisation_id = $1 AND ${first} ${also.join(' ')}
       ORDER BY k.key LIMIT ${KEYS}`,
      parameters,
    );
    return distinctIds(found);
  }
}

function condition(word: string, fit: Fit, parameters: unknown[]): string {
  parameters.push(word);
  const one = `key = $${parameters.length}`;
  if (fit === 'whole') return one;
  parameters.push(word + REST_OF_WORD);
  return `key >= $${parameters.length - 1} AND key < $${parameters.length}`;
}

/** The longest word leaves the fewest for the others to be looked at. */
function longestFirst(words: readonly string[]): string[] {
  return [...words].sort((a, b) => b.length - a.length);
}

function distinctIds(found: readonly { id: string }[]): string[] {
  return [...new Set(found.map(({ id }) => id))];
}

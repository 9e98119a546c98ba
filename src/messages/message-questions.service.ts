import { Injectable } from '@nestjs/common';
import type { Principal } from '../auth/principal.js';
import { PeopleByName } from '../clients/people-by-name.service.js';
import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import { whereOf } from './message-conditions.js';
import type { Meaning } from './message-filter.js';
import { meaningsOf } from './message-query.js';

/** What a question means, or why it can't be answered. */
export type Understood = { ok: true; meant: Meaning[] } | { ok: false; code: 'TOO_MANY_NAMES' };

/** Understands what is typed to find messages: `q` of a filter (A05). */
@Injectable()
export class MessageQuestions {
  constructor(private readonly people: PeopleByName) {}

  /**
   * Where too many people are called so, and a message has it as its number or reference, that message is meant.
   *
   * @param q not blank
   */
  async understand(tx: Tx, viewer: Pick<Principal, 'organisationId' | 'branchIds'>, q: string): Promise<Understood> {
    const meant = meaningsOf(q);
    if (q.includes('@')) return { ok: true, meant };
    const named = await this.people.find(tx, viewer, q);
    if (named === null) {
      return (await isThere(tx, viewer, meant)) ? { ok: true, meant } : { ok: false, code: 'TOO_MANY_NAMES' };
    }
    const { clients, users } = named;
    return {
      ok: true,
      meant: [
        ...meant,
        ...(['client', 'about'] as const).flatMap((by) => (clients.length > 0 ? [{ by, ids: clients }] : [])),
        ...(users.length > 0 ? [{ by: 'user' as const, ids: users }] : []),
      ],
    };
  }
}

async function isThere(
  tx: Tx,
  viewer: Pick<Principal, 'organisationId' | 'branchIds'>,
  meant: readonly Meaning[],
): Promise<boolean> {
  const { sql, parameters } = whereOf(viewer, { meant });
  return (await rows(tx, `SELECT FROM message m WHERE ${sql} LIMIT 1`, parameters)).length > 0;
}

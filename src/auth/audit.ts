import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import type { Tx } from '../database/tenancy.js';
import type { Principal } from './principal.js';

/** The part of a principal that an audit row holds. */
export type Actor = Pick<Principal, 'organisationId' | 'userId' | 'apiKeyId' | 'address'>;

export interface Action {
  /** Given where rows refer to the action before it is recorded. */
  id?: string;
  /** What was done, as `messages.resend`. */
  action: string;
  /** Id of what it was done to; absent where `facts` names several. */
  target?: string;
  /** Ids, counts and codes. */
  facts?: Record<string, unknown>;
  /** The action this one undoes; each can be undone once, the second time the statement fails. */
  undoes?: string;
}

/** Who did what to what, when, from where. Written in the transaction of the deed, so that there is none without it. */
@Injectable()
export class Audit {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** @returns the action's id, by which it can be undone */
  async record(tx: Tx, actor: Actor, { id = newId(), action, target, facts = {}, undoes }: Action): Promise<string> {
    await tx.query(
      `INSERT INTO staff_action (organisation_id, id, at, user_id, api_key_id, action, target, facts, address, undoes)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        actor.organisationId,
        id,
        this.clock.now(),
        actor.userId,
        actor.apiKeyId,
        action,
        target ?? null,
        facts,
        actor.address,
        undoes ?? null,
      ],
    );
    return id;
  }
}

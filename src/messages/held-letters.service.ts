import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ClientChanges, type ClientChange } from '../clients/client-changes.js';
import type { ClientFlag } from '../clients/client.entity.js';
import type { PostalInput } from '../common/postal/postal-address.js';
import type { ReasonCode } from '../common/reasons.js';
import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import { postalProblem } from './make-letter.js';
import { moveMessages } from './move-messages.js';

interface HeldLetter {
  id: string;
  reason: ReasonCode;
  client: { name: string; postal: PostalInput | null; flags: ClientFlag[] };
  organisation: { country: string; language: string };
}

/** Reasons that a change of the client can take away. */
const RELEASABLE: readonly ReasonCode[] = [
  'NO_POSTAL_ADDRESS',
  'POSTAL_ADDRESS_INVALID',
  'ADDRESS_DOES_NOT_FIT',
  'GLYPH_MISSING',
  'CLIENT_FLAGGED',
];

/** Letters that wait for a correction go on by themselves once it is made, wherever it is made (Dd2, L21). */
@Injectable()
export class HeldLetters implements OnModuleInit {
  constructor(private readonly changes: ClientChanges) {}

  onModuleInit(): void {
    this.changes.listen((tx, change) => this.release(tx, change));
  }

  /** @returns ids of the letters that were released */
  async release(tx: Tx, change: ClientChange): Promise<Set<string>> {
    const held = await rows<HeldLetter>(
      tx,
      `SELECT m.id, m.reason, jsonb_build_object('name', c.name, 'postal', c.postal, 'flags', c.flags) AS client,
              jsonb_build_object('country', o.country, 'language', o.language) AS organisation
       FROM message m
       JOIN client c ON c.organisation_id = m.organisation_id AND c.id = m.client_id
       JOIN organisation o ON o.id = m.organisation_id
       WHERE m.organisation_id = $1 AND m.client_id = ANY ($2) AND (m.status || '') = 'held' AND (m.reason || '') = ANY ($3)`,
      [change.organisationId, change.clientIds, RELEASABLE],
    );
    const judged = held.map((letter) => ({ letter, problem: problemOf(letter) }));
    const free = judged.filter(({ problem }) => problem === null).map(({ letter }) => ({ id: letter.id }));
    const released = await moveMessages(
      tx,
      {
        organisationId: change.organisationId,
        from: ['held'],
        to: 'pending',
        what: 'released',
        by: change.byUserId ? 'staff' : 'caller',
        byUserId: change.byUserId,
        at: change.at,
      },
      free,
    );
    await this.tellNewReason(
      tx,
      change.organisationId,
      judged.flatMap(({ letter, problem }) => (problem ? [{ id: letter.id, ...problem }] : [])),
    );
    return released;
  }

  /** Still held, but the line says what is wrong today. */
  private async tellNewReason(
    tx: Tx,
    organisationId: string,
    letters: readonly { id: string; code: ReasonCode; which: string | null }[],
  ): Promise<void> {
    if (letters.length === 0) return;
    // The ids are named beside the join: see `moveMessages`.
    await tx.query(
      `UPDATE message m SET reason = r.code, reason_detail = r.which
       FROM jsonb_to_recordset($2) AS r (id uuid, code text, which text)
       WHERE m.organisation_id = $1 AND m.id = ANY ($3) AND m.id = r.id AND (m.status || '') = 'held'`,
      [organisationId, JSON.stringify(letters), letters.map(({ id }) => id)],
    );
  }
}

function problemOf({ client, organisation }: HeldLetter): { code: ReasonCode; which: string | null } | null {
  const flag = client.flags[0];
  return flag ? { code: 'CLIENT_FLAGGED', which: flag } : postalProblem({ client, organisation });
}

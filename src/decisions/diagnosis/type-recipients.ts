import { firstRow } from '../../database/sql.js';
import type { Tx } from '../../database/tenancy.js';

/** What says to whom mails of a type go where no rule is named. */
export interface TypeFacts {
  module: string | null;
  audience: 'client' | 'staff';
  /** One of those that Bode sends of itself (L01). */
  system: boolean;
  /** Recipients of the active rules that make it, in order; one may stand there more than once. */
  ofRules: readonly string[];
}

/**
 * To whom mails of a type go where no rule is named (DP-C): to all that the rules that make it name. Without such a rule
 * to the staff for whom a type is (E18); to the client's users, by their ticks, if it has a module (C07); and else to the
 * client itself, as a request for it does, at its own addresses or on paper.
 *
 * @returns selectors, as a rule names them (A10)
 */
export function recipientsOfType({ module, audience, system, ofRules }: TypeFacts): string[] {
  if (ofRules.length > 0) return [...new Set(ofRules)];
  if (audience === 'staff') return ['staff-routing'];
  // What Bode sends of itself goes to users, and nobody can ask for it.
  return module !== null || system ? ['client-users'] : ['client'];
}

/** @param typeCode of a type that exists here */
export async function loadTypeRecipients(tx: Tx, organisationId: string, typeCode: string): Promise<string[]> {
  const found = await firstRow<TypeFacts>(
    tx,
    `SELECT t.module, t.audience, t.system,
            ARRAY (SELECT one.selector
                   FROM rule r CROSS JOIN unnest(r.recipients) WITH ORDINALITY AS one(selector, position)
                   WHERE r.organisation_id = t.organisation_id AND r.type_code = t.code AND r.active
                   ORDER BY r.name, one.position) AS "ofRules"
     FROM message_type t WHERE t.organisation_id = $1 AND t.code = $2`,
    [organisationId, typeCode],
  );
  return recipientsOfType(found!);
}

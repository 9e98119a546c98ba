import { firstRow } from '../../database/sql.js';
import type { Tx } from '../../database/tenancy.js';
import type { DiagnosisInput } from './diagnosis-input.js';
import type { Facts } from './facts.js';
import type { SubjectFacts } from './load-subject.js';
import type { Period } from './period.js';

/**
 * The newest request about the client in the period that came to no line at all: what a system asks for without a rule is
 * passed over only when its time is past by then (L22, `decide`).
 */
export async function loadTooLate(
  tx: Tx,
  organisationId: string,
  { client }: SubjectFacts,
  { type }: Pick<DiagnosisInput, 'type'>,
  { from, to }: Period,
): Promise<Facts['tooLate']> {
  if (!client) return null;
  const found = await firstRow<{ at: Date }>(
    tx,
    `SELECT decided_at AS at FROM decision
     WHERE organisation_id = $1 AND client_id = $2 AND decided_at >= $3 AND decided_at < $4
       AND rule_id IS NULL AND outcome = 'skipped' AND reason = 'NOT_RELEVANT' AND ($5::text IS NULL OR type_code = $5)
     ORDER BY decided_at DESC LIMIT 1`,
    [organisationId, client.id, from, to, type ?? null],
  );
  return found ?? null;
}

/** Whether any rule, also one that is off, makes mails of this type; without one, of any type. */
export async function isMadeByRules(tx: Tx, organisationId: string, type: string | undefined): Promise<boolean> {
  const found = await firstRow(
    tx,
    `SELECT FROM rule WHERE organisation_id = $1 AND ($2::text IS NULL OR type_code = $2) LIMIT 1`,
    [organisationId, type ?? null],
  );
  return found !== undefined;
}

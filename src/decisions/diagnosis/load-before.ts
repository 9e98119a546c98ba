import { rows } from '../../database/sql.js';
import type { Tx } from '../../database/tenancy.js';
import { CASE_CLOSED, CASE_OPENED } from '../../rules/event-kinds.js';
import type { RuleFacts } from '../../rules/rule-book.js';
import type { TracedCandidate, TracedCondition } from '../trace.js';
import { failedConditions } from './condition-rows.js';
import type { BeforeFacts, PersonFacts } from './facts.js';
import { isPerson } from './judge-recipients.js';
import type { StepRow } from './step.js';
import type { SubjectFacts } from './load-subject.js';
import type { Period } from './period.js';

interface Row {
  ruleId: string;
  receivedAt: Date;
  /** It was appended, and nobody decided on it yet. */
  waits: boolean;
  decidedAt: Date | null;
  conditions: TracedCondition[] | null;
  candidates: TracedCandidate[] | null;
}

/**
 * What stopped the mail of each of these rules when it last happened, as it was decided then: by now it may have been put
 * right. None of a rule where what it waits for never happened here. Without a case only the period counts, as for what
 * happened (1.1).
 *
 * @returns by id of the rule
 */
export async function loadBefore(
  tx: Tx,
  organisationId: string,
  rules: readonly RuleFacts[],
  { person, client, file }: SubjectFacts,
  period: Period,
): Promise<ReadonlyMap<string, BeforeFacts>> {
  const about = file ?? client;
  if (!about || !person) return new Map();
  const ids = rules.map(({ id }) => id);
  const parameters: unknown[] = [organisationId, about.id, rules.map(({ triggerKind }) => triggerKind), ids];
  if (!file) parameters.push(period.from, period.to);
  const found = await rows<Row>(
    tx,
    `SELECT r.id AS "ruleId", last.*
     FROM unnest($3::text[], $4::uuid[]) AS r(kind, id)
     CROSS JOIN LATERAL (
       SELECT e.received_at AS "receivedAt", e.decide_at IS NOT NULL AS waits, d.decided_at AS "decidedAt",
              d.trace->'conditions' AS conditions, d.trace->'candidates' AS candidates
       FROM event e
       LEFT JOIN decision d ON d.organisation_id = e.organisation_id AND d.event_id = e.id AND d.rule_id = r.id
       WHERE e.organisation_id = $1 AND e.${file ? 'case_id' : 'client_id'} = $2 AND e.kind = r.kind
         ${file ? '' : 'AND e.received_at >= $5 AND e.received_at < $6'}
       ORDER BY d.decided_at DESC NULLS LAST, e.received_at DESC LIMIT 1) last`,
    parameters,
  );
  const last = new Map(found.map((row) => [row.ruleId, row]));
  return new Map(
    rules.flatMap((rule) => {
      const row = last.get(rule.id);
      return row ? [[rule.id, beforeOf(row, rule, person, file)] as const] : [];
    }),
  );
}

function beforeOf(last: Row, rule: RuleFacts, person: PersonFacts, file: SubjectFacts['file']): BeforeFacts {
  const decided = last.decidedAt !== null;
  return {
    at: (last.decidedAt ?? last.receivedAt).toISOString(),
    standing: decided ? 'decided' : standingOf(last, rule, file?.closedAt ?? null),
    stopped: decided ? stoppedThen(last, person) : [],
    wentTo: decided ? wentElsewhere(last, person) : null,
    canApply: rule.scope === 'assigned' && rule.triggerKind === CASE_OPENED && file !== null && file.closedAt === null,
  };
}

/** Why nothing was decided. What comes about a closed case is not (A27), save the closing itself. */
function standingOf({ waits, receivedAt }: Row, { triggerKind }: RuleFacts, closedAt: Date | null) {
  if (waits) return 'waits';
  return closedAt && closedAt <= receivedAt && triggerKind !== CASE_CLOSED ? 'case-closed' : 'outside';
}

/** A contact is the same one, and had another user then. */
function wentElsewhere({ candidates }: Row, person: PersonFacts): string | null {
  const kept = (candidates ?? []).find((candidate) => candidate.kept && isPerson(candidate, person));
  return kept && kept.userId !== (person.userId ?? undefined) ? (kept.address ?? null) : null;
}

/** The conditions that failed then, else what kept this person out. */
function stoppedThen({ conditions, candidates }: Row, person: PersonFacts): StepRow[] {
  const failed = failedConditions(conditions ?? []);
  if (failed.length > 0) return failed;
  const own = (candidates ?? []).filter((candidate) => isPerson(candidate, person));
  if (own.some(({ kept }) => kept)) return [];
  if (own.length === 0) {
    const code = person.kind === 'contact' ? 'CONTACT_NOT_SELECTED' : 'RECIPIENT_NOT_SELECTED';
    return [{ name: person.name, verdict: 'info', code }];
  }
  return own.flatMap(({ who, filters, duplicateOf }): StepRow[] => {
    if (duplicateOf !== undefined) return [{ name: who, verdict: 'info', code: 'SAME_ADDRESS', which: duplicateOf }];
    const filter = filters.find(({ result }) => result === 'fail');
    if (!filter?.code) return [];
    const { code, detail } = filter;
    return [{ name: who, verdict: 'info', code, ...(detail !== undefined && { which: detail }) }];
  });
}

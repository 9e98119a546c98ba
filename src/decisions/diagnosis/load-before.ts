import { firstRow } from '../../database/sql.js';
import type { Tx } from '../../database/tenancy.js';
import { CASE_CLOSED, CASE_OPENED } from '../../rules/event-kinds.js';
import type { RuleFacts } from '../../rules/rule-book.js';
import type { TracedCandidate, TracedCondition } from '../trace.js';
import { failedConditions } from './condition-rows.js';
import type { BeforeFacts, PersonFacts } from './facts.js';
import { isPerson } from './judge-recipients.js';
import type { StepRow } from './step-row.js';
import type { SubjectFacts } from './load-subject.js';
import type { Period } from './period.js';

interface Row {
  receivedAt: Date;
  /** It was appended, and nobody decided on it yet. */
  waits: boolean;
  decidedAt: Date | null;
  conditions: TracedCondition[] | null;
  candidates: TracedCandidate[] | null;
}

/**
 * What stopped the mail when it last happened, as it was decided then: by now it may have been put right. Null where what
 * the rule waits for never happened here. Without a case only the period counts, as for what happened (1.1).
 */
export async function loadBefore(
  tx: Tx,
  organisationId: string,
  rule: RuleFacts,
  { person, client, file }: SubjectFacts,
  period: Period,
): Promise<BeforeFacts | null> {
  const about = file ?? client;
  if (!about || !person) return null;
  const parameters: unknown[] = [organisationId, about.id, rule.triggerKind, rule.id];
  if (!file) parameters.push(period.from, period.to);
  const last = await firstRow<Row>(
    tx,
    `SELECT e.received_at AS "receivedAt", e.decide_at IS NOT NULL AS waits, d.decided_at AS "decidedAt", d.trace->'conditions' AS conditions,
            d.trace->'candidates' AS candidates
     FROM event e
     LEFT JOIN decision d ON d.organisation_id = e.organisation_id AND d.event_id = e.id AND d.rule_id = $4
     WHERE e.organisation_id = $1 AND e.${file ? 'case_id' : 'client_id'} = $2 AND e.kind = $3
       ${file ? '' : 'AND e.received_at >= $5 AND e.received_at < $6'}
     ORDER BY d.decided_at DESC NULLS LAST, e.received_at DESC LIMIT 1`,
    parameters,
  );
  if (!last) return null;
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

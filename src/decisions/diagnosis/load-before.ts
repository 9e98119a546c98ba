import { firstRow } from '../../database/sql.js';
import type { Tx } from '../../database/tenancy.js';
import { CASE_CLOSED, CASE_OPENED } from '../../rules/event-kinds.js';
import type { RuleFacts } from '../../rules/rule-book.js';
import type { TracedCandidate, TracedCondition } from '../trace.js';
import { failedConditions } from './condition-rows.js';
import type { BeforeFacts, PersonFacts } from './facts.js';
import { isPerson } from './judge-recipients.js';
import type { StepRow } from './node.js';
import type { SubjectFacts } from './load-subject.js';

interface Row {
  receivedAt: Date;
  decidedAt: Date | null;
  conditions: TracedCondition[] | null;
  candidates: TracedCandidate[] | null;
}

/**
 * What stopped the mail when it last happened, as it was decided then: by now it may have been put right. Null where what
 * the rule waits for never happened here.
 */
export async function loadBefore(
  tx: Tx,
  organisationId: string,
  rule: RuleFacts,
  { person, client, file }: SubjectFacts,
): Promise<BeforeFacts | null> {
  const about = file ?? client;
  if (!about || !person) return null;
  const last = await firstRow<Row>(
    tx,
    `SELECT e.received_at AS "receivedAt", d.decided_at AS "decidedAt", d.trace->'conditions' AS conditions,
            d.trace->'candidates' AS candidates
     FROM event e
     LEFT JOIN decision d ON d.organisation_id = e.organisation_id AND d.event_id = e.id AND d.rule_id = $4
     WHERE e.organisation_id = $1 AND e.${file ? 'case_id' : 'client_id'} = $2 AND e.kind = $3
     ORDER BY d.decided_at DESC NULLS LAST, e.received_at DESC LIMIT 1`,
    [organisationId, about.id, rule.triggerKind, rule.id],
  );
  if (!last) return null;
  // What comes about a closed case is not decided at all (A27): no rule was the reason.
  if (last.decidedAt === null && file?.closedAt && rule.triggerKind !== CASE_CLOSED) return null;
  return {
    at: (last.decidedAt ?? last.receivedAt).toISOString(),
    held: last.decidedAt !== null,
    stopped: last.decidedAt === null ? [] : stoppedThen(last, person),
    canApply: rule.scope === 'assigned' && rule.triggerKind === CASE_OPENED && file !== null && file.closedAt === null,
  };
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
  return own.flatMap(({ who, filters }): StepRow[] => {
    const filter = filters.find(({ result }) => result === 'fail');
    if (!filter?.code) return [];
    const { code, detail } = filter;
    return [{ name: who, verdict: 'info', code, ...(detail !== undefined && { which: detail }) }];
  });
}

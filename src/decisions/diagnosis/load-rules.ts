import { loadLineages } from '../../clients/people-loader.js';
import { isId } from '../../common/ids.js';
import { rows, firstRow } from '../../database/sql.js';
import type { Tx } from '../../database/tenancy.js';
import { inForce, type AssignmentFacts as StoredAssignment, type ChainNode } from '../../rules/effective-rules.js';
import { loadAssignments, loadSets, type RuleBook, type RuleFacts } from '../../rules/rule-book.js';
import { matchTrigger } from '../../rules/trigger.js';
import { DIRECT_REQUEST } from '../../messages/direct-request.js';
import type { EventFacts } from '../event-facts.js';
import { SYSTEM_MAILS } from '../system-mails.js';
import type { TracedTrigger } from '../trace.js';
import type { DiagnosisInput } from './diagnosis-input.js';
import type { Facts, WaysFacts } from './facts.js';
import type { SubjectFacts } from './load-subject.js';
import type { Period } from './period.js';

/** The rule that was given; undefined where the id means none. */
export async function loadRule(
  tx: Tx,
  organisationId: string,
  book: RuleBook,
  ruleId: string | undefined,
): Promise<RuleFacts | undefined> {
  if (ruleId === undefined || !isId(ruleId)) return undefined;
  return (await book.load(tx, organisationId, [ruleId]))[0];
}

/** Kinds of events of which no rule is asked: what the diagnosis of rules does not speak of. */
const NO_RULE_ASKED = [DIRECT_REQUEST, ...Object.keys(SYSTEM_MAILS)];

/** What happened: to the case since it opened, else to the client in the period. */
export async function loadHappened(
  tx: Tx,
  organisationId: string,
  { client, file }: SubjectFacts,
  { kind }: DiagnosisInput,
  period: Period,
): Promise<TracedTrigger[]> {
  const about = file ?? client;
  if (!about) return kind === undefined ? [] : [{ kind, caseType: null }];
  const parameters: unknown[] = [organisationId, about.id, NO_RULE_ASKED];
  if (!file) parameters.push(period.from, period.to);
  const happened = await rows<TracedTrigger>(
    tx,
    `SELECT DISTINCT e.kind, f.type AS "caseType"
     FROM event e LEFT JOIN case_file f ON f.organisation_id = e.organisation_id AND f.id = e.case_id
     WHERE e.organisation_id = $1 AND e.kind <> ALL ($3)
       AND ${file ? 'e.case_id = $2' : 'e.client_id = $2 AND e.received_at >= $4 AND e.received_at < $5'}
     ORDER BY 1, 2`,
    parameters,
  );
  return kind === undefined ? happened : happened.filter((one) => one.kind === kind);
}

/** Active rules that fit what happened, by name (1.1); of the type, where one is asked about. */
export async function loadChoices(
  tx: Tx,
  organisationId: string,
  book: RuleBook,
  happened: readonly TracedTrigger[],
  type: string | undefined,
): Promise<RuleFacts[]> {
  const kinds = happened.map(({ kind }) => kind);
  const rules = await book.loadActive(tx, organisationId, kinds);
  return rules
    .filter(({ typeCode }) => type === undefined || typeCode === type)
    .filter((rule) => happened.some((one) => matchTrigger(triggerOf(rule), one).ok))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Rules that would fit what happened, and are switched off: one of them is often the answer. */
export async function loadSwitchedOff(
  tx: Tx,
  organisationId: string,
  happened: readonly TracedTrigger[],
  type: string | undefined,
): Promise<Facts['switchedOff']> {
  const rules = await rows<Pick<RuleFacts, 'id' | 'name' | 'triggerKind' | 'triggerCaseType'>>(
    tx,
    `SELECT id, name, trigger_kind AS "triggerKind", trigger_case_type AS "triggerCaseType" FROM rule
     WHERE organisation_id = $1 AND NOT active AND trigger_kind = ANY ($2) AND ($3::text IS NULL OR type_code = $3)
     ORDER BY name`,
    [organisationId, happened.map(({ kind }) => kind), type ?? null],
  );
  return rules
    .filter((rule) => happened.some((one) => matchTrigger(triggerOf(rule), one).ok))
    .map(({ id, name }) => ({ id, name }));
}

/** Did anything happen that the rule waits for? With both, to be shown. */
export function judgeTrigger(rule: RuleFacts, happened: readonly TracedTrigger[]): Facts['trigger'] {
  const expected = triggerOf(rule);
  return { expected, actual: happened, ok: happened.some((one) => matchTrigger(expected, one).ok) };
}

/**
 * By which ways each of these rules can reach the client, and which of them hold on the case's first day (A21–A32). As many
 * statements for many rules as for one.
 *
 * @returns by id of the rule
 */
export async function loadWays(
  tx: Tx,
  organisationId: string,
  rules: readonly RuleFacts[],
  { client, file }: SubjectFacts,
  today: string,
): Promise<ReadonlyMap<string, WaysFacts>> {
  const ruleIds = rules.map(({ id }) => id);
  const clientId = file?.clientId ?? client?.id;
  const lineages = await loadLineages(tx, organisationId, clientId ? [clientId] : []);
  const chain = clientId ? lineages.get(clientId)!.chain : [];
  const ids = chain.map(({ id }) => id);
  const assignments = await loadAssignments(tx, organisationId, ids, ruleIds);
  const firstDay = file?.startDate ?? today;
  const told = (assignment: StoredAssignment) => ({
    at: nodeOf(assignment, chain).name,
    startsOn: assignment.startsOn,
    endsOn: assignment.endsOn,
    inForce: inForce(assignment, firstDay),
  });
  const near = [...assignments].sort((a, b) => depthOf(a, ids) - depthOf(b, ids) || (a.startsOn < b.startsOn ? -1 : 1));
  const setIds = near.flatMap(({ ruleSetId }) => ruleSetId ?? []);
  const sets = new Map((await loadSets(tx, organisationId, setIds, ruleIds)).map((set) => [set.id, set]));
  const { uses, inSets } = await loadHabits(tx, organisationId, ruleIds);
  const waysOf = ({ id, scope }: RuleFacts): WaysFacts => {
    const entry = file?.plan.find(({ ruleId }) => ruleId === id);
    return {
      everybody: scope === 'all',
      plan: !file ? 'no-case' : !entry ? 'out' : entry.cancelledAt ? 'cancelled' : 'in',
      firstDay,
      sets: near.flatMap((assignment) => {
        const set = sets.get(assignment.ruleSetId ?? '');
        return set ? [{ ...told(assignment), id: set.id, name: set.name, hasRule: set.ruleIds.includes(id) }] : [];
      }),
      direct: near.filter(({ ruleId }) => ruleId === id).map(told),
      uses,
      inSomeSet: inSets.has(id),
    };
  };
  return new Map(rules.map((rule) => [rule.id, waysOf(rule)]));
}

/** Whether this organisation works by rule sets, by direct assignments or both, and which of the rules are in a set. */
async function loadHabits(
  tx: Tx,
  organisationId: string,
  ruleIds: readonly string[],
): Promise<{ uses: WaysFacts['uses']; inSets: ReadonlySet<string> }> {
  const found = await firstRow<WaysFacts['uses'] & { inSets: string[] }>(
    tx,
    `SELECT EXISTS (SELECT FROM rule_set WHERE organisation_id = $1) AS subscriptions,
            EXISTS (SELECT FROM assignment WHERE organisation_id = $1 AND rule_id IS NOT NULL) AS workflows,
            ARRAY(SELECT DISTINCT rule_id FROM rule_set_item
                  WHERE organisation_id = $1 AND rule_id = ANY ($2)) AS "inSets"`,
    [organisationId, ruleIds],
  );
  const { inSets, ...uses } = found!;
  return { uses, inSets: new Set(inSets) };
}

/** The newest event of each of these kinds about the case or client, as the decision on it would see it today; by kind. */
export async function loadEvents(
  tx: Tx,
  organisationId: string,
  kinds: readonly string[],
  { person, client, file }: SubjectFacts,
  now: Date,
): Promise<ReadonlyMap<string, EventFacts>> {
  const about = file ?? client;
  const newest = await rows<Pick<EventFacts, 'kind' | 'key' | 'origin' | 'data' | 'userId' | 'actorUserId'>>(
    tx,
    `SELECT e.* FROM unnest($3::text[]) AS asked(kind)
     CROSS JOIN LATERAL (
       SELECT kind, key, origin, data, user_id AS "userId", actor_user_id AS "actorUserId" FROM event
       WHERE organisation_id = $1 AND ${file ? 'case_id' : 'client_id'} = $2 AND kind = asked.kind
       ORDER BY received_at DESC LIMIT 1) e`,
    [organisationId, about?.id ?? null, [...new Set(kinds)]],
  );
  const byKind = new Map(newest.map((event) => [event.kind, event]));
  const asked = {
    key: '',
    origin: 'interactive' as const,
    data: {},
    userId: person?.userId ?? null,
    actorUserId: null,
  };
  const asEvent = (kind: string): EventFacts => ({
    ...(byKind.get(kind) ?? asked),
    kind,
    client,
    case: file,
    caseClosed: false,
    receivedAt: now,
  });
  return new Map(kinds.map((kind) => [kind, asEvent(kind)]));
}

function triggerOf({
  triggerKind,
  triggerCaseType,
}: Pick<RuleFacts, 'triggerKind' | 'triggerCaseType'>): TracedTrigger {
  return { kind: triggerKind, caseType: triggerCaseType };
}

function nodeOf({ clientId }: StoredAssignment, chain: readonly ChainNode[]): ChainNode {
  return chain.find(({ id }) => id === clientId)!;
}

function depthOf({ clientId }: StoredAssignment, ids: readonly string[]): number {
  return ids.indexOf(clientId);
}

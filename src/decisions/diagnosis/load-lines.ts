import type { Principal } from '../../auth/principal.js';
import type { ReasonCode } from '../../common/reasons.js';
import { firstRow, rows } from '../../database/sql.js';
import type { Tx } from '../../database/tenancy.js';
import { whereOf } from '../../messages/message-conditions.js';
import { isIn } from '../../messages/states.js';
import type { DiagnosisInput } from './diagnosis-input.js';
import type { Facts, LineFacts, OtherLine, PersonFacts, TestFacts } from './facts.js';
import type { SubjectFacts } from './load-subject.js';
import type { Period } from './period.js';

const LINE = `
  m.id, m.number::float8 AS number, m.format, m.status, m.status_at AS "statusAt", m.due_at AS "dueAt", m.attempts, m.reason,
  m.reason_detail AS "reasonDetail", m.to_address AS "to", l.number::float8 AS "letterNumber", l.id AS "letterId",
  'letter' = ANY (t.formats) AS "hasLetterForm", c.external_id AS "clientExternalId", m.user_id AS "userId",
  m.type_code AS "typeCode"`;

const JOINS = `
  JOIN message_type t ON t.organisation_id = m.organisation_id AND t.code = m.type_code
  LEFT JOIN client c ON c.organisation_id = m.organisation_id AND c.id = m.client_id
  LEFT JOIN message l ON l.organisation_id = m.organisation_id AND l.id = m.letter_id AND l.status <> 'withdrawn'`;

const FOUND_LINE = `${LINE}, coalesce(u.name, c.name) AS name, d.rule_id AS "ruleId", d.id AS "decisionId"`;
const FOUND_JOINS = `${JOINS}
  LEFT JOIN user_account u ON u.organisation_id = m.organisation_id AND u.id = m.user_id`;

/** More lines than these nobody goes through; the newest are looked at. */
const MOST = 500;

/** One line by its id, of those the caller may see (L28). */
export async function loadLine(tx: Tx, principal: Principal, id: string): Promise<LineFacts | null> {
  const { sql, parameters } = whereOf(principal, {});
  const line = await firstRow<LineFacts>(
    tx,
    `SELECT ${LINE} FROM message m ${JOINS} WHERE ${sql} AND m.id = $${parameters.length + 1}`,
    [...parameters, id],
  );
  return line ?? null;
}

interface FoundLine extends LineFacts {
  name: string | null;
  ruleId: string | null;
  decisionId: string;
}

type Asked = Pick<DiagnosisInput, 'case' | 'client' | 'type'>;

/** Of one rule, of several, or of whatever made them. */
type OfRules = readonly string[] | null;

/**
 * What went out (1.2): for the case, else for the client in the period, else for whoever the rule or type reached in it;
 * only of the rule or type, where one is given. Where somebody named neither case nor client the person's own lines
 * count wherever they are about: a user may get mails about clients that are not his own (C05).
 */
export async function loadLines(
  tx: Tx,
  organisationId: string,
  subject: SubjectFacts,
  asked: Asked & Pick<DiagnosisInput, 'rule'>,
  period: Period,
): Promise<Facts['lines']> {
  const found = await findLines(
    tx,
    organisationId,
    subject,
    asked,
    asked.rule === undefined ? null : [asked.rule],
    period,
  );
  return sorted(found, subject.person);
}

/** The same of each of these rules, by its id; read at once. */
export async function loadLinesByRule(
  tx: Tx,
  organisationId: string,
  subject: SubjectFacts,
  asked: Asked,
  ruleIds: readonly string[],
  period: Period,
): Promise<ReadonlyMap<string, Facts['lines']>> {
  const found = await findLines(tx, organisationId, subject, asked, ruleIds, period);
  const ofRule = (id: string) => found.filter(({ ruleId }) => ruleId === id);
  return new Map(ruleIds.map((id) => [id, sorted(ofRule(id), subject.person)]));
}

async function findLines(
  tx: Tx,
  organisationId: string,
  subject: SubjectFacts,
  asked: Asked,
  rules: OfRules,
  period: Period,
): Promise<FoundLine[]> {
  const { person, client, file } = subject;
  const anywhere = asked.case === undefined && asked.client === undefined ? person?.userId : undefined;
  const found = [
    ...(file || client || rules
      ? await linesOfDecisions(tx, organisationId, subject, asked, rules, period)
      : await newestLines(tx, organisationId, 'type_code', asked.type, asked, rules, period)),
    ...(await newestLines(tx, organisationId, 'user_id', anywhere, asked, rules, period)),
  ];
  const each = new Map(found.map((line) => [line.id, line]));
  return [...each.values()].sort((one, other) => other.number - one.number);
}

async function linesOfDecisions(
  tx: Tx,
  organisationId: string,
  { client, file }: SubjectFacts,
  { type }: Asked,
  rules: OfRules,
  period: Period,
): Promise<FoundLine[]> {
  const parameters: unknown[] = [organisationId];
  const conditions: string[] = [];
  const add = (sql: string, value: unknown) => {
    parameters.push(value);
    conditions.push(`${sql} ($${parameters.length})`);
  };
  if (file) add('d.case_id =', file.id);
  else if (client) add('d.client_id =', client.id);
  // One rule is looked up as one: its newest decisions come from an index in their order.
  if (rules?.length === 1) add('d.rule_id =', rules[0]);
  else if (rules) add('d.rule_id = ANY', rules);
  else if (type !== undefined) add('d.type_code =', type);
  if (!file) add('d.decided_at >=', period.from);
  if (!file) add('d.decided_at <', period.to);
  return rows<FoundLine>(
    tx,
    `SELECT ${FOUND_LINE}
     FROM (SELECT d.organisation_id, d.id, d.rule_id FROM decision d
           WHERE d.organisation_id = $1 AND ${conditions.join(' AND ')} ORDER BY d.decided_at DESC LIMIT ${MOST}) d
     JOIN message m ON m.organisation_id = d.organisation_id AND m.decision_id = d.id ${FOUND_JOINS}
     WHERE m.organisation_id = $1`,
    parameters,
  );
}

/** Of the newest lines of a user or type those of the period, whatever they are about; none where none is named. */
async function newestLines(
  tx: Tx,
  organisationId: string,
  column: 'user_id' | 'type_code',
  value: string | null | undefined,
  { type }: Asked,
  rules: OfRules,
  { from, to }: Period,
): Promise<FoundLine[]> {
  if (value === null || value === undefined) return [];
  return rows<FoundLine>(
    tx,
    `SELECT ${FOUND_LINE}
     FROM (SELECT organisation_id, id FROM message WHERE organisation_id = $1 AND ${column} = $2
           ORDER BY number DESC LIMIT ${MOST}) newest
     JOIN message m ON m.organisation_id = newest.organisation_id AND m.id = newest.id
     JOIN decision d ON d.organisation_id = m.organisation_id AND d.id = m.decision_id ${FOUND_JOINS}
     WHERE m.organisation_id = $1 AND d.decided_at >= $3 AND d.decided_at < $4
       AND CASE WHEN $5::uuid[] IS NULL THEN $6::text IS NULL OR d.type_code = $6 ELSE d.rule_id = ANY ($5) END`,
    [organisationId, value, from, to, rules, type ?? null],
  );
}

/** The person's own line that says most; who else got something; and what went to the same address. */
function sorted(found: readonly FoundLine[], person: PersonFacts | null): Facts['lines'] {
  const isOwn = (line: FoundLine) =>
    line.reason !== 'NO_RECIPIENT' &&
    (person?.kind === 'client'
      ? line.userId === null && line.clientExternalId === person.id
      : line.userId !== null && line.userId === person?.userId);
  const own = found.filter(isOwn);
  const others = found.flatMap((line) => (isOwn(line) ? [] : asOther(line)));
  const reached = others.filter(({ status }) => isIn('bounceable', status) || isIn('underWay', status));
  const newest = new Map(reached.toReversed().map((line) => [line.name, line]));
  const address = person?.address && sameAddress(person.address);
  return {
    ofPerson: tellingOf(own),
    others: [...newest.values()].toReversed(),
    atSameAddress: others.find(({ to }) => to !== null && sameAddress(to) === address) ?? null,
  };
}

/**
 * The newest mail that left or failed says how things stand: an older one that arrived is no comfort. Of several for one
 * decision (L08) the one that was sent counts. Where there is none, the newest that waits or went on paper.
 */
function tellingOf(own: readonly FoundLine[]): FoundLine | null {
  const isMail = ({ format, status }: FoundLine) =>
    format === 'email' && (isIn('bounceable', status) || isIn('failed', status));
  const newest = own.find(isMail);
  if (!newest) return own[0] ?? null;
  const ofDecision = own.filter(({ decisionId }) => decisionId === newest.decisionId);
  return ofDecision.find(({ status }) => isIn('bounceable', status)) ?? newest;
}

/** A line to somebody else, by the name of whoever it is for; what nobody was left for is none. */
function asOther(line: FoundLine): (FoundLine & OtherLine)[] {
  const name = line.name ?? line.to;
  return name === null || line.reason === 'NO_RECIPIENT' ? [] : [{ ...line, name }];
}

/** As decisions compare addresses: whole, whatever the case (`chooseRecipients`). */
function sameAddress(address: string): string {
  return address.trim().toLowerCase();
}

/** What became of a test mail, by the key it was asked for under. */
export async function loadTest(tx: Tx, organisationId: string, key: string): Promise<TestFacts | null> {
  const test = await firstRow<TestFacts>(
    tx,
    `SELECT m.id, m.number::float8 AS number, m.to_address AS "to", m.status, m.reason
     FROM event e
     JOIN decision d ON d.organisation_id = e.organisation_id AND d.event_id = e.id
     JOIN message m ON m.organisation_id = d.organisation_id AND m.decision_id = d.id
     WHERE e.organisation_id = $1 AND e.key = $2 ORDER BY m.number LIMIT 1`,
    [organisationId, key],
  );
  return test ?? null;
}

/** As far back as our own mail server is judged by. */
const RECENT = 500;

/** Whether the last mail with this sender that went to our own mail server was refused there (E10). */
export async function loadRefusal(tx: Tx, organisationId: string, from: string): Promise<Facts['transportRefused']> {
  const last = await firstRow<{ status: string; code: ReasonCode }>(
    tx,
    `SELECT m.status, m.reason AS code
     FROM (SELECT status, status_at, reason, from_address FROM message WHERE organisation_id = $1
           ORDER BY number DESC LIMIT ${RECENT}) m
     WHERE m.from_address = $2
       AND (m.status = 'sent' OR (m.status = 'not_sent' AND m.reason IN ('MAIL_SETUP_INCORRECT', 'TRANSPORT_ERROR')))
     ORDER BY m.status_at DESC LIMIT 1`,
    [organisationId, from],
  );
  return last?.status === 'not_sent' ? { code: last.code } : null;
}

import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '../../auth/principal.js';
import { loadUsers } from '../../clients/people-loader.js';
import { userAt } from '../../clients/users/user-at.js';
import { CLOCK, type Clock } from '../../common/clock.js';
import { checkEmailAddress } from '../../common/email-address.js';
import { fieldProblem, type FieldProblem } from '../../common/field-problem.js';
import { isId, newId } from '../../common/ids.js';
import { firstRow } from '../../database/sql.js';
import type { Tx } from '../../database/tenancy.js';
import { RelayState } from '../../health/relay-state.js';
import { othersMissing } from '../../messages/domain-signs.js';
import { CaseBook } from '../../rules/case-book.js';
import { RuleBook, type RuleFacts } from '../../rules/rule-book.js';
import { EventHouse } from '../event-house.js';
import type { DiagnosisInput } from './diagnosis-input.js';
import type { Facts, LineFacts } from './facts.js';
import { judgeAudience, judgeRecipient } from './judge-recipients.js';
import { loadAftermath } from './load-aftermath.js';
import { loadBefore } from './load-before.js';
import { isActiveElsewhere, loadRouting, loadSender } from './load-house.js';
import { loadLine, loadLines, loadRefusal, loadTest } from './load-lines.js';
import { isMadeByRules, loadTooLate } from './load-requests.js';
import {
  judgeTrigger,
  loadChoices,
  loadEvent,
  loadHappened,
  loadRule,
  loadSwitchedOff,
  loadWays,
} from './load-rules.js';
import { loadSubject, type SubjectFacts } from './load-subject.js';
import { dayOf, periodOf } from './period.js';

export type FoundFacts =
  | { ok: true; facts: Facts; clientId: string | null }
  /** Names in the input that mean nothing here. */
  | { ok: false; errors: FieldProblem[] };

type RuleFindings = Pick<
  Facts,
  | 'happened'
  | 'choices'
  | 'switchedOff'
  | 'rule'
  | 'lines'
  | 'tooLate'
  | 'madeByRules'
  | 'ways'
  | 'trigger'
  | 'conditions'
  | 'recipient'
  | 'before'
  | 'audience'
>;

/** Reads all that the steps of a diagnosis look at, as it stands now. */
@Injectable()
export class DiagnosisFacts {
  constructor(
    private readonly rules: RuleBook,
    private readonly cases: CaseBook,
    private readonly relay: RelayState,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async load(tx: Tx, principal: Principal, input: DiagnosisInput): Promise<FoundFacts> {
    const { organisationId } = principal;
    const now = this.clock.now();
    const found = await loadSubject(tx, principal, this.cases, input);
    if (!found.ok) return found;
    const { subject } = found;
    const rule = await loadRule(tx, organisationId, this.rules, input.rule);
    const line =
      input.message !== undefined && isId(input.message) ? await loadLine(tx, principal, input.message) : null;
    const errors = [
      ...(input.rule !== undefined && !rule ? [fieldProblem('rule', 'NOT_FOUND')] : []),
      ...(await typeProblems(tx, organisationId, input)),
      ...(input.address !== undefined && !checkEmailAddress(input.address).ok
        ? [fieldProblem('address', 'BAD_VALUE', 'must be an e-mail address')]
        : []),
      ...(input.message !== undefined && !line ? [fieldProblem('message', 'NOT_FOUND')] : []),
    ];
    if (errors.length > 0) return { ok: false, errors };
    const byRule = await this.findings(tx, organisationId, input, subject, rule, now);
    const house = await loadSender(tx, organisationId, subject.client);
    const chosen = house.sender?.find((step) => step.chosen)?.value;
    const { person, client } = subject;
    const facts: Facts = {
      input,
      person,
      client,
      ...byRule,
      line,
      aftermath: await loadAftermath(tx, organisationId, line ?? byRule.lines.ofPerson),
      domain: await this.domain(tx, principal, subject, line ?? byRule.lines.ofPerson),
      selfTest: await testOf(tx, organisationId, input.tests?.self),
      clientTest: await testOf(tx, organisationId, input.tests?.client),
      ...house,
      relaySilence: (await this.relay.failureWithin(tx))?.reply ?? null,
      transportRefused: chosen ? await loadRefusal(tx, organisationId, chosen) : null,
      routing: input.type === undefined ? null : await loadRouting(tx, organisationId, input.type),
      activeElsewhere: input.address !== undefined && (await isActiveElsewhere(tx, organisationId, input.address)),
      userHere: (input.address !== undefined && (await userAt(tx, organisationId, input.address))) || null,
    };
    return { ok: true, facts, clientId: client?.id ?? (await clientOfLine(tx, organisationId, line)) };
  }

  private async findings(
    tx: Tx,
    organisationId: string,
    input: DiagnosisInput,
    subject: SubjectFacts,
    rule: RuleFacts | undefined,
    now: Date,
  ): Promise<RuleFindings> {
    const period = periodOf(input, now);
    const happened = await loadHappened(tx, organisationId, subject, input, period);
    const choices = await loadChoices(tx, organisationId, this.rules, happened, input.type);
    const general = {
      happened,
      choices,
      switchedOff: rule || choices.length > 0 ? [] : await loadSwitchedOff(tx, organisationId, happened, input.type),
      lines: await loadLines(tx, organisationId, subject, input, period),
      tooLate: await loadTooLate(tx, organisationId, subject, input, period),
      madeByRules: await isMadeByRules(tx, organisationId, input.type),
    };
    const noRule = { rule: null, ways: null, trigger: null, conditions: [], before: null };
    const asked = rule ?? (input.type === undefined ? undefined : aboutType(input.type, now));
    if (!asked) return { ...general, ...noRule, recipient: null, audience: null };

    const event = await loadEvent(tx, organisationId, asked.triggerKind, subject, now);
    const house = await EventHouse.load(tx, organisationId, this.rules, [event], [asked]);
    const source = house.snapshot(event, asked);
    const { client } = subject;
    const person = rule ? subject.person : asUser(subject.person);
    const [user = null] = await loadUsers(tx, organisationId, person?.userId ? [person.userId] : []);
    const ofRecipients = {
      recipient: person && judgeRecipient(asked.recipients, source, { person, user }, event.data, now),
      audience: client && judgeAudience(asked.recipients, source, event.data, now),
    };
    if (!rule) return { ...general, ...noRule, ...ofRecipients };
    const today = dayOf(input, now, house.house.organisation.zone);
    return {
      ...general,
      ...ofRecipients,
      rule: factsOf(rule),
      ways: await loadWays(tx, organisationId, rule, subject, today),
      trigger: judgeTrigger(rule, happened),
      // As they stand now, so that one that was put right is seen to hold; what was found then is told by `before`.
      conditions: house.judge(event, rule).decided.trace.conditions ?? [],
      before: await loadBefore(tx, organisationId, rule, subject, period),
    };
  }

  /** Of the address that the mail went to, else of the person's. */
  private async domain(
    tx: Tx,
    principal: Principal,
    { person, client }: SubjectFacts,
    line: LineFacts | null,
  ): Promise<Facts['domain']> {
    const name = (line?.to ?? person?.address)?.split('@').at(-1)?.trim().toLowerCase();
    if (!name) return null;
    const clientId = client?.id ?? (await clientOfLine(tx, principal.organisationId, line));
    return { name, othersMissing: await othersMissing(tx, principal, name, clientId) };
  }
}

/** Of a type all rules are meant, so a contact is asked about as the user who would get its mails. */
function asUser(person: SubjectFacts['person']): SubjectFacts['person'] {
  return person?.kind === 'contact' && person.userId ? { ...person, kind: 'user', id: person.userId } : person;
}

function factsOf({ id, name, typeCode, active, recipients }: RuleFacts): Facts['rule'] {
  return { id, name, typeCode, active, recipients };
}

/** Stands for all rules of a type where none is named: who of the client's users would get it (DP-C). */
function aboutType(typeCode: string, now: Date): RuleFacts {
  return {
    id: newId(),
    name: typeCode,
    typeCode,
    triggerKind: '',
    triggerCaseType: null,
    conditions: [],
    recipients: ['client-users'],
    delayDays: null,
    delayHour: null,
    active: true,
    scope: 'all',
    createdAt: now,
  };
}

/** Who gets the mails of a type is chosen only for those that go to staff (E18). */
async function typeProblems(tx: Tx, organisationId: string, { type, about }: DiagnosisInput): Promise<FieldProblem[]> {
  if (type === undefined) return [];
  const found = await firstRow<{ audience: string }>(
    tx,
    `SELECT audience FROM message_type WHERE organisation_id = $1 AND code = $2`,
    [organisationId, type],
  );
  if (!found) return [fieldProblem('type', 'UNKNOWN_TYPE')];
  const isForStaff = about !== 'staff' || found.audience === 'staff';
  return isForStaff ? [] : [fieldProblem('type', 'BAD_VALUE', 'must be a type whose mails go to staff')];
}

async function testOf(tx: Tx, organisationId: string, key: string | undefined): Promise<Facts['selfTest']> {
  return key === undefined ? null : loadTest(tx, organisationId, key);
}

async function clientOfLine(tx: Tx, organisationId: string, line: LineFacts | null): Promise<string | null> {
  if (!line || line.clientExternalId === null) return null;
  const client = await firstRow<{ id: string }>(
    tx,
    `SELECT id FROM client WHERE organisation_id = $1 AND external_id = $2`,
    [organisationId, line.clientExternalId],
  );
  return client?.id ?? null;
}

import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '../../auth/principal.js';
import { userAt } from '../../clients/users/user-at.js';
import { CLOCK, type Clock } from '../../common/clock.js';
import { checkEmailAddress } from '../../common/email-address.js';
import { fieldProblem, type FieldProblem } from '../../common/field-problem.js';
import { isId } from '../../common/ids.js';
import { firstRow } from '../../database/sql.js';
import type { Tx } from '../../database/tenancy.js';
import { RelayState } from '../../health/relay-state.js';
import { othersMissing } from '../../messages/domain-signs.js';
import { CaseBook } from '../../rules/case-book.js';
import { RuleBook, type RuleFacts } from '../../rules/rule-book.js';
import { isCurrent } from './current-address.js';
import type { DiagnosisInput } from './diagnosis-input.js';
import type { Facts, LineFacts } from './facts.js';
import { loadAftermath } from './load-aftermath.js';
import { loadFindings, loadTypeFindings, NO_RULE_FINDINGS, type About, type RuleFindings } from './load-findings.js';
import { isActiveElsewhere, loadRouting, loadSender } from './load-house.js';
import { loadLine, loadLines, loadLinesByRule, loadRefusal, loadTest } from './load-lines.js';
import { isMadeByRules, loadTooLate } from './load-requests.js';
import { loadChoices, loadHappened, loadRule, loadSwitchedOff } from './load-rules.js';
import { loadSubject, type SubjectFacts } from './load-subject.js';
import { periodOf } from './period.js';
import { MOST_SURVEYED, surveyRules } from './rule-survey.js';
import type { SurveyedRule } from './surveyed-rule.js';

export type FoundFacts =
  | { ok: true; facts: Facts; clientId: string | null }
  /** Names in the input that mean nothing here. */
  | { ok: false; errors: FieldProblem[] };

type GeneralFindings = Pick<
  Facts,
  'happened' | 'choices' | 'survey' | 'switchedOff' | 'lines' | 'tooLate' | 'madeByRules'
>;

/** All the others, as they are before a rule is looked at. */
type FactsOfHouse = Omit<Facts, keyof GeneralFindings>;

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
    const house = await loadSender(tx, organisationId, subject.client);
    const chosen = house.sender?.find((step) => step.chosen)?.value;
    const { person, client } = subject;
    const base: FactsOfHouse = {
      now,
      input,
      person,
      client,
      line,
      selfTest: await testOf(tx, organisationId, input.tests?.self),
      clientTest: await testOf(tx, organisationId, input.tests?.client),
      ...house,
      relaySilence: (await this.relay.failureWithin(tx))?.reply ?? null,
      transportRefused: chosen ? await loadRefusal(tx, organisationId, chosen) : null,
      routing: input.type === undefined ? null : await loadRouting(tx, organisationId, input.type),
      activeElsewhere: input.address !== undefined && (await isActiveElsewhere(tx, organisationId, input.address)),
      userHere: (input.address !== undefined && (await userAt(tx, organisationId, input.address))) || null,
      aftermath: null,
      domain: null,
      ...NO_RULE_FINDINGS,
    };
    const period = periodOf(input, now);
    const happened = await loadHappened(tx, organisationId, subject, input, period);
    const about = { input, subject, happened, period, now };
    const general = await this.general(tx, organisationId, base, about);
    const followed = line ?? general.lines.ofPerson;
    const aftermath = await loadAftermath(tx, organisationId, [followed]);
    const facts: Facts = {
      ...base,
      ...general,
      ...(await this.ofRule(tx, organisationId, about, rule)),
      aftermath: (followed && aftermath.get(followed.id)) ?? null,
      domain: await this.domain(tx, principal, subject, followed),
    };
    return { ok: true, facts, clientId: client?.id ?? (await clientOfLine(tx, organisationId, line)) };
  }

  /** Of the rule that was given, else of the type. */
  private async ofRule(
    tx: Tx,
    organisationId: string,
    about: About,
    rule: RuleFacts | undefined,
  ): Promise<RuleFindings> {
    const { type } = about.input;
    if (rule) return (await loadFindings(tx, organisationId, this.rules, about, [rule])).get(rule.id)!;
    return type === undefined ? NO_RULE_FINDINGS : loadTypeFindings(tx, organisationId, this.rules, about, type);
  }

  /** What the case, the client and the days say, whatever the rule; and of the rules to choose from what stops each. */
  private async general(tx: Tx, organisationId: string, base: FactsOfHouse, about: About): Promise<GeneralFindings> {
    const { input, subject, happened, period } = about;
    const fitting = await loadChoices(tx, organisationId, this.rules, happened, input.type);
    const named = input.rule !== undefined;
    const switchedOff =
      named || fitting.length > 0 ? [] : await loadSwitchedOff(tx, organisationId, happened, input.type);
    const general: GeneralFindings = {
      happened,
      choices: fitting.map(({ id, name }) => ({ id, name })),
      survey: [],
      switchedOff,
      lines: await loadLines(tx, organisationId, subject, input, period),
      tooLate: await loadTooLate(tx, organisationId, subject, input, period),
      madeByRules: await isMadeByRules(tx, organisationId, input.type),
    };
    if (named || !subject.person) return general;
    return { ...general, survey: await this.survey(tx, organisationId, { ...base, ...general }, about, fitting) };
  }

  /** 1.1: which rule was meant is asked; what stops each of those that fit is not. */
  private async survey(
    tx: Tx,
    organisationId: string,
    base: FactsOfHouse & GeneralFindings,
    about: About,
    fitting: readonly RuleFacts[],
  ): Promise<SurveyedRule[]> {
    const rules = fitting.slice(0, MOST_SURVEYED);
    if (rules.length === 0) return [];
    const ids = rules.map(({ id }) => id);
    const findings = await loadFindings(tx, organisationId, this.rules, about, rules);
    const lines = await loadLinesByRule(tx, organisationId, about.subject, about.input, ids, about.period);
    const own = ids.map((id) => lines.get(id)!.ofPerson);
    const aftermath = await loadAftermath(tx, organisationId, own);
    return surveyRules(
      ids.map((id): Facts => {
        const { ofPerson } = lines.get(id)!;
        return {
          ...base,
          ...findings.get(id)!,
          input: { ...about.input, rule: id },
          lines: lines.get(id)!,
          aftermath: (ofPerson && aftermath.get(ofPerson.id)) ?? null,
        };
      }),
    );
  }

  /** Of the address that the mail went to, unless the person has another one by now. */
  private async domain(
    tx: Tx,
    principal: Principal,
    { person, client }: SubjectFacts,
    line: LineFacts | null,
  ): Promise<Facts['domain']> {
    const went = line?.to && (!person || isCurrent(line.to, { person, client })) ? line.to : null;
    const name = (went ?? person?.address ?? line?.to)?.split('@').at(-1)?.trim().toLowerCase();
    if (!name) return null;
    const clientId = client?.id ?? (await clientOfLine(tx, principal.organisationId, line));
    return { name, othersMissing: await othersMissing(tx, principal, name, clientId) };
  }
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

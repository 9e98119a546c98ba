import { loadUsers } from '../../clients/people-loader.js';
import { newId } from '../../common/ids.js';
import type { Tx } from '../../database/tenancy.js';
import type { RuleBook, RuleFacts } from '../../rules/rule-book.js';
import { EventHouse } from '../event-house.js';
import type { TracedTrigger } from '../trace.js';
import type { DiagnosisInput } from './diagnosis-input.js';
import type { Facts } from './facts.js';
import { judgeAudience, judgeRecipient } from './judge-recipients.js';
import { loadBefore } from './load-before.js';
import { judgeTrigger, loadEvents, loadWays } from './load-rules.js';
import type { SubjectFacts } from './load-subject.js';
import { dayOf, type Period } from './period.js';
import { loadTypeRecipients } from './type-recipients.js';

/** What depends on the rule that is looked at. */
export type RuleFindings = Pick<
  Facts,
  'rule' | 'ways' | 'trigger' | 'conditions' | 'recipient' | 'before' | 'audience'
>;

/** What a search is about, as far as it was read. */
export interface About {
  input: DiagnosisInput;
  subject: SubjectFacts;
  happened: readonly TracedTrigger[];
  period: Period;
  now: Date;
}

/** Of a search for no rule. */
export const NO_RULE_FINDINGS: RuleFindings = {
  rule: null,
  ways: null,
  trigger: null,
  conditions: [],
  recipient: null,
  before: null,
  audience: null,
};

/**
 * What the steps look at of each of these rules: in as many statements for many as for one.
 *
 * @returns by id of the rule
 */
export async function loadFindings(
  tx: Tx,
  organisationId: string,
  book: RuleBook,
  about: About,
  rules: readonly RuleFacts[],
): Promise<ReadonlyMap<string, RuleFindings>> {
  const { input, subject, happened, period, now } = about;
  const judge = await loadJudge(tx, organisationId, book, about, rules);
  const today = dayOf(input, now, judge.zone);
  const ways = await loadWays(tx, organisationId, rules, subject, today);
  const before = await loadBefore(tx, organisationId, rules, subject, period);
  return new Map(
    rules.map((rule) => [
      rule.id,
      {
        ...judge.recipients(rule, subject.person),
        rule: factsOf(rule),
        ways: ways.get(rule.id)!,
        trigger: judgeTrigger(rule, happened),
        // As they stand now, so that one that was put right is seen to hold; what was found then is told by `before`.
        conditions: judge.conditions(rule),
        before: before.get(rule.id) ?? null,
      },
    ]),
  );
}

/** Who would get mails of a type, where no rule is named (DP-C). */
export async function loadTypeFindings(
  tx: Tx,
  organisationId: string,
  book: RuleBook,
  about: About,
  typeCode: string,
): Promise<RuleFindings> {
  const recipients = await loadTypeRecipients(tx, organisationId, typeCode);
  const asked = aboutType(typeCode, recipients, about.now);
  const judge = await loadJudge(tx, organisationId, book, about, [asked]);
  return { ...NO_RULE_FINDINGS, ...judge.recipients(asked, asUser(about.subject.person)) };
}

/** Decides as an event of today would be decided. */
async function loadJudge(
  tx: Tx,
  organisationId: string,
  book: RuleBook,
  { subject, now }: About,
  rules: readonly RuleFacts[],
) {
  const kinds = rules.map(({ triggerKind }) => triggerKind);
  const events = await loadEvents(tx, organisationId, kinds, subject, now);
  const house = await EventHouse.load(tx, organisationId, book, [...events.values()], rules);
  const { client, person: asked } = subject;
  const [user = null] = await loadUsers(tx, organisationId, asked?.userId ? [asked.userId] : []);
  return {
    zone: house.house.organisation.zone,
    conditions(rule: RuleFacts): Facts['conditions'] {
      return house.judge(events.get(rule.triggerKind)!, rule).decided.trace.conditions ?? [];
    },
    recipients(rule: RuleFacts, person: SubjectFacts['person']): Pick<RuleFindings, 'recipient' | 'audience'> {
      const event = events.get(rule.triggerKind)!;
      const source = house.snapshot(event, rule);
      return {
        recipient: person && judgeRecipient(rule.recipients, source, { person, user }, event.data, now),
        audience: client && judgeAudience(rule.recipients, source, event.data, now),
      };
    },
  };
}

/** Of a type all rules are meant, so a contact is asked about as the user who would get its mails. */
function asUser(person: SubjectFacts['person']): SubjectFacts['person'] {
  return person?.kind === 'contact' && person.userId ? { ...person, kind: 'user', id: person.userId } : person;
}

function factsOf({ id, name, typeCode, active, recipients }: RuleFacts): Facts['rule'] {
  return { id, name, typeCode, active, recipients };
}

/** Stands for whatever makes mails of a type, where no rule is named (DP-C). */
function aboutType(typeCode: string, recipients: string[], now: Date): RuleFacts {
  return {
    id: newId(),
    name: typeCode,
    typeCode,
    triggerKind: '',
    triggerCaseType: null,
    conditions: [],
    recipients,
    delayDays: null,
    delayHour: null,
    active: true,
    scope: 'all',
    createdAt: now,
  };
}

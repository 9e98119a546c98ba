import type { Condition, ConditionValue, Operator } from '../../rules/condition.js';
import { OPERATORS } from '../../rules/condition.js';
import { DATA_FIELDS } from '../../rules/fields.js';
import { RECIPIENT_KINDS, readSelector } from '../../rules/recipients.js';
import type { RuleContent } from '../../rules/rule-input.js';

/** A condition as three or four fields of the form. */
export interface ConditionRow {
  /** Name of a field, or the prefix of a family of data. */
  field: string;
  /** Behind a prefix: which data. */
  path: string;
  operator: Operator;
  /** Several values: separated by semicolons. */
  value: string;
}

/** A rule as its form has it: all that is typed is text, so that what was refused can be mended where it stands. */
export interface RuleForm {
  name: string;
  type: string;
  kind: string;
  caseType: string;
  delayDays: string;
  delayHour: string;
  conditions: ConditionRow[];
  /** Names of standard recipients that need nothing more. */
  ticked: string[];
  contactRoles: string;
  caseRoles: string;
  /** E-mail addresses of users, or their ids. */
  users: string;
  scope: 'all' | 'assigned';
  active: boolean;
}

/** The kinds of recipients with a tick box. */
export const TICKED_KINDS = RECIPIENT_KINDS.filter(
  ({ argument }) => argument === 'none' || argument === 'optional-word',
);

const MOST_CONDITIONS = 30;

export const emptyForm: RuleForm = {
  name: '',
  type: '',
  kind: '',
  caseType: '',
  delayDays: '',
  delayHour: '',
  conditions: [],
  ticked: [],
  contactRoles: '',
  caseRoles: '',
  users: '',
  scope: 'assigned',
  active: true,
};

/** @param emails of the users that the rule names, by id */
export function formOfRule(rule: RuleContent, emails: ReadonlyMap<string, string>): RuleForm {
  const argumentsOf = (name: string) =>
    rule.recipients.flatMap((text) => {
      const selector = readSelector(text);
      return selector?.kind.name === name && selector.argument !== null ? [selector.argument] : [];
    });
  return {
    name: rule.name,
    type: rule.type,
    kind: rule.trigger.kind,
    caseType: rule.trigger.caseType ?? '',
    delayDays: rule.delay === null ? '' : String(rule.delay.days),
    delayHour: rule.delay?.hour == null ? '' : String(rule.delay.hour),
    conditions: rule.conditions.map(rowOf),
    ticked: rule.recipients.filter((text) => TICKED_KINDS.some(({ name }) => name === text)),
    contactRoles: argumentsOf('contact').join('; '),
    caseRoles: argumentsOf('case-role').join('; '),
    users: argumentsOf('user')
      .map((id) => emails.get(id) ?? id)
      .join('; '),
    scope: rule.scope,
    active: rule.active,
  };
}

function rowOf({ field, operator, value }: Condition): ConditionRow {
  const family = DATA_FIELDS.find(({ prefix }) => field.startsWith(prefix));
  const values = value === null ? [] : [value].flat();
  return {
    field: family?.prefix ?? field,
    path: family ? field.slice(family.prefix.length) : '',
    operator,
    value: values.join('; '),
  };
}

/** What was sent, whatever it is: what can't be understood counts as not filled in. */
export function readForm(body: Record<string, unknown>): RuleForm {
  const text = (name: string) => (typeof body[name] === 'string' ? body[name].trim() : '');
  const rows = Array.from({ length: MOST_CONDITIONS + 1 }, (_, i): ConditionRow => {
    const operator = text(`condition-${i}-operator`);
    return {
      field: text(`condition-${i}-field`),
      path: text(`condition-${i}-path`),
      operator: OPERATORS.find((one) => one === operator) ?? 'equals',
      value: text(`condition-${i}-value`),
    };
  });
  const ticked = [body['recipients']].flat();
  return {
    name: text('name'),
    type: text('type'),
    kind: text('kind'),
    caseType: text('caseType'),
    delayDays: text('delayDays'),
    delayHour: text('delayHour'),
    conditions: rows.filter(({ field, path, value }) => field || path || value),
    ticked: TICKED_KINDS.map(({ name }) => name).filter((name) => ticked.includes(name)),
    contactRoles: text('contactRoles'),
    caseRoles: text('caseRoles'),
    users: text('users'),
    scope: body['scope'] === 'all' ? 'all' : 'assigned',
    active: body['active'] === '1',
  };
}

/** The words of a field that takes several. */
export function severalOf(text: string): string[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean);
}

/**
 * The rule as the API would have it, of the right shape but not judged yet.
 *
 * @param ids of users, by what stands in `users`; an address that is missing here stays as it is, and is refused
 * @param before the recipients as they were: their order says who stays of two who are the same, so it is kept
 */
export function contentOf(
  form: RuleForm,
  ids: ReadonlyMap<string, string>,
  before: readonly string[] = [],
): RuleContent {
  const recipients = [
    ...form.ticked,
    ...severalOf(form.contactRoles).map((role) => `contact:${role}`),
    ...severalOf(form.caseRoles).map((role) => `case-role:${role}`),
    ...severalOf(form.users).map((user) => `user:${ids.get(user.toLowerCase()) ?? user}`),
  ];
  return {
    name: form.name,
    type: form.type,
    trigger: { kind: form.kind, caseType: form.caseType || null },
    conditions: form.conditions.map(conditionOf),
    recipients: [
      ...before.filter((one) => recipients.includes(one)),
      ...recipients.filter((one) => !before.includes(one)),
    ],
    delay:
      form.delayDays === '' && form.delayHour === ''
        ? null
        : { days: wholeNumber(form.delayDays), hour: form.delayHour === '' ? null : wholeNumber(form.delayHour) },
    active: form.active,
    scope: form.scope,
  };
}

/** What a row does not ask for is out of sight, and left out whatever stands in it: the name of what is no data. */
function conditionOf({ field, path, operator, value }: ConditionRow): Condition {
  const named = field === '' || DATA_FIELDS.some(({ prefix }) => prefix === field);
  return { field: named ? `${field}${path}` : field, operator, value: valueOf(operator, value) };
}

function valueOf(operator: Operator, value: string): ConditionValue {
  if (operator === 'one-of' || operator === 'none-of') return severalOf(value);
  return operator === 'present' || operator === 'absent' ? null : value;
}

function wholeNumber(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}

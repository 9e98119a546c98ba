import type { FieldProblem } from '../../common/field-problem.js';
import type { Language } from '../../common/language.js';
import { reasonSentence } from '../../common/reasons.js';
import { findField, OPERATORS_OF } from '../../rules/fields.js';
import type { FieldError } from '../components/form.js';
import type { Texts } from '../i18n/texts.js';
import type { ConditionRow, RuleForm } from './rule-form.js';

/** What is wrong with a rule, in words for its author, each beside the control that it is about. */
export function ruleErrors(
  problems: readonly FieldProblem[],
  form: RuleForm,
  /** As they were judged: a problem names one by its place among these. */
  recipients: readonly string[],
  language: Language,
  t: Texts['rules'],
): FieldError[] {
  return problems.map(({ field, code }): FieldError => {
    const [, at, part] = /^conditions\[(\d+)\]\.(\w+)/.exec(field) ?? [];
    if (part) return conditionError(Number(at), part, form.conditions[Number(at)]!, t);
    const recipient = /^recipients\[(\d+)\]/.exec(field)?.[1];
    if (recipient) return recipientError(recipients[Number(recipient)] ?? '', t);
    const plain: Record<string, FieldError> = {
      type: { field: 'type', text: t.wrong.type },
      'trigger.kind': { field: 'kind', text: t.wrong.kind },
      'trigger.caseType': { field: 'caseType', text: t.wrong.caseType },
      'delay.days': { field: 'delayDays', text: form.delayDays === '' ? t.wrong.delayHour : t.wrong.delayDays },
      'delay.hour': { field: 'delayHour', text: t.wrong.delayHour },
      conditions: { field: 'condition-0-field', text: t.wrong.tooMany },
      recipients: { field: 'recipient-client', text: t.wrong.tooMany },
    };
    const name = { field: 'name', text: code === 'BAD_VALUE' ? t.wrong.name : `${reasonSentence(code, language)}.` };
    return plain[field] ?? name;
  });
}

function conditionError(at: number, part: string, row: ConditionRow, t: Texts['rules']): FieldError {
  const n = at + 1;
  const field = findField(`${row.field}${row.path}`);
  if (part === 'field' || !field) {
    return { field: `condition-${at}-field`, text: t.wrong.conditionField(n) };
  }
  if (part === 'operator') {
    const fitting = OPERATORS_OF[field.kind].map((operator) => `“${t.operators[operator]}”`).join(', ');
    return { field: `condition-${at}-operator`, text: t.wrong.conditionOperator(n, fitting) };
  }
  return { field: `condition-${at}-value`, text: valueWords(n, row, field, t) };
}

function valueWords(
  n: number,
  { operator }: ConditionRow,
  field: NonNullable<ReturnType<typeof findField>>,
  t: Texts['rules'],
): string {
  const words = t.wrong.conditionValue;
  if (operator === 'present' || operator === 'absent') return words.none(n);
  if (['less', 'at-most', 'more', 'at-least'].includes(operator) || field.kind === 'number') return words.number(n);
  if (['before', 'on-or-before', 'after', 'on-or-after'].includes(operator) || field.kind === 'date') {
    return words.date(n);
  }
  if (field.choices) return words.choices(n, field.choices.join(', '));
  if (field.kind === 'boolean') return words.choices(n, 'true, false');
  return operator === 'one-of' || operator === 'none-of' ? words.list(n) : words.text(n);
}

function recipientError(recipient: string, t: Texts['rules']): FieldError {
  if (recipient.startsWith('user:')) return { field: 'users', text: t.wrong.user(recipient.slice('user:'.length)) };
  const field = recipient.startsWith('case-role:') ? 'caseRoles' : 'contactRoles';
  return { field, text: t.wrong.role };
}

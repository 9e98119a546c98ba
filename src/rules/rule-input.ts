import { z } from 'zod';
import { withoutExtraFields } from '../common/extra-fields.js';
import { fieldProblem, type FieldProblem } from '../common/field-problem.js';
import { checkCondition } from './check-condition.js';
import { OPERATORS, type Condition } from './condition.js';
import { readSelector, SELECTOR_FORMS } from './recipients.js';

const name = z.string().trim().min(1, 'must not be empty').max(200, 'must have at most 200 characters');
const word = z.string().trim().min(1, 'must not be empty').max(100, 'must have at most 100 characters');

const scalar = z.union([z.string().max(500), z.number()]);

const condition = z.strictObject({
  field: z.string().min(1).max(200),
  operator: z.enum(OPERATORS),
  /** Left out with `present` and `absent`. */
  value: z
    .union([scalar, z.boolean(), z.array(scalar).max(100)])
    .nullable()
    .default(null),
});

const fields = {
  name,
  type: z.string().min(1).max(20),
  trigger: z.strictObject({ kind: word, caseType: word.nullable().default(null) }),
  conditions: z.array(condition).max(30),
  recipients: z.array(z.string().min(1).max(200)).max(30),
  delay: z
    .strictObject({ days: z.int().min(0).max(3650), hour: z.int().min(0).max(23).nullable().default(null) })
    .nullable(),
  active: z.boolean(),
  scope: z.enum(['all', 'assigned'] as const),
};

/** Body of `POST /rules`. */
export const newRule = z.preprocess(
  withoutExtraFields,
  z.strictObject({
    ...fields,
    conditions: fields.conditions.default([]),
    recipients: fields.recipients.default([]),
    delay: fields.delay.default(null),
    active: fields.active.default(true),
    scope: fields.scope.default('assigned'),
  }),
);

/** Body of `PATCH /rules/{id}`: what is left out stays. */
export const ruleChange = z.preprocess(
  withoutExtraFields,
  z.strictObject({
    /** Of the rule as the caller saw it. */
    revision: z.int(),
    ...z.object(fields).partial().shape,
  }),
);

/** What of a rule its author decides. */
export type RuleContent = z.output<typeof newRule>;
export type RuleChange = z.output<typeof ruleChange>;

/** What is wrong with conditions and recipients, each with its remedy; empty where nothing is. */
export function contentProblems({
  conditions,
  recipients,
}: Pick<RuleContent, 'conditions' | 'recipients'>): FieldProblem[] {
  return [
    ...conditions.flatMap((one, i) => conditionProblems(one, `conditions[${i}]`)),
    ...recipients.flatMap((selector, i) =>
      readSelector(selector) ? [] : [fieldProblem(`recipients[${i}]`, 'BAD_VALUE', `must be one of ${SELECTOR_FORMS}`)],
    ),
  ];
}

function conditionProblems(one: Condition, path: string): FieldProblem[] {
  const fault = checkCondition(one);
  return fault ? [fieldProblem(`${path}.${fault.part}`, 'BAD_VALUE', fault.remedy)] : [];
}

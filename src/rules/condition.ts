/** How a condition compares. Which ones a field offers depends on its kind (see `fields.ts`). */
export const OPERATORS = [
  'equals',
  'not-equals',
  'contains',
  'starts-with',
  'less',
  'at-most',
  'more',
  'at-least',
  'before',
  'on-or-before',
  'after',
  'on-or-after',
  'one-of',
  'none-of',
  'present',
  'absent',
] as const;
export type Operator = (typeof OPERATORS)[number];

/** What a condition compares with: one value, several for a list, none for `present` and `absent`. */
export type ConditionValue = string | number | boolean | (string | number)[] | null;

/** One thing that must hold before a rule's mail is made (A35). All of a rule's conditions must. */
export interface Condition {
  /** A name of the registry, such as `case.data.frequency` or `client.kind`. */
  field: string;
  operator: Operator;
  value: ConditionValue;
}

import type { Condition } from '../../rules/condition.js';
import { findField } from '../../rules/fields.js';
import type { View } from '../view.js';

/** A condition in words: "Case: soort is verzuim". Data of the caller's own goes by its own name. */
export function conditionText({ field, operator, value }: Condition, view: View): string {
  const known = findField(field);
  const name = known && known.kind !== 'any' ? known.label[view.language] : field.replace(/^(case|event)\.data\./, '');
  return [name, view.t.rules.operators[operator], valueText(value)].filter(Boolean).join(' ');
}

/** A value as it was found or expected; nothing where there is none. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

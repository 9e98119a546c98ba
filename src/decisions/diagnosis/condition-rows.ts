import type { TracedCondition } from '../trace.js';
import type { StepRow } from './step.js';

/** Each condition of a rule with what was found, for whoever words it. */
export function conditionRows(conditions: readonly TracedCondition[]): StepRow[] {
  return conditions.map(({ field, operator, value, actual, ok }) => ({
    name: `${field} ${operator} ${show(value)}`.trim(),
    value: show(actual),
    verdict: ok ? 'pass' : 'fail',
    condition: { field, operator, value },
  }));
}

/** Those that failed once, told as something that was seen: today they may hold. */
export function failedConditions(conditions: readonly TracedCondition[]): StepRow[] {
  return conditionRows(conditions.filter(({ ok }) => !ok)).map((row) => ({ ...row, verdict: 'info' }));
}

function show(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value)) return value.map(show).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

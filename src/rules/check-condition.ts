import type { Condition, ConditionValue } from './condition.js';
import { namesDay } from './days.js';
import { readNumber } from './evaluate.js';
import { DATA_FIELDS, FIELDS, findField, OPERATORS_OF, type Field } from './fields.js';

/** What is wrong with a condition, and what would be right. */
export interface ConditionFault {
  part: 'field' | 'operator' | 'value';
  remedy: string;
}

const DAY_EXPECTED = 'must be a day as 2026-11-22, or today, today+7, today-30';

/** Finds what is wrong with a condition that somebody writes; null where nothing is. */
export function checkCondition({ field: name, operator, value }: Condition): ConditionFault | null {
  const field = findField(name);
  if (!field) {
    const known = [...FIELDS.map((one) => one.name), ...DATA_FIELDS.map(({ prefix }) => `${prefix}…`)];
    return { part: 'field', remedy: `must be one of ${known.join(', ')}` };
  }
  const operators = OPERATORS_OF[field.kind];
  if (!operators.includes(operator)) {
    return { part: 'operator', remedy: `must be one of ${operators.join(', ')} for ${field.name}` };
  }
  const remedy = valueRemedy(field, operator, value);
  return remedy === null ? null : { part: 'value', remedy };
}

function valueRemedy(field: Field, operator: Condition['operator'], value: ConditionValue): string | null {
  switch (operator) {
    case 'present':
    case 'absent':
      return value === null ? null : `must be left out with ${operator}`;
    case 'less':
    case 'at-most':
    case 'more':
    case 'at-least':
      return readNumber(value) === null ? 'must be a number' : null;
    case 'before':
    case 'on-or-before':
    case 'after':
    case 'on-or-after':
      return isWrittenDay(value) ? null : DAY_EXPECTED;
    case 'one-of':
    case 'none-of':
      if (!Array.isArray(value) || value.length === 0) return 'must be a list of at least one value';
      return value.map((one) => scalarRemedy(field, one)).find((remedy) => remedy !== null) ?? null;
    default:
      return scalarRemedy(field, value);
  }
}

/** Of a value that the field is to have, be part of it, or begin with. */
function scalarRemedy(field: Field, value: ConditionValue): string | null {
  if (value === null || Array.isArray(value) || (typeof value === 'string' && value.trim() === '')) {
    return 'must be one value, not empty';
  }
  if (field.choices && !field.choices.includes(String(value))) return `must be one of ${field.choices.join(', ')}`;
  if (field.kind === 'number' && readNumber(value) === null) return 'must be a number';
  if (field.kind === 'date' && !isWrittenDay(value)) return DAY_EXPECTED;
  if (field.kind === 'boolean' && !['true', 'false'].includes(String(value))) return 'must be true or false';
  return null;
}

function isWrittenDay(value: ConditionValue): boolean {
  return typeof value === 'string' && namesDay(value);
}

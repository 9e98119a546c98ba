import type { Condition, Operator } from './condition.js';
import { readDay } from './days.js';
import type { Facts, Today } from './facts.js';
import { findField, type FieldKind } from './fields.js';

/** A condition with what was found, as the trace keeps it. */
export interface EvaluatedCondition extends Condition {
  /** Cut to what a reader needs; null: nothing was there. */
  actual: unknown;
  ok: boolean;
}

/**
 * Whether a condition holds (A35), with what was found. Never throws: data is whatever callers send.
 *
 * Where nothing is found only `absent` holds; an unknown field is nothing. The kind of the field tells how both are
 * compared: text without regard to case and outer white space, also where a number is typed; numbers by what they are
 * worth, however they are written; days as the organisation's zone tells them. Of data of the caller's own each value
 * tells itself what it is: a number, what reads as a number on both sides, a day, or text.
 */
export function evaluate(condition: Condition, facts: Facts, today: Today): EvaluatedCondition {
  const field = findField(condition.field);
  const actual = field?.read(facts);
  const ok = isMissing(actual)
    ? condition.operator === 'absent'
    : compares(condition.operator, { actual, expected: condition.value, kind: field?.kind ?? 'any', today });
  const { field: name, operator, value } = condition;
  return { field: name, operator, value, actual: isMissing(actual) ? null : shown(actual), ok };
}

/** What was found, and what it is compared with. */
export interface Comparison {
  actual: unknown;
  expected: unknown;
  /** Of the field. */
  kind: FieldKind;
  today: Today;
}

const OPERATIONS: Readonly<Record<Operator, (both: Comparison) => boolean>> = {
  present: () => true,
  absent: () => false,
  equals: equal,
  'not-equals': (both) => !equal(both),
  contains: (both) =>
    Array.isArray(both.actual)
      ? both.actual.some((member) => equal({ ...both, actual: member }))
      : textual(both, (actual, expected) => actual.includes(expected)),
  'starts-with': (both) => textual(both, (actual, expected) => actual.startsWith(expected)),
  'one-of': anyOf,
  'none-of': (both) => !anyOf(both),
  less: (both) => numeric(both, (actual, expected) => actual < expected),
  'at-most': (both) => numeric(both, (actual, expected) => actual <= expected),
  more: (both) => numeric(both, (actual, expected) => actual > expected),
  'at-least': (both) => numeric(both, (actual, expected) => actual >= expected),
  before: (both) => daily(both, (actual, expected) => actual < expected),
  'on-or-before': (both) => daily(both, (actual, expected) => actual <= expected),
  after: (both) => daily(both, (actual, expected) => actual > expected),
  'on-or-after': (both) => daily(both, (actual, expected) => actual >= expected),
};

/** Whether the operator holds between two values that are there. */
export function compares(operator: Operator, both: Comparison): boolean {
  return OPERATIONS[operator]?.(both) ?? false;
}

/** Nothing is there: absent, null, blank text or an empty list. */
function isMissing(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

function equal(both: Comparison): boolean {
  const alike = textual(both, (a, b) => a === b);
  switch (both.kind) {
    case 'number':
      return alike || numeric(both, (a, b) => a === b);
    case 'date':
      return alike || daily(both, (a, b) => a === b);
    case 'any':
      return alike || (areNumbers(both) && numeric(both, (a, b) => a === b)) || daily(both, (a, b) => a === b);
    default:
      return alike;
  }
}

/** A number as a system or a person writes one: not 007 or +32, which are names made of digits. */
const WRITTEN_NUMBER = /^\s*-?(0|[1-9]\d*)([.,]\d+)?\s*$/;
/** The longest that JavaScript tells apart from each other; card numbers may have more. */
const TOLD_APART = 15;

/** Whether data and what is expected of it are both numbers: one of them is one, or both are written as such. */
function areNumbers({ actual, expected }: Comparison): boolean {
  if (typeof actual === 'number' || typeof expected === 'number') return true;
  return [actual, expected].every(
    (text) => typeof text === 'string' && WRITTEN_NUMBER.test(text) && text.replace(/\D/g, '').length <= TOLD_APART,
  );
}

/** One of the expected values; of a list, one of its members. */
function anyOf(both: Comparison): boolean {
  const expected = Array.isArray(both.expected) ? (both.expected as unknown[]) : [both.expected];
  const actual = Array.isArray(both.actual) ? (both.actual as unknown[]) : [both.actual];
  return actual.some((one) => expected.some((other) => equal({ ...both, actual: one, expected: other })));
}

function textual({ actual, expected }: Comparison, compare: (actual: string, expected: string) => boolean): boolean {
  const [a, b] = [readText(actual), readText(expected)];
  return a !== null && b !== null && compare(a, b);
}

function numeric({ actual, expected }: Comparison, compare: (actual: number, expected: number) => boolean): boolean {
  const [a, b] = [readNumber(actual), readNumber(expected)];
  return a !== null && b !== null && compare(a, b);
}

function daily(
  { actual, expected, today }: Comparison,
  compare: (actual: string, expected: string) => boolean,
): boolean {
  const [a, b] = [readDay(actual, today), readDay(expected, today)];
  return a !== null && b !== null && compare(a, b);
}

function readText(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value.normalize().trim().toLowerCase() : null;
}

/** Numbers as text too, with a decimal point or comma. */
export function readNumber(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^\s*[+-]?\d+([.,]\d+)?\s*$/.test(value)) return null;
  return Number(value.replace(',', '.'));
}

/** A trace is to stay small (design §6): what somebody sent as data has no end. */
const SHOWN_CHARACTERS = 100;
const SHOWN_MEMBERS = 5;

function shown(value: unknown): unknown {
  if (typeof value === 'string') return cut(value);
  if (Array.isArray(value)) return value.slice(0, SHOWN_MEMBERS).map(shown);
  if (value !== null && typeof value === 'object') return cut(JSON.stringify(value));
  return value;
}

function cut(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS - 1).toWellFormed()}…` : text;
}

import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Condition, ConditionValue, Operator } from '../../../src/rules/condition.js';
import { checkCondition } from '../../../src/rules/check-condition.js';
import { evaluate } from '../../../src/rules/evaluate.js';
import { contentOf, formOfRule, readForm } from '../../../src/web/rules/rule-form.js';

const today = { now: new Date('2026-11-22T09:00:00Z'), zone: 'Europe/Brussels' };
const holds = (condition: Condition, pages: unknown) => {
  const happened = { kind: 'x', origin: 'integration' as const, data: { pages } };
  return evaluate(condition, { event: happened, case: null, client: null }, today).ok;
};

/** A condition on `event.data.pages` as somebody types it on the page of a rule. */
function typed(operator: Operator, value: string): Condition {
  const sent = {
    'condition-0-field': 'event.data.',
    'condition-0-path': 'pages',
    'condition-0-operator': operator,
    'condition-0-value': value,
  };
  const [condition] = contentOf(readForm(sent), new Map()).conditions;
  return condition!;
}

const ORDERING: readonly Operator[] = ['less', 'at-most', 'more', 'at-least'];
const EQUALITY: readonly Operator[] = ['equals', 'not-equals'];
const figure = fc.integer({ min: -2_000, max: 2_000 }).map((n) => n / 100);
const written = (n: number, comma: boolean) => (comma ? String(n).replace('.', ',') : String(n));

describe('A35 a number that is typed on the page of a rule', () => {
  it('compares as the number does, written with a point or a comma, whether data comes as a number or as text', () => {
    fc.assert(
      fc.property(
        figure,
        figure,
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom(...ORDERING, ...EQUALITY),
        (value, found, comma, asText, operator) => {
          const condition = typed(operator, written(value, comma));
          expect(checkCondition(condition)).toBeNull();
          const asNumber = { ...condition, value };
          const actual = asText ? String(found) : found;
          expect(holds(condition, actual)).toBe(holds(asNumber, actual));
        },
      ),
    );
  });

  it.each<[Operator, string, unknown, boolean]>([
    ['more', '9', 10, true],
    ['more', '9', '10', true],
    ['less', '10', '9', true],
    ['equals', '7', 7, true],
    ['equals', '7,5', 7.5, true],
    ['equals', '7', '7', true],
    ['equals', '7', '7.0', true],
    ['equals', '7.0', 7, true],
    ['not-equals', '7,0', '7', false],
    ['one-of', '7.0; 12', '7', true],
    ['equals', '22-11-2026', '2026-11-22', true],
    ['before', '22/11/2026', '2026-11-21', true],
    // A card number 007 is not 7.
    ['equals', '007', '7', false],
    ['one-of', '7; 12', 12, true],
    ['none-of', '7; 12', 12, false],
    ['contains', '12', [7, 12], true],
  ])('%s %s finds %j: %s', (operator, value, found, ok) => {
    expect(holds(typed(operator, value), found)).toBe(ok);
  });

  it('is refused where it is no number', () => {
    expect(checkCondition(typed('more', 'veel'))).toMatchObject({ part: 'value' });
  });

  it('leaves out what the row does not ask for and so does not show (A35)', () => {
    const row = { 'condition-0-field': 'client.kind', 'condition-0-path': 'dagen', 'condition-0-value': '3' };
    const content = contentOf(readForm({ ...row, 'condition-0-operator': 'present' }), new Map());
    expect(content.conditions).toEqual([{ field: 'client.kind', operator: 'present', value: null }]);
  });

  it('stands in the form again as it was typed, or as a system wrote it', () => {
    const rule = contentOf(readForm({ name: 'Pagina’s', scope: 'all' }), new Map());
    const shown = (value: ConditionValue) => {
      const conditions = [{ field: 'event.data.pages', operator: 'more' as const, value }];
      return formOfRule({ ...rule, conditions }, new Map()).conditions;
    };
    const row = { field: 'event.data.', path: 'pages', operator: 'more' };
    expect(shown('7,5')).toEqual([{ ...row, value: '7,5' }]);
    expect(shown(7)).toEqual([{ ...row, value: '7' }]);
    expect(shown([7, 12])).toEqual([{ ...row, value: '7; 12' }]);
  });
});

import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { checkCondition } from '../../../src/rules/check-condition.js';
import { OPERATORS, type Condition, type ConditionValue, type Operator } from '../../../src/rules/condition.js';
import { compares, evaluate } from '../../../src/rules/evaluate.js';
import type { Facts, Today } from '../../../src/rules/facts.js';
import { FIELDS, findField, OPERATORS_OF, type FieldKind } from '../../../src/rules/fields.js';

/** Half past eleven at night in Brussels: another day than in UTC after half an hour. */
const today: Today = { now: new Date('2026-11-22T22:30:00Z'), zone: 'Europe/Brussels' };

const facts: Facts = {
  event: {
    kind: 'case.opened',
    origin: 'integration',
    data: {
      amount: 12.5,
      count: '7',
      urgent: true,
      note: '  ',
      none: [],
      due: '2026-11-23T23:30:00Z',
      items: [{ title: 'Kaas', pages: 180 }, { title: 'Tirza' }],
    },
  },
  case: { type: 'ziekteverzuim', startDate: '2026-11-20', data: { frequency: 3, manager: { name: 'An' } } },
  client: {
    externalId: 'E-1',
    kind: 'employment',
    name: 'Jan Smit',
    language: 'nl',
    branch: null,
    group: 'Grote klanten',
    confirmation: 'sms',
    birthDate: '1984-03-12',
    flags: ['moved'],
    emails: [],
  },
};

const ask = (field: string, operator: Operator, value: ConditionValue = null) =>
  evaluate({ field, operator, value }, facts, today);

describe('A35 a condition', () => {
  it.each<[field: string, operator: Operator, value: ConditionValue, actual: unknown, ok: boolean]>([
    ['event.kind', 'equals', 'case.opened', 'case.opened', true],
    ['case.type', 'equals', ' Ziekteverzuim ', 'ziekteverzuim', true],
    ['case.type', 'not-equals', 'zwangerschap', 'ziekteverzuim', true],
    ['client.name', 'contains', 'SMIT', 'Jan Smit', true],
    ['client.name', 'starts-with', 'Smit', 'Jan Smit', false],
    ['client.kind', 'one-of', ['employer', 'employment'], 'employment', true],
    ['client.kind', 'none-of', ['employer', 'employment'], 'employment', false],
    ['client.flags', 'contains', 'moved', ['moved'], true],
    ['client.flags', 'none-of', ['deceased'], ['moved'], true],
    ['client.group', 'present', null, 'Grote klanten', true],
    ['client.branch', 'absent', null, null, true],
    ['client.emails', 'absent', null, null, true],
    ['case.data.frequency', 'at-least', 3, 3, true],
    ['case.data.frequency', 'more', '2,5', 3, true],
    ['case.data.frequency', 'less', 3, 3, false],
    ['case.data.manager.name', 'equals', 'an', 'An', true],
    ['event.data.count', 'equals', 7, '7', true],
    ['event.data.count', 'at-most', 6.9, '7', false],
    ['event.data.amount', 'equals', '12.50', 12.5, true],
    ['event.data.urgent', 'equals', true, true, true],
    ['event.data.items[0].title', 'equals', 'Kaas', 'Kaas', true],
    ['event.data.items.1.title', 'equals', 'Tirza', 'Tirza', true],
    ['event.data.items.title', 'contains', 'tirza', ['Kaas', 'Tirza'], true],
    ['event.data.items.pages', 'one-of', [180], [180], true],
  ])('%s %s %j finds %j: %s', (field, operator, value, actual, ok) => {
    expect(ask(field, operator, value)).toEqual({ field, operator, value, actual, ok });
  });

  it.each<[Operator, ConditionValue, boolean]>([
    ['before', '2026-11-21', true],
    ['on-or-before', '2026-11-20', true],
    ['after', '2026-11-20', false],
    ['on-or-after', 'today-2', true],
    ['equals', 'today-2', true],
    ['before', 'today', true],
    ['after', 'TODAY - 3', true],
    ['on-or-after', 'today+7', false],
    ['before', 'someday', false],
  ])('A35 the first day, 20 November, is %s %s: %s', (operator, value, ok) => {
    expect(ask('case.startDate', operator, value).ok).toBe(ok);
  });

  it('A35 a moment is told as the organisation’s zone tells its day', () => {
    expect(ask('event.data.due', 'equals', 'today+2').ok).toBe(true);
    expect(
      evaluate({ field: 'event.data.due', operator: 'equals', value: 'today+1' }, facts, { ...today, zone: 'UTC' }).ok,
    ).toBe(true);
  });

  it('A35 shows no more of what was sent than a reader needs', () => {
    const data = {
      long: 'x'.repeat(5_000),
      many: Array.from({ length: 900 }, (_, i) => i),
      deep: { a: 'y'.repeat(900) },
    };
    const big: Facts = { ...facts, event: { ...facts.event, data } };
    for (const name of Object.keys(data)) {
      const told = evaluate({ field: `event.data.${name}`, operator: 'present', value: null }, big, today);
      expect([told.ok, JSON.stringify(told).length < 250]).toEqual([true, true]);
    }
  });

  it('A35 of nothing, only that it is absent holds', () => {
    const nowhere = [
      'event.data.note',
      'event.data.none',
      'event.data.x.y[3]',
      'event.data.constructor',
      'client.branch',
      'no.such.field',
    ];
    for (const field of nowhere) {
      const held = OPERATORS.filter((operator) => ask(field, operator, 'x').ok);
      expect([field, held]).toEqual([field, ['absent']]);
    }
    expect(
      evaluate({ field: 'case.type', operator: 'not-equals', value: 'x' }, { ...facts, case: null }, today),
    ).toMatchObject({
      actual: null,
      ok: false,
    });
  });

  it('never throws, whatever stands in the data and whatever is asked of it', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.oneof(fc.string(), fc.constantFrom('event.data.a', 'event.data.0', ...FIELDS.map(({ name }) => name))),
        fc.constantFrom(...OPERATORS),
        fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.array(fc.string()), fc.constant(null)),
        (data, field, operator, value) => {
          const asked = { ...facts, event: { ...facts.event, data: { ...data, a: data } } };
          const told = evaluate({ field, operator, value: value as ConditionValue }, asked, today);
          expect(typeof told.ok).toBe('boolean');
          expect(told.ok && told.actual === null ? operator : 'absent').toBe('absent');
        },
      ),
    );
  });
});

describe('A35 values are compared as their field tells', () => {
  const quantity = fc.integer({ min: -5_000, max: 5_000 }).map((n) => n / 100);
  /** The ways in which a number may come: as such, or written, with a point or a comma, and zeros behind. */
  const written = (n: number): (string | number)[] => {
    const text = String(n);
    const longer = text.includes('.') ? `${text}0` : `${text}.00`;
    return [n, text, ` ${text} `, longer, longer.replace('.', ',')];
  };
  const numberAsWritten = quantity.chain((n) => fc.tuple(fc.constant(n), fc.constantFrom(...written(n))));
  const OF_NUMBERS: Partial<Record<Operator, (a: number, b: number) => boolean>> = {
    equals: (a, b) => a === b,
    'not-equals': (a, b) => a !== b,
    'one-of': (a, b) => a === b,
    'none-of': (a, b) => a !== b,
    less: (a, b) => a < b,
    'at-most': (a, b) => a <= b,
    more: (a, b) => a > b,
    'at-least': (a, b) => a >= b,
  };
  const figures = fc.constantFrom(...(Object.keys(OF_NUMBERS) as Operator[]));

  it('numbers as numbers in every operator, however they are written', () => {
    expect(Object.keys(OF_NUMBERS)).toEqual(
      expect.arrayContaining(OPERATORS_OF.number.filter((one) => one !== 'present' && one !== 'absent')),
    );
    fc.assert(
      fc.property(
        numberAsWritten,
        numberAsWritten,
        fc.boolean(),
        figures,
        fc.constantFrom<FieldKind>('number', 'any'),
        ([a, actual], [other, otherWritten], same, operator, kind) => {
          const [b, expected] = same ? [a, String(a)] : [other, otherWritten];
          expect(compares(operator, { actual, expected, kind, today })).toBe(OF_NUMBERS[operator]!(a, b));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('text as text, also where a number is typed, and names made of digits', () => {
    fc.assert(
      fc.property(quantity, quantity, fc.boolean(), (a, b, same) => {
        for (const actual of written(a)) {
          for (const expected of written(same ? a : b)) {
            const alike = String(actual).trim() === String(expected).trim();
            expect(compares('equals', { actual, expected, kind: 'text', today })).toBe(alike);
            expect(compares('one-of', { actual: [actual], expected: [expected], kind: 'list', today })).toBe(alike);
          }
        }
      }),
    );
    const alike = (actual: unknown, expected: unknown) => compares('equals', { actual, expected, kind: 'any', today });
    expect(alike('007', '7')).toBe(false);
    expect(alike('+32471', '32471')).toBe(false);
    expect(alike('29001234567890123', '29001234567890124')).toBe(false);
    expect(alike('29001234567890123', ' 29001234567890123')).toBe(true);
  });

  it('days as days in every operator, however they are written', () => {
    const dayOf = (n: number) => new Date(Date.UTC(2024, 1, 25 + n)).toISOString().slice(0, 10);
    const dayFirst = (day: string, by: string) => day.split('-').toReversed().map(Number).join(by);
    const ways = (day: string) => [day, ` ${day}`, `${day}T09:30`, dayFirst(day, '-'), dayFirst(day, '/')];
    const days = fc.integer({ min: 0, max: 400 });
    const way = fc.nat({ max: 4 });
    const operators: Partial<Record<Operator, (a: number, b: number) => boolean>> = {
      equals: (a, b) => a === b,
      'not-equals': (a, b) => a !== b,
      before: (a, b) => a < b,
      'on-or-before': (a, b) => a <= b,
      after: (a, b) => a > b,
      'on-or-after': (a, b) => a >= b,
    };
    fc.assert(
      fc.property(
        fc.tuple(days, way),
        fc.tuple(days, way),
        fc.boolean(),
        fc.constantFrom(...(Object.keys(operators) as Operator[])),
        fc.constantFrom<FieldKind>('date', 'any'),
        ([a, way], [other, otherWay], same, operator, kind) => {
          const b = same ? a : other;
          const [actual, expected] = [ways(dayOf(a))[way], ways(dayOf(b))[otherWay]];
          expect(compares(operator, { actual, expected, kind, today })).toBe(operators[operator]!(a, b));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('and tells both as they were written', () => {
    expect(ask('event.data.count', 'equals', '7,00')).toMatchObject({ value: '7,00', actual: '7', ok: true });
    expect(ask('event.data.amount', 'at-least', '12,5')).toMatchObject({ value: '12,5', actual: 12.5, ok: true });
    expect(ask('case.startDate', 'equals', '20-11-2026')).toMatchObject({ value: '20-11-2026', actual: '2026-11-20' });
    expect(ask('client.externalId', 'not-equals', 1)).toMatchObject({ value: 1, actual: 'E-1', ok: true });
  });
});

describe('A35 the registry of fields', () => {
  it('offers every field in both languages, with operators for its kind', () => {
    expect(new Set(FIELDS.map(({ name }) => name)).size).toBe(FIELDS.length);
    for (const { label, kind } of FIELDS) {
      expect(label.nl).not.toBe(label.en);
      expect(OPERATORS_OF[kind]).toContain('present');
    }
  });

  it.each(['event.data.', 'event.data.a..b', 'event.data.a[x]', 'client.shoeSize', 'case.data', ''])(
    'knows no field "%s"',
    (name) => expect(findField(name)).toBeUndefined(),
  );
});

describe('A35 a condition that somebody writes', () => {
  const fault = (field: string, operator: Operator, value: Condition['value'] = null) =>
    checkCondition({ field, operator, value });

  it.each<[string, Operator, ConditionValue]>([
    ['client.kind', 'equals', 'employer'],
    ['client.confirmation', 'one-of', ['pin', 'sms']],
    ['case.startDate', 'on-or-after', 'today-30'],
    ['case.startDate', 'before', '22-11-2026'],
    ['case.data.days', 'more', '42'],
    ['event.data.items.title', 'contains', 'Kaas'],
    ['client.emails', 'absent', null],
  ])('%s %s %j is fine', (field, operator, value) => expect(fault(field, operator, value)).toBeNull());

  it.each<[string, Operator, ConditionValue, string, RegExp]>([
    ['client.shoe', 'equals', 'x', 'field', /client\.kind.*event\.data\.…/],
    ['client.name', 'before', '2026-01-01', 'operator', /starts-with.*for client\.name/],
    ['client.flags', 'equals', 'moved', 'operator', /contains/],
    ['client.kind', 'present', 'x', 'value', /left out/],
    ['client.kind', 'equals', ' ', 'value', /not empty/],
    ['client.kind', 'equals', null, 'value', /not empty/],
    ['client.kind', 'one-of', 'employer', 'value', /list/],
    ['client.kind', 'one-of', [], 'value', /list/],
    ['client.confirmation', 'equals', 'fax', 'value', /none, pin, sms/],
    ['client.confirmation', 'one-of', ['pin', 'fax'], 'value', /none, pin, sms/],
    ['case.startDate', 'equals', '2026-02-30', 'value', /day/],
    ['case.startDate', 'equals', '30-2-2026', 'value', /day/],
    ['case.startDate', 'after', 'tomorrow', 'value', /today/],
    ['case.data.days', 'less', 'many', 'value', /number/],
  ])('%s %s %j: %s is wrong', (field, operator, value, part, remedy) => {
    expect(fault(field, operator, value)).toEqual({ part, remedy: expect.stringMatching(remedy) });
  });
});

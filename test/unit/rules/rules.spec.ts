import { describe, expect, it } from '@jest/globals';
import { standingOf } from '../../../src/rules/case-plan.js';
import { readSelector, RECIPIENT_KINDS } from '../../../src/rules/recipients.js';
import { matchTrigger } from '../../../src/rules/trigger.js';

describe('A34 a trigger', () => {
  it.each([
    ['case.opened', 'ziekteverzuim', 'case.opened', 'ziekteverzuim', true],
    ['case.opened', null, 'case.opened', 'ziekteverzuim', true],
    ['case.opened', null, 'case.opened', null, true],
    ['case.opened', 'ziekteverzuim', 'case.opened', null, false],
    ['case.opened', 'ziekteverzuim', 'case.opened', 'zwangerschap', false],
    ['case.closed', null, 'case.opened', null, false],
  ])('%s %s at %s %s: %s', (kind, caseType, actualKind, actualType, ok) => {
    const expected = { kind, caseType };
    const actual = { kind: actualKind, caseType: actualType };
    expect(matchTrigger(expected, actual)).toEqual({ expected, actual, ok });
  });
});

describe('A10 standard recipients', () => {
  const USER = '01890000-0000-7000-8000-000000000000';

  it.each([
    ['client', 'client', null],
    ['client-users', 'client-users', null],
    ['contact', 'contact', null],
    ['contact:hr', 'contact', 'hr'],
    ['case-role:bedrijfsarts', 'case-role', 'bedrijfsarts'],
    ['event-user', 'event-user', null],
    ['staff-routing', 'staff-routing', null],
    [`user:${USER}`, 'user', USER],
    ['self', 'self', null],
  ])('%s is %s with %s', (text, name, argument) => {
    const selector = readSelector(text)!;
    expect([selector.kind.name, selector.argument]).toEqual([name, argument]);
  });

  it.each(['', 'clients', 'client:x', 'contact:', 'case-role', 'user', 'user:me', 'case-role:a:b', 'constructor'])(
    '"%s" is none',
    (text) => expect(readSelector(text)).toBeNull(),
  );

  it('are named in both languages', () => {
    for (const { label } of RECIPIENT_KINDS) expect(label.nl).not.toBe(label.en);
  });
});

describe('Ad2 how a rule stands to a case', () => {
  const at = new Date('2026-11-22T08:00:00Z');
  const planned = { ruleId: 'r1', source: { mode: 'all' as const }, plannedAt: at, cancelledAt: null };
  const assigned = { id: 'r1', active: true, scope: 'assigned' as const };

  it('holds by the plan, whatever is assigned today', () => {
    expect(standingOf(assigned, [planned])).toEqual({ holds: true, planned: true, source: planned.source });
    expect(standingOf(assigned, [])).toEqual({ holds: false, cancelledAt: null });
  });

  it('holds for everybody without a place in the plan, while it is on', () => {
    const all = { ...assigned, scope: 'all' as const };
    expect(standingOf(all, [])).toEqual({ holds: true, planned: false, source: { mode: 'all' } });
    expect(standingOf({ ...all, active: false }, [])).toEqual({ holds: false, cancelledAt: null });
  });

  it('A33 does not hold where somebody took it out, for everybody or not', () => {
    for (const scope of ['all', 'assigned'] as const) {
      const standing = standingOf({ ...assigned, scope }, [{ ...planned, cancelledAt: at }]);
      expect(standing).toEqual({ holds: false, cancelledAt: at, source: planned.source });
    }
  });
});

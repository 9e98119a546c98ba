import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { effectiveRules, inForce } from '../../../src/rules/effective-rules.js';
import type { AssignmentFacts, ChainNode, RuleScope, RuleSetFacts } from '../../../src/rules/effective-rules.js';

const node = (id: string, kind: string): ChainNode => ({ id, externalId: id.toUpperCase(), name: `The ${kind}`, kind });
const department = node('dep', 'department');
const employer = node('emp', 'employer');
const customer = node('cus', 'customer');
const CHAIN = [department, employer, customer];

const DAY = '2026-11-22';
const assignment = (wishes: Partial<AssignmentFacts>): AssignmentFacts => ({
  id: 'a1',
  clientId: 'dep',
  ruleId: null,
  ruleSetId: null,
  startsOn: '2026-01-01',
  endsOn: null,
  ...wishes,
});
const rule = (id: string, scope: RuleScope['scope'] = 'assigned', active = true): RuleScope => ({ id, scope, active });
const set = (id: string, ...ruleIds: string[]): RuleSetFacts => ({ id, name: `Set ${id}`, ruleIds });

const ids = (...given: Parameters<typeof effectiveRules>) => effectiveRules(...given).map(({ ruleId }) => ruleId);

describe('effective rules (design §5)', () => {
  it('A32, Ad5 direct assignments add up over all levels, and stand beside the rule set', () => {
    const assignments = [
      assignment({ id: 'a1', ruleId: 'r1' }),
      assignment({ id: 'a2', ruleId: 'r2', clientId: 'emp' }),
      assignment({ id: 'a3', ruleId: 'r3', clientId: 'cus' }),
      assignment({ id: 'a4', ruleSetId: 's1', clientId: 'cus' }),
    ];
    expect(ids(CHAIN, assignments, [set('s1', 'r4')], [], DAY)).toEqual(['r1', 'r2', 'r3', 'r4']);
  });

  it('Ad5 the nearest rule set wins, also where it does not hold the rule', () => {
    const assignments = [
      assignment({ id: 'a1', ruleSetId: 'near', clientId: 'emp' }),
      assignment({ id: 'a2', ruleSetId: 'far', clientId: 'cus' }),
    ];
    const sets = [set('far', 'r1', 'r2'), set('near', 'r2')];
    expect(effectiveRules(CHAIN, assignments, sets, [], DAY)).toEqual([
      {
        ruleId: 'r2',
        source: {
          mode: 'set',
          assignmentId: 'a1',
          client: { externalId: 'EMP', name: 'The employer', kind: 'employer' },
          set: 'Set near',
          startsOn: '2026-01-01',
          endsOn: null,
        },
      },
    ]);
  });

  it('Ad5 a nearer set that is not in force gives way to the one above', () => {
    const assignments = [
      assignment({ id: 'a1', ruleSetId: 'near', endsOn: '2026-11-21' }),
      assignment({ id: 'a2', ruleSetId: 'far', clientId: 'cus' }),
    ];
    expect(ids(CHAIN, assignments, [set('far', 'r1'), set('near', 'r2')], [], DAY)).toEqual(['r1']);
  });

  it('A21 each rule once: directly before by set, by set before for everybody, the nearest first', () => {
    const assignments = [
      assignment({ id: 'a1', ruleId: 'r1', clientId: 'cus' }),
      assignment({ id: 'a2', ruleId: 'r1', clientId: 'emp' }),
      assignment({ id: 'a3', ruleSetId: 's1' }),
    ];
    const found = effectiveRules(
      CHAIN,
      assignments,
      [set('s1', 'r1', 'r2')],
      [rule('r1', 'all'), rule('r2', 'all')],
      DAY,
    );
    expect(found.map(({ ruleId, source }) => [ruleId, source.mode])).toEqual([
      ['r1', 'direct'],
      ['r2', 'set'],
    ]);
    expect(found[0]!.source).toMatchObject({ assignmentId: 'a2', client: { externalId: 'EMP' } });
  });

  it('design §5 rules for everybody hold without an assignment, while they are active', () => {
    expect(ids([], [], [], [rule('r2', 'all', false), rule('r1', 'all'), rule('r3')], DAY)).toEqual(['r1']);
  });

  it('A31 what is assigned to another client is nothing here', () => {
    expect(ids(CHAIN, [assignment({ clientId: 'other', ruleId: 'r1' })], [], [], DAY)).toEqual([]);
  });

  it.each([
    ['2026-11-22', null, true],
    ['2026-11-23', null, false],
    ['2026-11-01', '2026-11-22', true],
    ['2026-11-01', '2026-11-21', false],
  ])('A25, Ad1 from %s to %s covers the first day of the case: %s', (startsOn, endsOn, covered) => {
    expect(inForce({ startsOn, endsOn }, DAY)).toBe(covered);
  });
});

describe('effective rules, whatever is assigned', () => {
  const date = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);
  const anyAssignment = fc
    .record({
      clientId: fc.constantFrom('dep', 'emp', 'cus', 'other'),
      what: fc.constantFrom('r1', 'r2', 'r3', 's1', 's2', 's3'),
      startsOn: date,
      endsOn: fc.option(date),
    })
    .map(({ what, ...rest }) => ({
      ...rest,
      ruleId: what.startsWith('r') ? what : null,
      ruleSetId: what.startsWith('s') ? what : null,
    }));
  const anyAssignments = fc
    .array(anyAssignment, { maxLength: 12 })
    .map((all) => all.map((one, i) => ({ ...one, id: `a${i}` })));
  const sets = [set('s1', 'r1', 'r4'), set('s2', 'r5'), set('s3')];
  const rules = [rule('r1', 'all'), rule('r2'), rule('r6', 'all', false), rule('r7', 'all')];

  it('the order in which they come changes nothing', () => {
    const shuffled = fc.shuffledSubarray;
    fc.assert(
      fc.property(
        anyAssignments.chain((all) => fc.tuple(fc.constant(all), shuffled(all, { minLength: all.length }))),
        shuffled(sets, { minLength: sets.length }),
        shuffled(rules, { minLength: rules.length }),
        date,
        ([all, other], otherSets, otherRules, on) => {
          expect(effectiveRules(CHAIN, other, otherSets, otherRules, on)).toEqual(
            effectiveRules(CHAIN, all, sets, rules, on),
          );
        },
      ),
    );
  });

  it('each rule once, each from an assignment that is in force and in the chain', () => {
    fc.assert(
      fc.property(anyAssignments, date, (all, on) => {
        const found = effectiveRules(CHAIN, all, sets, rules, on);
        expect(new Set(found.map(({ ruleId }) => ruleId)).size).toBe(found.length);
        for (const { source } of found) {
          if (source.mode === 'all') continue;
          const by = all.find(({ id }) => id === source.assignmentId)!;
          expect([inForce(by, on), by.clientId]).toEqual([true, source.client.externalId.toLowerCase()]);
        }
      }),
    );
  });

  it('all that hold by a set hold by one set, and none is nearer', () => {
    const depth = (id: string) => CHAIN.findIndex((one) => one.id === id);
    fc.assert(
      fc.property(anyAssignments, date, (all, on) => {
        const bySet = effectiveRules(CHAIN, all, sets, rules, on).flatMap(({ source }) =>
          source.mode === 'set' ? [all.find(({ id }) => id === source.assignmentId)!] : [],
        );
        expect(new Set(bySet.map(({ id }) => id)).size).toBeLessThanOrEqual(1);
        const nearer = all.filter(
          (one) =>
            one.ruleSetId &&
            inForce(one, on) &&
            depth(one.clientId) >= 0 &&
            bySet[0] &&
            depth(one.clientId) < depth(bySet[0].clientId),
        );
        expect(nearer).toEqual([]);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { touches, type AppliedRule, type Application, type OpenCase } from '../../../src/rules/backfill.js';
import type { AssignmentFacts, ChainNode } from '../../../src/rules/effective-rules.js';

const node = (id: string): ChainNode => ({ id, externalId: id, name: id, kind: 'client' });
const CHAIN = [node('employment'), node('employer')];

const open = (wishes: Partial<OpenCase> = {}): OpenCase => ({
  id: 'c1',
  type: 'verzuim',
  startDate: '2026-11-10',
  chain: CHAIN,
  plan: [],
  settled: [],
  ...wishes,
});
const assigned = (wishes: Partial<AssignmentFacts> = {}): AssignmentFacts => ({
  id: 'a1',
  clientId: 'employer',
  ruleId: 'r1',
  ruleSetId: null,
  startsOn: '2026-11-01',
  endsOn: null,
  ...wishes,
});
const r1: AppliedRule = { id: 'r1', active: true, triggerKind: 'case.opened', triggerCaseType: null };

const apply = (one: OpenCase, wishes: Partial<Application> = {}) => {
  const applied = wishes.applied ?? [assigned()];
  return touches([one], { applied, rules: [r1], assignments: applied, sets: [], ...wishes }).map(
    ({ ruleId, plan, open: opens }) => [ruleId, plan, opens],
  );
};

describe('A26 Yes: what applying does to an open case', () => {
  it('plans the rule and opens the case for it', () => {
    expect(apply(open())).toEqual([['r1', true, true]]);
    expect(apply(open(), { rules: [{ ...r1, triggerCaseType: 'verzuim' }] })).toEqual([['r1', true, true]]);
  });

  it('A25 does nothing where the assignment starts after its first day', () => {
    expect(apply(open(), { applied: [assigned({ startsOn: '2026-11-11' })] })).toEqual([]);
  });

  it('Ad4 opens it again where the plan has the rule and nothing was settled', () => {
    expect(apply(open({ plan: [{ ruleId: 'r1', cancelledAt: null }] }))).toEqual([['r1', false, true]]);
  });

  it('Ad4 does nothing where the rule was settled', () => {
    expect(apply(open({ plan: [{ ruleId: 'r1', cancelledAt: null }], settled: ['r1'] }))).toEqual([]);
  });

  it('A33 leaves out what somebody took out of the plan', () => {
    expect(apply(open({ plan: [{ ruleId: 'r1', cancelledAt: new Date() }] }))).toEqual([]);
  });

  it.each([
    ['another trigger', { ...r1, triggerKind: 'case.closed' }],
    ['another type of case', { ...r1, triggerCaseType: 'zwangerschapsverlof' }],
    ['a rule that is switched off', { ...r1, active: false }],
  ])('plans %s, and opens nothing', (_, rule) => {
    expect(apply(open(), { rules: [rule] })).toEqual([['r1', true, false]]);
    expect(apply(open({ plan: [{ ruleId: 'r1', cancelledAt: null }] }), { rules: [rule] })).toEqual([]);
  });

  it('Ad5 a set that a nearer one hides does nothing', () => {
    const far = assigned({ ruleId: null, ruleSetId: 'far' });
    const near = assigned({ id: 'a2', clientId: 'employment', ruleId: null, ruleSetId: 'near' });
    const sets = [
      { id: 'far', name: 'Far', ruleIds: ['r1'] },
      { id: 'near', name: 'Near', ruleIds: [] },
    ];
    expect(apply(open(), { applied: [far], assignments: [far], sets })).toEqual([['r1', true, true]]);
    expect(apply(open(), { applied: [far], assignments: [far, near], sets })).toEqual([]);
    sets[1]!.ruleIds = ['r1'];
    expect(apply(open(), { applied: [far], assignments: [far, near], sets })).toEqual([]);
  });

  it('A21 a rule of the set that is assigned directly as well is planned once, as direct', () => {
    const bySet = assigned({ ruleId: null, ruleSetId: 's1' });
    const direct = assigned({ id: 'a2' });
    const sets = [{ id: 's1', name: 'S', ruleIds: ['r1'] }];
    const found = touches([open()], { applied: [bySet], rules: [r1], assignments: [bySet, direct], sets });
    expect(found.map(({ ruleId, source }) => [ruleId, source.mode])).toEqual([['r1', 'direct']]);
  });
});

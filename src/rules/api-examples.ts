import type { AsJson } from '../http/api-description.js';
import type { AssignmentRow } from './assignment-rows.js';
import type { CaseRow } from './cases.service.js';
import type { Touched } from './open-cases.js';
import type { PlanRow } from './plan-rows.js';
import type { RuleRow } from './rule-rows.js';

// What is asked and answered, as it looks, for the OpenAPI document.

const RULE = '01a204d0-eee7-75d2-b55a-c57ab9cab842';
const SET = '01a204d0-ef95-77f1-b4de-1f44f2a0944a';
const ASSIGNMENT = '01a204d0-f0b1-741b-8a00-aa908d27eaaf';
const trigger = { kind: 'case.opened', caseType: 'ziekteverzuim' };

export const ruleExample = {
  name: 'Ziekmelding',
  type: 'VZM',
  trigger,
  conditions: [{ field: 'case.data.days', operator: 'more', value: 2 }],
  recipients: ['contact', 'case-role:casemanager'],
  delay: { days: 1, hour: 9 },
};

export const assignmentExample = {
  client: 'K1',
  ruleSet: SET,
  startsOn: '2026-11-01',
  applyToOpenCases: true,
};

export const caseExample = {
  id: '4712',
  client: 'E1111',
  type: 'ziekteverzuim',
  startDate: '2026-11-12',
  data: { days: 3 },
};

export const ruleAnswer: AsJson<RuleRow> = {
  id: RULE,
  name: 'Ziekmelding',
  type: 'VZM',
  trigger,
  conditions: [{ field: 'case.data.days', operator: 'more', value: 2 }],
  recipients: ['contact', 'case-role:casemanager'],
  delay: { days: 1, hour: 9 },
  active: true,
  scope: 'assigned',
  revision: 1,
  createdAt: '2026-11-22T19:52:11.300Z',
  ruleSets: [{ id: SET, name: 'Basis' }],
  assignments: 0,
};

export const assignmentAnswer: AsJson<AssignmentRow & { applied: Touched; again: boolean }> = {
  id: ASSIGNMENT,
  client: 'K1',
  clientName: 'Zorggroep Lingewaard',
  clientKind: 'klant',
  rule: null,
  ruleSet: SET,
  name: 'Basis',
  startsOn: '2026-11-01',
  endsOn: null,
  createdAt: '2026-11-22T19:52:11.724Z',
  applied: {
    count: 1,
    cases: [
      {
        case: '4712',
        type: 'ziekteverzuim',
        startDate: '2026-11-12',
        client: { externalId: 'E1111', name: 'Tim Bos', kind: 'dienstverband' },
        rules: [{ id: RULE, name: 'Ziekmelding', planned: true, opened: true }],
      },
    ],
  },
  again: false,
};

export const caseAnswer: AsJson<CaseRow> = {
  id: '4712',
  client: 'E1111',
  clientName: 'Tim Bos',
  type: 'ziekteverzuim',
  startDate: '2026-11-12',
  closedAt: null,
  roles: { casemanager: '01a204d0-eba4-76cd-8d1a-d5300944ebb9' },
  data: { days: 3 },
  createdAt: '2026-11-22T20:04:53.575Z',
};

export const planAnswer: AsJson<{ items: PlanRow[]; next: null }> = {
  items: [
    {
      rule: RULE,
      name: 'Ziekmelding',
      type: 'VZM',
      active: true,
      trigger,
      source: {
        mode: 'set',
        assignmentId: ASSIGNMENT,
        client: { externalId: 'K1', name: 'Zorggroep Lingewaard', kind: 'klant' },
        set: 'Basis',
        startsOn: '2026-11-01',
        endsOn: null,
      },
      plannedAt: '2026-11-22T20:20:55.391Z',
      cancelledAt: null,
      decided: {
        id: '01a204eb-3e34-754f-966b-41fb5e7ffc75',
        outcome: 'addressed',
        reason: null,
        at: '2026-11-22T20:20:55.391Z',
      },
      waiting: [{ id: '01a204eb-3e34-754f-966b-47261e38e774', number: 489, dueAt: '2026-11-23T08:00:00Z' }],
    },
  ],
  next: null,
};

import { also, type AsJson } from '../http/api-description.js';
import type { AssignmentRow } from './assignment-rows.js';
import type { BegunBefore } from './begun-before.js';
import type { ClientRules } from './client-rules.service.js';
import { OPERATORS_OF } from './fields.js';
import type { CaseRow } from './cases.service.js';
import type { Touched } from './open-cases.js';
import type { Trigger } from './trigger.js';
import type { PlanRow } from './plan-rows.js';
import type { PlanSource } from './plan-source.js';
import type { CancelledMails } from './planned-mails.service.js';
import type { PlannedRule, RuleRow } from './rule-rows.js';
import type { RuleSetRow } from './rule-set-rows.js';

// What is asked and answered, as it looks, for the OpenAPI document.

const RULE = '01a204d0-eee7-75d2-b55a-c57ab9cab842';
const SET = '01a204d0-ef95-77f1-b4de-1f44f2a0944a';
const ASSIGNMENT = '01a204d0-f0b1-741b-8a00-aa908d27eaaf';
/** Of any type of case where it names none. */
const trigger = also<Trigger>({ kind: 'case.opened', caseType: 'ziekteverzuim' }, { caseType: null });

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

export const ruleAnswer: AsJson<RuleRow> = also(
  {
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
  },
  { delay: null },
);

export const plannedRuleAnswer: AsJson<PlannedRule> = { ...ruleAnswer, planned: 3 };

export const cancelledMailsAnswer: Omit<Extract<CancelledMails, { ok: true }>, 'ok'> = {
  lines: [{ id: '01a204eb-3e34-754f-966b-47261e38e774', outcome: 'withdrawn' }],
  left: 0,
};

/** An assignment of a rule set. */
export const assigned: AsJson<AssignmentRow> = also(
  {
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
  },
  { ruleSet: null },
);

export const touchedAnswer: AsJson<Touched> = {
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
};

export const previewAnswer = {
  ...touchedAnswer,
  begunBefore: also<BegunBefore>({ count: 1, earliest: '2026-11-01' }, { earliest: null }),
};

export const appliedAnswer = { ...assigned, applied: touchedAnswer };

export const assignmentAnswer = { ...appliedAnswer, again: false };

export const ruleSetExample = { name: 'Basis', rules: [RULE] };

export const ruleSetAnswer: AsJson<RuleSetRow> = {
  id: SET,
  name: 'Basis',
  createdAt: '2026-11-22T19:52:11.640Z',
  rules: [{ id: RULE, name: 'Ziekmelding', type: 'VZM', active: true }],
  assignments: 1,
};

export const vocabularyAnswer = {
  fields: [
    {
      name: 'event.origin',
      label: { nl: 'Gebeurtenis: herkomst', en: 'Event: origin' },
      kind: 'text' as const,
      choices: ['interactive', 'integration', 'system'],
    },
    {
      name: 'client.flags',
      label: { nl: 'Klant: aandachtspunten', en: 'Client: flags' },
      kind: 'list' as const,
      choices: ['deceased', 'do-not-contact', 'moved'],
    },
  ],
  data: [{ prefix: 'case.data.', label: { nl: 'Case: gegeven …', en: 'Case: data …' }, kind: 'any' }],
  operators: OPERATORS_OF,
  recipients: [
    { name: 'contact', label: { nl: 'Contactpersonen', en: 'Contacts' }, argument: 'optional-word' as const },
  ],
};

const source: PlanSource = {
  mode: 'set',
  assignmentId: ASSIGNMENT,
  client: { externalId: 'K1', name: 'Zorggroep Lingewaard', kind: 'klant' },
  set: 'Basis',
  startsOn: '2026-11-01',
  endsOn: null,
};

export const clientRulesAnswer: AsJson<ClientRules> = {
  client: { externalId: 'E1111', name: 'Tim Bos', kind: 'dienstverband' },
  place: {
    above: [{ externalId: 'K1', name: 'Zorggroep Lingewaard', kind: 'klant' }],
    below: [],
    moreBelow: false,
  },
  date: '2026-11-22',
  ruleSet: assigned,
  items: [{ rule: RULE, name: 'Ziekmelding', type: 'VZM', active: true, trigger, source }],
  assignments: [assigned],
  below: [],
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
    also<AsJson<PlanRow>>(
      {
        rule: RULE,
        name: 'Ziekmelding',
        type: 'VZM',
        active: true,
        trigger,
        source,
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
      { plannedAt: null, decided: null },
    ),
  ],
  next: null,
};

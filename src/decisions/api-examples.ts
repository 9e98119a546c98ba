import { also, type AsJson } from '../http/api-description.js';
import type { DecisionRecord, EventRecord } from './decision-reader.service.js';
import type { AcceptedEvent } from './event-answer.js';
import type { Explanation } from './explain.service.js';
import type { AcceptedRow, AnsweredMessage, RefusedRow } from './intake.js';
import type { StreamAnswer } from './intake-stream.js';
import type { Trace, TracedCandidate } from './trace.js';

// What is asked and answered, as it looks, for the OpenAPI document.

const RULE = '01a204d0-eee7-75d2-b55a-c57ab9cab842';
const EVENT = '01a204eb-3e13-7518-80f2-f34bec03f0aa';
const DECISION = '01a204eb-3e34-754f-966b-41fb5e7ffc75';

const message: AnsweredMessage = {
  id: '01a204eb-3e34-754f-966b-47261e38e774',
  number: 489,
  format: 'email',
  status: 'queued',
  reason: null,
};

const refused: RefusedRow = {
  index: 1,
  key: 'case-4713-opened',
  problem: {
    code: 'UNKNOWN_CLIENT',
    errors: [{ field: 'client', code: 'UNKNOWN_CLIENT', detail: 'This client is unknown' }],
  },
};

export const eventExample = {
  key: 'case-4712-opened',
  kind: 'case.opened',
  client: 'E1111',
  case: { id: '4712', type: 'ziekteverzuim', startDate: '2026-11-12', data: { days: 3 } },
  data: { reportedBy: 'Petra Smit' },
  origin: 'integration',
};

export const messageExample = {
  key: 'loan-88213-hr1',
  type: 'HR1',
  client: { externalId: 'L100002', name: 'Marie Peeters', emails: ['marie.peeters@example.org'] },
  data: { items: [{ itemId: '88213', title: 'Kaas', dueDate: '2026-11-12' }] },
  ref: 'loan-88213',
};

export const eventsAnswer: AsJson<StreamAnswer<AcceptedEvent>> = {
  results: [
    {
      key: 'case-4712-opened',
      eventId: EVENT,
      warnings: [],
      decisions: [{ decisionId: DECISION, rule: RULE, outcome: 'addressed', warnings: [], messages: [message] }],
    },
    refused,
  ],
};

export const messagesAnswer: AsJson<StreamAnswer<AcceptedRow>> = {
  results: [
    { key: 'loan-88213-hr1', decisionId: DECISION, outcome: 'addressed', warnings: [], messages: [message] },
    refused,
  ],
};

const candidates: TracedCandidate[] = [
  {
    selector: 'contact',
    who: 'Petra Smit',
    userId: '01a204d0-eba4-76cd-8d1a-d5300944ebb9',
    contactId: '01a204d0-eea9-7462-b6ed-599247aa8ee6',
    address: 'petra.smit@lingewaard.example',
    filters: [
      { id: 'linked', result: 'pass' },
      { id: 'active', result: 'pass' },
      { id: 'access', result: 'pass' },
      { id: 'receive-as-contact', result: 'pass' },
    ],
    kept: true,
    via: 'W11',
  },
  {
    selector: 'contact',
    who: 'Gijs Bakker',
    contactId: '01a204d0-eea6-7228-8f97-e96dfe5be385',
    filters: [{ id: 'linked', result: 'fail', code: 'CONTACT_HAS_NO_USER' }],
    kept: false,
    via: 'B111',
  },
];

const trace: Trace = {
  event: { kind: 'case.opened', key: 'case-4712-opened', case: { id: '4712', type: 'ziekteverzuim' } },
  rule: { id: RULE, name: 'Ziekmelding' },
  assignment: {
    mode: 'set',
    assignmentId: '01a204d0-f0b1-741b-8a00-aa908d27eaaf',
    client: { externalId: 'K1', name: 'Zorggroep Lingewaard', kind: 'klant' },
    set: 'Basis',
    startsOn: '2025-10-18',
    endsOn: null,
    planned: true,
  },
  trigger: {
    expected: { kind: 'case.opened', caseType: 'ziekteverzuim' },
    actual: { kind: 'case.opened', caseType: 'ziekteverzuim' },
    ok: true,
  },
  conditions: [{ field: 'case.data.days', operator: 'more', value: 2, actual: 3, ok: true }],
  candidates,
  text: { language: 'nl', wanted: 'nl', version: 1, fallback: false },
  sender: [
    { step: 'manager', value: null, valid: false, chosen: false },
    { step: 'group', value: null, valid: false, chosen: false },
    { step: 'branch', who: 'Tiel', value: null, valid: false, chosen: false },
    { step: 'functional', value: 'berichten@delinge.example', valid: true, chosen: true },
    { step: 'communication', value: 'info@delinge.example', valid: true, chosen: false },
  ],
  messages: [
    {
      to: 'petra.smit@lingewaard.example',
      format: 'email',
      formatReason: 'default',
      addressesTried: [{ address: 'petra.smit@lingewaard.example' }],
      status: 'queued',
    },
  ],
  outcome: 'addressed',
  fixes: [],
};

export const decisionListed: AsJson<DecisionRecord> = also(
  {
    id: DECISION,
    event: { id: EVENT, key: 'case-4712-opened', kind: 'case.opened' },
    rule: { id: RULE, name: 'Ziekmelding' },
    type: 'VZM',
    client: 'E1111',
    case: '4712',
    user: null,
    outcome: 'addressed',
    reason: null,
    decidedAt: '2026-11-22T20:20:55.391Z',
    messages: [{ ...message, for: 'Petra Smit' }],
  },
  { rule: null, client: null, case: null },
);

export const decisionAnswer: AsJson<DecisionRecord & { trace: Trace }> = { ...decisionListed, trace };

export const eventAnswer: AsJson<EventRecord> = also(
  {
    id: EVENT,
    key: 'case-4712-opened',
    kind: 'case.opened',
    origin: 'integration',
    client: 'E1111',
    case: '4712',
    user: null,
    userName: null,
    askedBy: null,
    run: null,
    data: { reportedBy: 'Petra Smit' },
    receivedAt: '2026-11-22T20:20:55.354Z',
    decideAt: null,
    decisions: [decisionListed],
  },
  { client: null, case: null },
);

export const explainExample = {
  kind: 'case.opened',
  client: 'E1111',
  case: '4712',
  data: { reportedBy: 'Petra Smit' },
  date: '2026-11-22',
};

export const explainAnswer: AsJson<Explanation> = {
  client: 'E1111',
  rules: [
    {
      rule: { id: RULE, name: 'Ziekmelding', type: 'VZM' },
      imaginedCase: { type: 'ziekteverzuim', startDate: '2026-11-22' },
      standing: 'decided',
      outcome: 'addressed',
      reason: null,
      trace,
      recipients: { candidates },
    },
  ],
  request: null,
};

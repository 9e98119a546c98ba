import type {
  AudienceFacts,
  BeforeFacts,
  Facts,
  LineFacts,
  OtherLine,
  PersonFacts,
  RecipientFacts,
  WaysFacts,
} from '../../../src/decisions/diagnosis/facts.js';
import type { TracedCandidate } from '../../../src/decisions/trace.js';
import type { CascadeStep, SenderStep } from '../../../src/organisations/sender.js';

/** A user with an address, who was sent nothing by a rule that holds, whose trigger came and whose conditions hold. */
export function facts(changes: Partial<Facts> = {}): Facts {
  return {
    now: new Date('2026-11-22T09:00:00Z'),
    input: { rule: 'r1' },
    person: user(),
    client: { externalId: 'C1', name: 'Assemblage', emails: [] },
    happened: [opened],
    choices: [],
    survey: [],
    switchedOff: [],
    rule: { id: 'r1', name: 'Ziekmelding', typeCode: 'HR1', active: true, recipients: ['contact', 'client-users'] },
    lines: lines(),
    tooLate: null,
    madeByRules: true,
    ways: ways(),
    trigger: { expected: opened, actual: [opened], ok: true },
    conditions: [],
    recipient: recipient(),
    before: null,
    line: null,
    aftermath: null,
    domain: null,
    selfTest: null,
    clientTest: null,
    audience: null,
    sender: null,
    senderGroup: null,
    relaySilence: null,
    transportRefused: null,
    routing: null,
    activeElsewhere: false,
    userHere: null,
    ...changes,
  };
}

export function lines(changes: Partial<Facts['lines']> = {}): Facts['lines'] {
  return { ofPerson: null, others: [], atSameAddress: null, ...changes };
}

/** A line to somebody else. */
export const ofPiet: OtherLine = {
  id: 'm7',
  number: 10490,
  name: 'Piet',
  to: 'piet@example.org',
  statusAt: new Date('2026-11-20T08:14:00Z'),
};

export const opened = { kind: 'case.opened', caseType: 'verzuim' };

export function user(changes: Partial<PersonFacts> = {}): PersonFacts {
  return { kind: 'user', id: 'u1', name: 'An Vos', userId: 'u1', address: 'an.vos@example.org', ...changes };
}

export const contact = () => user({ kind: 'contact', id: 'k1', name: 'An Vos (HR)' });

export function ways(changes: Partial<WaysFacts> = {}): WaysFacts {
  return {
    everybody: false,
    plan: 'out',
    firstDay: '2026-11-02',
    sets: [],
    direct: [],
    uses: { subscriptions: true, workflows: false },
    inSomeSet: true,
    ...changes,
  };
}

export const basis = (changes: Partial<WaysFacts['sets'][number]> = {}) => ({
  id: 's1',
  name: 'Basis',
  at: 'Bakkerij',
  startsOn: '2026-01-01',
  endsOn: null,
  inForce: true,
  hasRule: true,
  ...changes,
});

export function recipient(changes: Partial<RecipientFacts> = {}): RecipientFacts {
  return { selected: true, filters: [], duplicateOf: null, staffInstead: null, unmet: [], stopped: null, ...changes };
}

/** What stopped the mail once, and does not any more. */
export function before(changes: Partial<BeforeFacts> = {}): BeforeFacts {
  return {
    at: '2026-11-20T08:14:00.000Z',
    standing: 'decided',
    stopped: [{ name: 'An Vos', verdict: 'info', code: 'RECEIVE_OFF' }],
    wentTo: null,
    canApply: true,
    ...changes,
  };
}

export function line(changes: Partial<LineFacts> = {}): LineFacts {
  return {
    id: 'm1',
    number: 10482,
    format: 'email',
    status: 'sent',
    statusAt: new Date('2026-11-20T08:14:00Z'),
    dueAt: new Date('2026-11-20T08:13:00Z'),
    attempts: 1,
    reason: null,
    reasonDetail: null,
    to: 'marie@hotmail.com',
    letterNumber: null,
    letterId: null,
    hasLetterForm: true,
    clientExternalId: 'L1',
    userId: null,
    typeCode: 'HR1',
    ...changes,
  };
}

export function audience(changes: Partial<AudienceFacts> = {}): AudienceFacts {
  return {
    candidates: [],
    catchAll: null,
    kept: [],
    unmet: [],
    stopped: [],
    client: null,
    cardAddress: null,
    ...changes,
  };
}

/** The user of `user()`, with access but without the module's tick (C08). */
export const moduleOff: TracedCandidate = {
  selector: 'client-users',
  who: 'An Vos',
  userId: 'u1',
  filters: [
    { id: 'active', result: 'pass' },
    { id: 'access', result: 'pass' },
    { id: 'module', result: 'fail', code: 'MODULE_OFF', detail: 'approval' },
    { id: 'approval', result: 'not-applicable' },
  ],
  kept: false,
};

/** The sender cascade in which this step wins. */
export function cascade(winner: CascadeStep | null): SenderStep[] {
  return (['manager', 'group', 'branch', 'functional', 'communication'] as const).map((step) => {
    const chosen = step === winner;
    return { step, value: chosen ? `${step}@example.org` : null, valid: chosen, chosen };
  });
}

export function asking(about: 'sender' | 'staff' | 'address', changes: Partial<Facts>): Facts {
  return facts({ input: { about, address: 'new@example.org' }, ...changes });
}

import { reasons } from '../../../src/common/reasons.js';
import { decide, type Ask, type Decided } from '../../../src/decisions/decide.js';
import type { Snapshot } from '../../../src/decisions/snapshot.js';
import type { MessageDetail } from '../../../src/messages/message-detail.service.js';
import type { MessageRow as Line } from '../../../src/messages/message-list.service.js';
import type { WhyFacts } from '../../../src/web/why/why-steps.js';

export const now = new Date('2026-11-21T07:14:00Z');

const ask: Ask = {
  kind: 'message.requested',
  key: 'hr1-10482',
  data: { items: [{ title: 'Kaas', itemId: '30000001', dueDate: '2026-11-01' }] },
  validUntil: null,
};

/** A first reminder for Marie Peeters of branch Noord, as it is asked for. */
function snapshot(): Snapshot {
  return {
    organisation: {
      name: 'Bibliotheek Zuidrand',
      language: 'nl',
      country: 'BE',
      zone: 'Europe/Brussels',
      functionalEmail: 'berichten@zuidrand.example',
      communicationEmail: null,
      asInWise: false,
    },
    branch: { id: 'b1', name: 'Noord', email: 'noord@zuidrand.example', replyTo: null },
    type: {
      code: 'HR1',
      formats: ['email', 'letter'],
      defaultFormat: 'email',
      onNotSent: 'wait-for-resend',
      onBounce: 'letter',
      requirePostalAddress: false,
    },
    texts: [
      {
        id: 't1',
        language: 'nl',
        version: 3,
        subject: 'Te laat',
        body: 'Breng {{ items[0].title }} terug.',
        letterBody: null,
      },
    ],
    client: {
      externalId: 'L100001',
      name: 'Marie Peeters',
      salutation: null,
      language: 'nl',
      emails: ['marie@mail.example'],
      postal: { street: 'Kerkstraat', houseNumber: '12', postcode: '9000', city: 'Gent', country: 'BE' },
      flags: [],
    },
    preference: null,
  };
}

/** What of the snapshot a test wants otherwise. */
export interface Wishes {
  client?: Partial<Snapshot['client']>;
  type?: Partial<Snapshot['type']>;
  branch?: Partial<Snapshot['branch']>;
  organisation?: Partial<Snapshot['organisation']>;
  texts?: Snapshot['texts'];
  preference?: Snapshot['preference'];
}

function decided(wishes: Wishes): Decided {
  const base = snapshot();
  const { client, type, branch, organisation, ...rest } = wishes;
  return decide(
    ask,
    {
      ...base,
      ...rest,
      client: { ...base.client, ...client },
      type: { ...base.type, ...type },
      branch: { ...base.branch, ...branch },
      organisation: { ...base.organisation, ...organisation },
    },
    now,
  );
}

/** The mail of a decision as its page has it: really decided, its trace as it is stored. */
export function mailFacts(wishes: Wishes = {}, changes: Partial<Line> = {}): WhyFacts {
  const decision = decided(wishes);
  const mail = decision.lines[0]!.mail!;
  return facts(decision, {
    format: 'email',
    status: mail.status,
    reason: mail.reason,
    reasonDetail: mail.reasonDetail,
    toAddress: mail.toAddress,
    ...changes,
  });
}

/** The letter of a decision. */
export function letterFacts(wishes: Wishes = {}, changes: Partial<Line> = {}): WhyFacts {
  const decision = decided(wishes);
  const letter = decision.lines[0]!.letter!;
  const { status, reason, reasonDetail, fee } = letter;
  const made = facts(decision, { format: 'letter', status, reason, reasonDetail, fee, toAddress: null, ...changes });
  return { ...made, detail: { ...made.detail, cause: letter.cause } };
}

function facts(decision: Decided, changes: Partial<Line>): WhyFacts {
  return {
    line: { ...line, ...changes },
    detail: {
      ...detail,
      textVersion: decision.lines[0]?.text?.version ?? null,
      textLanguage: decision.lines[0]?.text?.language ?? null,
    },
    // As it comes back from the database.
    trace: JSON.parse(JSON.stringify(decision.trace)),
    timeline: [],
    relay: null,
    letter: null,
    fix: null,
    advice: changes.reason ? reasons[changes.reason].fix.nl : null,
  };
}

const line: Line = {
  id: 'm1',
  number: 10482,
  typeCode: 'HR1',
  typeNames: { nl: 'Eerste herinnering', en: 'First overdue reminder' },
  title: 'Kaas',
  otherItems: 0,
  item: '30000001',
  branchCode: 'B1',
  branchName: 'Noord',
  clientId: 'c1',
  aboutExternalId: null,
  aboutName: null,
  clientExternalId: 'L100001',
  userId: null,
  clientName: 'Marie Peeters',
  userName: null,
  status: 'queued',
  reason: null,
  reasonDetail: null,
  format: 'email',
  statusAt: now,
  createdAt: now,
  dueAt: now,
  sentAt: null,
  toAddress: null,
  ref: null,
  fee: false,
  letterId: null,
  letterNumber: null,
  letterStatus: null,
  replacesId: null,
  replacesNumber: null,
  batchId: null,
  batchNumber: null,
  batchSequence: null,
};

const detail: MessageDetail = {
  id: 'm1',
  decisionId: 'd1',
  eventId: 'event-1',
  eventKey: ask.key,
  runName: 'nacht 21 nov',
  origin: 'integration',
  askedBy: null,
  receivedAt: now,
  subject: 'Te laat',
  body: 'Breng Kaas terug.',
  language: 'nl',
  textVersion: null,
  textLanguage: null,
  fromName: null,
  fromAddress: null,
  replyTo: null,
  attempts: 0,
  dueAt: now,
  validUntil: null,
  supersededById: null,
  supersededByNumber: null,
  cause: null,
  replacesId: null,
  replacesNumber: null,
  windowAddress: null,
  pullRequestedAt: null,
  trace: null,
};

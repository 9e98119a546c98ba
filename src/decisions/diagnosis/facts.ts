import type { ReasonCode } from '../../common/reasons.js';
import type { Format } from '../../message-types/message-type.entity.js';
import type { MessageStatus } from '../../messages/states.js';
import type { SenderStep } from '../../organisations/sender.js';
import type { TracedCandidate, TracedCondition, TracedTrigger, TracedUnmet } from '../trace.js';
import type { DiagnosisInput } from './diagnosis-input.js';
import type { SurveyedRule } from './surveyed-rule.js';
import type { StepRow } from './step.js';

/**
 * All that the steps of a diagnosis look at, as it stood when they looked. A part that the input does not lead to is
 * null, and the steps that need it are not reached.
 */
export interface Facts {
  now: Date;
  input: DiagnosisInput;
  person: PersonFacts | null;
  client: { externalId: string; name: string; emails: readonly string[] } | null;
  /** What happened to the case, or to the client in the period (1.1). */
  happened: readonly TracedTrigger[];
  /** The rules that fit what happened, to choose from (1.1). */
  choices: readonly { id: string; name: string }[];
  /** What the search of each of these would end with, the likeliest first; of no more than `MOST_SURVEYED`. */
  survey: readonly SurveyedRule[];
  /** Those that would fit it, were they not switched off. */
  switchedOff: readonly { id: string; name: string }[];
  rule: { id: string; name: string; typeCode: string; active: boolean; recipients: readonly string[] } | null;
  /** What went out for the rule (or type), the case and the period (1.2). */
  lines: {
    ofPerson: LineFacts | null;
    /** Sent or on its way to somebody else: the newest of each. */
    others: readonly OtherLine[];
    /** The newest to somebody else who has the person's address, whatever became of it. */
    atSameAddress: (OtherLine & Pick<LineFacts, 'status' | 'reason' | 'reasonDetail'>) | null;
  };
  /** What was asked for without a rule in the period and came too late for any line (L22): when. */
  tooLate: { at: Date } | null;
  /** Whether a rule makes mails of the type that is asked about, or of any type where none is. */
  madeByRules: boolean;
  ways: WaysFacts | null;
  /** What the rule waits for, and what happened in the period (A34). */
  trigger: { expected: TracedTrigger; actual: readonly TracedTrigger[]; ok: boolean } | null;
  conditions: readonly TracedCondition[];
  recipient: RecipientFacts | null;
  /** What stopped the mail of the rule when it last happened. */
  before: BeforeFacts | null;
  /** The line of DP-D. */
  line: LineFacts | null;
  /** What followed on that line, or on the person's own, where it reached nobody. */
  aftermath: AftermathFacts | null;
  /** Mail domain of the address at hand, and how many other clients there miss messages (D17). */
  domain: { name: string; othersMissing: number } | null;
  /** The newest test mail to whoever diagnoses, and to the client, since this diagnosis began (B03, D19). */
  selfTest: TestFacts | null;
  clientTest: TestFacts | null;
  audience: AudienceFacts | null;
  /** The sender cascade, in its order (E03–E07). */
  sender: readonly SenderStep[] | null;
  /** Id of the client group that the cascade asks (E05); null: the client is in none. */
  senderGroup: string | null;
  /** What the mail server said last, while it takes nothing from anybody. */
  relaySilence: string | null;
  /** When our own mail server, or the sender, was refused last, unless a mail got through since (E10). */
  transportRefused: { code: ReasonCode } | null;
  /** Who is chosen for a staff type (E18–E22). */
  routing: { personalised: boolean; active: readonly string[]; inactive: readonly string[] } | null;
  /** Whether another organisation has the address in use (E11). */
  activeElsewhere: boolean;
  /** Who has the address here already (X9). */
  userHere: { id: string; name: string } | null;
}

export interface PersonFacts {
  kind: 'user' | 'contact' | 'client';
  id: string;
  name: string;
  /** Of a contact: the user that it is linked to. */
  userId: string | null;
  address: string | null;
}

export interface LineFacts {
  id: string;
  number: number;
  format: Format;
  status: MessageStatus;
  statusAt: Date;
  /** Before which it does not go out. */
  dueAt: Date;
  /** How often it was handed over, or tried to be. */
  attempts: number;
  reason: ReasonCode | null;
  reasonDetail: string | null;
  to: string | null;
  /** The letter that took its place, unless that was withdrawn. */
  letterNumber: number | null;
  letterId: string | null;
  hasLetterForm: boolean;
  /** A line is for the client or for a user. */
  clientExternalId: string | null;
  userId: string | null;
  typeCode: string;
}

export interface OtherLine {
  id: string;
  number: number;
  name: string;
  to: string | null;
  statusAt: Date;
}

export interface AftermathFacts {
  /** What the mail server said of it. */
  words: string | null;
  /** L08: the mail that went to the client's next address in its place. */
  next: { id: string; number: number; to: string; status: MessageStatus } | null;
  /** A letter to the client of the same decision. */
  letter: { id: string; number: number } | null;
  /** The address of the user it was for, as it is today. */
  userAddress: string | null;
  /** Of a mail to our own house (E19): the client group, and the manager, that have its address today. */
  houseGroup: string | null;
  houseUser: string | null;
}

/** By which ways a rule can reach a client, and which of them hold (A21–A32). */
export interface WaysFacts {
  /** Scope `all`: no assignment is asked. */
  everybody: boolean;
  plan: 'in' | 'out' | 'cancelled' | 'no-case';
  /** ISO date: first day of the case, else the day that is looked at. */
  firstDay: string;
  /** Rule sets assigned to the client or one above it, nearest first. */
  sets: readonly SetFacts[];
  /** Assignments of the rule itself there, nearest first. */
  direct: readonly AssignmentFacts[];
  /** How this organisation works (A21). */
  uses: { subscriptions: boolean; workflows: boolean };
  /** Whether any rule set has the rule. */
  inSomeSet: boolean;
}

export interface AssignmentFacts {
  /** Name of the client it is assigned to. */
  at: string;
  startsOn: string;
  endsOn: string | null;
  inForce: boolean;
}

export interface SetFacts extends AssignmentFacts {
  id: string;
  name: string;
  hasRule: boolean;
}

/** What would become of the person as a recipient of the rule today. */
export interface RecipientFacts {
  /** Whether one of the rule's recipients is of the person's kind. */
  selected: boolean;
  filters: TracedCandidate['filters'];
  /** Whose name stands before, with the same address. */
  duplicateOf: string | null;
  /** Of a mail for our own people: who gets it in place of somebody of the house who was not chosen (E18, E19). */
  staffInstead: readonly string[] | null;
  /** What is missing for recipients of the rule behind whom nobody stands. */
  unmet: readonly TracedUnmet[];
  /** What would keep the mail itself from going out. */
  stopped: { code: ReasonCode; detail: string | null } | null;
}

/** What came of it when what the rule waits for last happened. */
export interface BeforeFacts {
  /** ISO time: when it was decided, else when it happened. */
  at: string;
  /**
   * What came of it: `decided`; `outside`, the rule did not hold here; `case-closed`, nothing goes out for a case any more
   * (A27); `waits`, it is to be decided on any moment.
   */
  standing: 'decided' | 'outside' | 'case-closed' | 'waits';
  /** What kept the person out then; nothing: the mail should have gone. */
  stopped: StepRow[];
  /** Where the mail of a contact went that had another user then. */
  wentTo: string | null;
  /** Applied once more to open cases, the rule would send its mail after all, unless somebody got it (Ad4). */
  canApply: boolean;
}

export interface TestFacts {
  id: string;
  number: number;
  to: string | null;
  status: MessageStatus;
  reason: ReasonCode | null;
}

/** Who of a client gets a message, and why not (DP-C). */
export interface AudienceFacts {
  /** Those with access, with what each filter said. */
  candidates: readonly TracedCandidate[];
  /** Asked only when nobody was left (C15). */
  catchAll: readonly TracedCandidate[] | null;
  /** What is missing for recipients behind whom nobody stands. */
  unmet: readonly TracedUnmet[];
  /** Names of those who get it. */
  kept: readonly string[];
  /** What would keep the mail itself from going to one of them: no text, no sender, no usable address. */
  stopped: readonly { who: string; code: ReasonCode; detail: string | null }[];
  /** The client itself, where it is one of those who get it; null: it is not. */
  client: AudienceClient | null;
  /** An address on the client card, which is not used (C03). */
  cardAddress: string | null;
}

/** How a message reaches the client itself: by mail at its own addresses, or on paper. */
export interface AudienceClient {
  name: string;
  format: Format;
  /** Null: a letter, or a mail that has no address to go to. */
  address: string | null;
  /** What is wrong with the mail that a letter takes the place of by itself (L08, Dd5). */
  instead: { code: ReasonCode; detail: string | null } | null;
}

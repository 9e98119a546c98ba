import type { LineKind, ReasonCode } from '../../common/reasons.js';
import type { DiagnosisInput, Procedure } from './diagnosis-input.js';
import type { Facts } from './facts.js';
import type { Finding } from './finding-words.js';
import type { StepRow, Verdict } from './step-row.js';
import type { NodeId } from './step-words.js';

/** What a reason is about: where its fix leads. */
export interface Subject {
  client?: string;
  type?: string;
  rule?: string;
  ruleSet?: string;
  user?: string;
  contact?: string;
  group?: string;
  message?: string;
}

export interface Ending {
  code: ReasonCode;
  /** The detail for `{which}` in the code's sentence. */
  which?: string;
  subject: Subject;
  /** Where what there is to do is that of another reason. */
  toDo?: ReasonCode;
  /** What can become of the line that it is about, where it is about one: what there is to do depends on it. */
  line?: LineKind;
  /** What else was seen and is worth knowing; with the message that it is about, where that is another one. */
  also: AlsoSeen[];
}

export interface AlsoSeen {
  code: ReasonCode;
  which?: string;
  message?: string;
  /** Name of the rule that it is said of, where that is not clear. */
  rule?: string;
  /** What it stands for, for whoever words it. */
  seen?: StepRow[];
}

/** `send` lets Bode send the test mail that is then asked about; `unknown` goes on to the next cause. */
export type FixedAnswer = 'yes' | 'no' | 'unknown' | 'send';

export interface Question {
  node: NodeId;
  /** What may be answered: fixed words, or ids with names of their own. */
  answers: (FixedAnswer | { id: string; name: string })[];
  /** For the hint beside it, such as an address to copy. */
  values?: Record<string, string | number>;
}

/** What a step comes to. */
export type Result = { verdict: Verdict; finding: Finding; rows?: StepRow[] } & (
  { next: NodeId } | { end: Ending } | { ask: Question }
);

/** One node of a decision procedure (requirements, Part 2). Pure: it reads facts and knows no clock. */
export interface Node {
  /** @param taken the steps before this one, with what was answered */
  look(facts: Facts, taken: readonly Step[]): Result;
  /** Only of nodes that ask: where each answer leads, and what it adds to the input. */
  answered?(answer: string, facts: Facts): { next: NodeId; adds?: DiagnosisInput } | { end: Ending };
}

/** A step as it was taken; stored, and never changed afterwards but for the answer. */
export interface Step {
  node: NodeId;
  verdict: Verdict;
  finding: Finding;
  rows: StepRow[];
  /** What somebody answered, by its word or the name of what was chosen. */
  answer?: string;
}

/** A diagnosis as far as it has come. There is a question or an ending, or there is a node to go on with. */
export interface Run {
  procedure: Procedure;
  input: DiagnosisInput;
  steps: Step[];
  at: NodeId | null;
  question: Question | null;
  ending: Ending | null;
}

/** @param which the detail for `{which}` in the code's sentence */
export function ending(code: ReasonCode, subject: Subject = {}, which?: string): Ending {
  return { code, subject, also: [], ...(which !== undefined && { which }) };
}

import type { DiagnosisInput, Procedure } from './diagnosis-input.js';
import type { Ending } from './ending.js';
import type { Facts } from './facts.js';
import type { Finding } from './finding-words.js';
import type { Step, StepRow, Verdict } from './step.js';
import type { NodeId } from './step-words.js';

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

/** A diagnosis as far as it has come. There is a question or an ending, or there is a node to go on with. */
export interface Run {
  procedure: Procedure;
  input: DiagnosisInput;
  steps: Step[];
  at: NodeId | null;
  question: Question | null;
  ending: Ending | null;
}

import type { ReasonCode } from '../../common/reasons.js';
import type { Condition } from '../../rules/condition.js';
import type { Finding } from './finding-words.js';
import type { NodeId } from './step-words.js';
import type { Subject } from './subject.js';

/** How what was looked at stands: in order, not in order, or only worth knowing. */
export type Verdict = 'pass' | 'fail' | 'info';

/** One of several things that a step looked at. */
export interface StepRow {
  name: string;
  value?: string;
  verdict?: Verdict;
  code?: ReasonCode;
  which?: string;
  /** Id of the user who is put right, where a code says what is wrong with one. */
  user?: string;
  /** Id of the message that it is about. */
  message?: string;
  /** Id of the rule that it is about: one of several that a search may go on with. */
  rule?: string;
  /** What was found, in words. */
  finding?: Finding;
  /** What its code is about: where its fix leads. */
  subject?: Subject;
  /** What its code stands for: conditions that failed. */
  seen?: StepRow[];
  /** The condition that it is about, for whoever words it. */
  condition?: Condition;
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

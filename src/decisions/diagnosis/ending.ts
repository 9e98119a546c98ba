import type { LineKind, ReasonCode } from '../../common/reasons.js';
import type { StepRow } from './step.js';
import type { Subject } from './subject.js';

/** What a search comes to. */
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

/** @param which the detail for `{which}` in the code's sentence */
export function ending(code: ReasonCode, subject: Subject = {}, which?: string): Ending {
  return { code, subject, also: [], ...(which !== undefined && { which }) };
}

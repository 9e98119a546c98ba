/** Kinds of events that Bode itself knows the meaning of; all others are the callers' own. */
export const CASE_OPENED = 'case.opened';
export const CASE_CLOSED = 'case.closed';

/** What the data of an appended `case.opened` names when it is for one rule only (Ad4). */
export interface OnlyRule {
  /** Id of the rule. */
  onlyRule: string;
}

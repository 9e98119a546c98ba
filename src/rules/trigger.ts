/** What sets a rule off (A34): a kind of event, and a type of case where the rule asks for one. */
export interface Trigger {
  kind: string;
  /** Of a rule: null takes any case, and none. Of an event: null is an event without a case. */
  caseType: string | null;
}

export interface TriggerMatch {
  expected: Trigger;
  actual: Trigger;
  ok: boolean;
}

/** Whether an event sets a rule off, with what was expected and what came. */
export function matchTrigger(expected: Trigger, actual: Trigger): TriggerMatch {
  const ok = expected.kind === actual.kind && (expected.caseType === null || expected.caseType === actual.caseType);
  return { expected, actual, ok };
}

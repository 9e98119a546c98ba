import { ending, type AlsoSeen, type Ending } from './ending.js';
import type { Step, StepRow } from './step.js';

/** What the search of one rule would end with (1.1), before anything is asked. */
export interface SurveyedRule {
  rule: { id: string; name: string };
  /** Null: its mail went out to the person, or waits on a question. */
  ending: Ending | null;
  /** The step that it ended at, or the last one before a question. */
  step: Step;
}

/**
 * What is to be made of it by who can't say which rule was meant: go on with the one that something stopped; tell all of
 * them, where several were stopped by different things; null: whatever went out to the person says most. Where something did
 * go out, a rule that was never meant for him is none of the causes; where nothing did, what keeps every mail from him is
 * the cause, whichever rule it was.
 */
export function conclude(survey: readonly SurveyedRule[]): { rule: string } | { end: Ending } | null {
  const wentOut = survey.some(({ ending: found }) => found === null);
  const causes = survey.filter(isCause).filter(({ step }) => !wentOut || !NOT_MEANT.includes(step.node));
  const [only, ...more] = causes;
  if (!only) return wentOut || !survey[0] ? null : { rule: survey[0].rule.id };
  const personal = wentOut ? undefined : causes.find(({ step }) => OF_THE_PERSON.includes(step.node));
  if (personal) return { rule: personal.rule.id };
  if (more.length === 0 || isOneCause(causes)) return { rule: only.rule.id };
  const shared = sharedByMost(causes);
  const others = shared ? causes.filter(({ ending: found }) => !isSame(found, shared)) : causes;
  const end = ending('RULE_NOT_KNOWN', shared?.subject, causes.map(({ rule }) => `“${rule.name}”`).join(', '));
  return {
    end: {
      ...end,
      ...(shared && { toDo: shared.code }),
      also: [...(shared ? [seenOf(shared)] : []), ...others.map(seenOfRule)],
    },
  };
}

function seenOf({ code, which }: Ending): AlsoSeen {
  return { code, ...(which !== undefined && { which }) };
}

function seenOfRule({ rule, ending: found, step }: SurveyedRule & { ending: Ending }): AlsoSeen {
  return { ...seenOf(found), rule: rule.name, seen: failedOf(step) };
}

/** The client's subscription is wrong, whichever of its rules was meant (A24, A25). */
const OF_THE_CLIENT: readonly string[] = ['NO_SUBSCRIPTION', 'SUBSCRIPTION_STARTS_LATE'];

function isOneCause(causes: readonly { ending: Ending }[]): boolean {
  return causes.every(({ ending: found }) => OF_THE_CLIENT.includes(found.code) && isSame(found, causes[0]!.ending));
}

/** What is wrong with the subscription for more than half of them: it is said once, and put right first. */
function sharedByMost(causes: readonly { ending: Ending }[]): Ending | undefined {
  const endings = causes.map(({ ending: found }) => found).filter(({ code }) => OF_THE_CLIENT.includes(code));
  return endings.find((one) => endings.filter((other) => isSame(one, other)).length * 2 > causes.length);
}

function isSame(one: Ending, other: Ending): boolean {
  return one.code === other.code && one.which === other.which;
}

/** Steps at which the person turns out to get no mail of any rule (A13–A16). */
const OF_THE_PERSON: readonly string[] = ['1.4.2a', '1.4.2b', '1.4.2c', '1.4.3'];

/** Steps at which a rule turns out not to be meant for the person. */
const NOT_MEANT: readonly string[] = ['1.4.0', '1.4.1'];

/** As the step that looked at them shows it. */
export function surveyRow({ rule, ending: found, step }: SurveyedRule): StepRow {
  const row = { name: rule.name, rule: rule.id };
  const { message, ...told } = step.finding;
  const about = message !== undefined && { message };
  if (!found) return { ...row, verdict: 'pass', finding: told, ...about };
  const { code, which, subject } = found;
  const { verdict } = step;
  return { ...row, verdict, code, ...(which !== undefined && { which }), subject, seen: failedOf(step), ...about };
}

/** It is known why the person has no mail of this rule. */
export function isCause(surveyed: SurveyedRule): surveyed is SurveyedRule & { ending: Ending } {
  return surveyed.ending !== null && surveyed.ending.code !== 'UNEXPLAINED';
}

/** The conditions that failed, for whoever words them. */
function failedOf({ rows }: Step): StepRow[] {
  return rows.filter(({ condition, verdict }) => condition && verdict === 'fail');
}

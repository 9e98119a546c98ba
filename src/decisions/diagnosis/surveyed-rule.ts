import { ending, type Ending, type Step } from './node.js';
import type { StepRow } from './step-row.js';

/** What the search of one rule would end with (1.1), before anything is asked. */
export interface SurveyedRule {
  rule: { id: string; name: string };
  /** Null: its mail went out to the person, or waits on a question. */
  ending: Ending | null;
  /** The step that it ended at, or the last one before a question. */
  step: Step;
}

/** What is to be made of it by who can't say which rule was meant; null: no rule is in the way, and something went out. */
export function conclude(survey: readonly SurveyedRule[]): Ending | null {
  const causes = survey.filter(isCause);
  const [only, ...more] = causes;
  if (!only) return survey.some((one) => one.ending === null) ? null : (survey[0]?.ending ?? null);
  if (more.length === 0) return only.ending;
  return {
    ...ending('RULE_NOT_KNOWN', {}, causes.map(({ rule }) => `“${rule.name}”`).join(', ')),
    also: causes.map(({ rule, ending: { code, which }, step }) => ({
      code,
      ...(which !== undefined && { which }),
      rule: rule.name,
      seen: failedOf(step),
    })),
  };
}

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

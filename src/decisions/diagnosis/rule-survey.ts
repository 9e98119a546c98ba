import type { Facts } from './facts.js';
import { advance } from './run.js';
import type { NodeId } from './step-words.js';
import { isCause, type SurveyedRule } from './surveyed-rule.js';

/** More rules than these are not looked at one by one; whoever asks names the client, the case or the days. */
export const MOST_SURVEYED = 20;

/**
 * Follows the search of each rule as far as it comes without an answer, the likeliest cause first: what went
 * wrong for this very person before what keeps a rule from holding here, and that before rules that were never meant for
 * him. What can't be explained comes after these, and what did go out to him last.
 *
 * @param facts of each rule, as a search that names it would have them
 */
export function surveyRules(facts: readonly Facts[]): SurveyedRule[] {
  return facts.map(surveyOne).sort((a, b) => unlikeliness(a) - unlikeliness(b) || (a.rule.name < b.rule.name ? -1 : 1));
}

function surveyOne(facts: Facts): SurveyedRule {
  const { id, name } = facts.rule!;
  const run = advance(
    { procedure: 'A', input: facts.input, steps: [], at: '1.2', question: null, ending: null },
    facts,
  );
  const step = run.ending ? run.steps.at(-1)! : run.steps[0]!;
  return { rule: { id, name }, ending: run.ending, step };
}

/** The steps at which a search ends for a cause, the likeliest first; those of a line (DP-D) go before. */
const BY_LIKELIHOOD: readonly NodeId[] = [
  '1.3',
  '1.4.2a',
  '1.4.2b',
  '1.4.2c',
  '1.4.3',
  '1.4.4',
  '1.5',
  '1.5.1.1',
  '1.5.1.2',
  '1.5.2.1',
  '1.5.x.3a',
  '1.5.x.3b',
  '1.4.1',
  '1.4.0',
];

function unlikeliness(surveyed: SurveyedRule): number {
  const { ending: found, step } = surveyed;
  if (isCause(surveyed)) return BY_LIKELIHOOD.indexOf(step.node);
  return BY_LIKELIHOOD.length + (found === null ? 1 : 0);
}

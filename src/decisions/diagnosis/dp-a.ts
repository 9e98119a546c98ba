import { isIn } from '../../messages/states.js';
import { elsewhere } from './current-address.js';
import type { Facts, OtherLine } from './facts.js';
import { ending } from './ending.js';
import { lineTold } from './line-told.js';
import type { Node, Result } from './node.js';
import type { StepRow } from './step.js';
import { conclude, surveyRow, type SurveyedRule } from './surveyed-rule.js';
import { triggerTexts } from './trigger-text.js';

/** DP-A, "not received": which rule, and what went out (seed 000, 1.1–1.3). */
export const notReceivedNodes = {
  '1.1': {
    look(facts): Result {
      const { rule, choices, survey, lines, input } = facts;
      if (rule?.active || (rule && wentOut(lines))) {
        return { verdict: 'pass', finding: { key: 'rule-given', values: { rule: rule.name } }, next: '1.2' };
      }
      if (rule) {
        return {
          verdict: 'fail',
          finding: { key: 'rule-inactive', values: { rule: rule.name } },
          end: ending('NO_RULE', { rule: rule.id }),
        };
      }
      if (input.type && wentOut(lines)) {
        return { verdict: 'pass', finding: { key: 'type-given', values: { type: input.type } }, next: '1.2' };
      }
      if (choices.length === 0) return lines.ofPerson && !facts.madeByRules ? anyMessage : noRule(facts);
      return {
        verdict: 'info',
        finding: {
          key: survey.length < choices.length ? 'many-rules-fit' : 'rules-fit',
          values: { count: choices.length, looked: survey.length },
        },
        rows: survey.map(surveyRow),
        ask: { node: '1.1', answers: [...inOrderOf(survey, choices), 'unknown'] },
      };
    },
    // Who can't say which one goes on with whatever stops any of them.
    answered(answer, { choices, survey }) {
      if (answer !== 'unknown') return { next: '1.2', adds: { rule: answer } };
      const [only, ...more] = choices;
      if (only && more.length === 0) return { next: '1.2', adds: { rule: only.id } };
      const found = conclude(survey);
      if (!found) return { next: '1.2' };
      return 'end' in found ? found : { next: '1.2', adds: { rule: found.rule } };
    },
  },

  '1.2': {
    look({ lines, rule }): Result {
      const { ofPerson, others } = lines;
      if (ofPerson && isIn('bounceable', ofPerson.status)) {
        return { verdict: 'pass', finding: lineTold('sent-to-person', ofPerson), next: '1.3' };
      }
      if (ofPerson) {
        return { verdict: 'fail', finding: lineTold('line-of-person', ofPerson), next: 'D1' };
      }
      if (others.length > 0) {
        return {
          verdict: 'fail',
          finding: { key: 'sent-to-others', values: { names: others.map(({ name }) => name).join(', ') } },
          rows: others.map(rowOf),
          next: '1.4.0',
        };
      }
      if (!rule) return { verdict: 'fail', finding: { key: 'nothing-at-all' }, end: ending('UNEXPLAINED') };
      return { verdict: 'fail', finding: { key: 'nothing-sent' }, next: '1.5' };
    },
  },

  '1.3': {
    look: (facts) => elsewhere(facts) ?? { verdict: 'info', finding: { key: 'sent-go-on' }, next: 'B1' },
  },
} satisfies Record<string, Node>;

/** The likeliest first, as they stand above the question; then those that were not looked at. */
function inOrderOf(survey: readonly SurveyedRule[], choices: Facts['choices']): Facts['choices'] {
  const looked = survey.map(({ rule }) => rule);
  return [...looked, ...choices.filter(({ id }) => !looked.some((rule) => rule.id === id))];
}

/** Where no rule makes mails at all, as in a library, what the person got says most. */
const anyMessage: Result = { verdict: 'pass', finding: { key: 'any-given' }, next: '1.2' };

/**
 * What happened is told, and the rule that would have sent the mail were it not switched off: that is often the answer.
 * What no rule makes comes when a system asks for it.
 */
function noRule({ happened, switchedOff, tooLate, madeByRules }: Facts): Result {
  if (tooLate) {
    const finding = { key: 'request-too-late' as const, values: { at: tooLate.at.toISOString() } };
    return { verdict: 'fail', finding, end: ending('NOT_RELEVANT', {}, 'past') };
  }
  if (!madeByRules) return { verdict: 'fail', finding: { key: 'not-requested' }, end: ending('NOT_REQUESTED') };
  const values = { happened: triggerTexts(happened), rules: switchedOff.map(({ name }) => `“${name}”`).join(', ') };
  const [off] = switchedOff;
  const key = off ? 'fitting-rule-off' : happened.length > 0 ? 'no-rule-fits' : 'nothing-happened';
  return { verdict: 'fail', finding: { key, values }, end: ending('NO_RULE', off ? { rule: off.id } : {}) };
}

function wentOut({ ofPerson, others }: Facts['lines']): boolean {
  return ofPerson !== null || others.length > 0;
}

function rowOf({ id, name, to, statusAt }: OtherLine): StepRow {
  return { name, value: [to, statusAt.toISOString()].filter(Boolean).join(' · '), message: id };
}

import { isIn } from '../../messages/states.js';
import type { Facts } from './facts.js';
import { ending, type Node, type Result } from './node.js';
import { triggerTexts } from './trigger-text.js';

/** DP-A, "not received": which rule, and what went out (seed 000, 1.1–1.3). */
export const notReceivedNodes = {
  '1.1': {
    look({ rule, choices, happened, switchedOff, lines, input }): Result {
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
      if (choices.length === 0) return noRule(happened, switchedOff);
      return {
        verdict: 'info',
        finding: { key: 'rules-fit', values: { count: choices.length } },
        ask: { node: '1.1', answers: [...choices, 'unknown'] },
      };
    },
    answered: (answer) => (answer === 'unknown' ? { next: '1.2' } : { next: '1.2', adds: { rule: answer } }),
  },

  '1.2': {
    look({ lines, rule }): Result {
      const { ofPerson, others } = lines;
      if (ofPerson && isIn('bounceable', ofPerson.status)) {
        return { verdict: 'pass', finding: { key: 'sent-to-person', values: told(ofPerson) }, next: '1.3' };
      }
      if (ofPerson) {
        return { verdict: 'fail', finding: { key: 'line-of-person', values: told(ofPerson) }, next: 'D1' };
      }
      if (others.length > 0) {
        return {
          verdict: 'fail',
          finding: { key: 'sent-to-others', values: { names: others.join(', ') } },
          next: '1.4.0',
        };
      }
      if (!rule) return { verdict: 'fail', finding: { key: 'nothing-at-all' }, end: ending('UNEXPLAINED') };
      return { verdict: 'fail', finding: { key: 'nothing-sent' }, next: '1.5' };
    },
  },

  '1.3': {
    look: () => ({ verdict: 'info', finding: { key: 'sent-go-on' }, next: 'B1' }),
  },
} satisfies Record<string, Node>;

/** What happened is told, and the rule that would have sent the mail were it not switched off: that is often the answer. */
function noRule(happened: Facts['happened'], switchedOff: Facts['switchedOff']): Result {
  const values = { happened: triggerTexts(happened), rules: switchedOff.map(({ name }) => `“${name}”`).join(', ') };
  const [off] = switchedOff;
  const key = off ? 'fitting-rule-off' : happened.length > 0 ? 'no-rule-fits' : 'nothing-happened';
  return { verdict: 'fail', finding: { key, values }, end: ending('NO_RULE', off ? { rule: off.id } : {}) };
}

function wentOut({ ofPerson, others }: Facts['lines']): boolean {
  return ofPerson !== null || others.length > 0;
}

function told({ number, statusAt }: NonNullable<Facts['lines']['ofPerson']>) {
  return { number, at: statusAt.toISOString() };
}

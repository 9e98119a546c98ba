import { conditionRows } from './condition-rows.js';
import type { Facts, SetFacts, WaysFacts } from './facts.js';
import { ending, type Ending } from './ending.js';
import type { Node, Result } from './node.js';
import type { Subject } from './subject.js';
import { triggerText, triggerTexts } from './trigger-text.js';

/** DP-A, "not sent": does the rule hold here, did its trigger come, do its conditions hold (A21–A36). */
export const assignmentNodes = {
  '1.5': {
    look(facts): Result {
      const ways = waysOf(facts);
      if (ways.plan === 'in') return { verdict: 'pass', finding: { key: 'planned' }, next: '1.5.x.3a' };
      if (ways.plan === 'cancelled') {
        return { verdict: 'fail', finding: { key: 'plan-cancelled' }, end: notApplied(facts) };
      }
      if (ways.everybody) return { verdict: 'pass', finding: { key: 'for-everybody' }, next: '1.5.x.3a' };
      const { subscriptions, workflows } = ways.uses;
      if (subscriptions && workflows) return { verdict: 'info', finding: { key: 'both-ways' }, next: '1.5.1.1' };
      return subscriptions
        ? { verdict: 'info', finding: { key: 'by-subscription' }, next: '1.5.1.1' }
        : { verdict: 'info', finding: { key: 'by-workflow' }, next: '1.5.2.1' };
    },
  },

  '1.5.1.1': {
    look(facts): Result {
      const ways = waysOf(facts);
      const set = inForce(ways);
      const rows = ways.sets.map((one) => ({
        name: `${one.name} (${one.at})`,
        value: days(one),
        verdict: one.inForce ? ('pass' as const) : ('fail' as const),
      }));
      if (set) {
        const values = { set: set.name, at: set.at, from: set.startsOn };
        return { verdict: 'pass', finding: { key: 'subscription', values }, rows, next: '1.5.1.2' };
      }
      const values = { day: ways.firstDay };
      const key = ways.sets.length > 0 ? 'subscription-late' : 'no-subscription';
      return { verdict: 'fail', finding: { key, values }, rows, ...orWorkflow(facts) };
    },
  },

  '1.5.1.2': {
    look(facts): Result {
      const ways = waysOf(facts);
      const set = inForce(ways)!;
      const values = { set: set.name, rule: facts.rule?.name ?? '' };
      if (!set.hasRule) {
        return { verdict: 'fail', finding: { key: 'not-in-subscription', values }, ...orWorkflow(facts) };
      }
      if (ways.plan === 'out') {
        return { verdict: 'fail', finding: { key: 'not-in-plan', values }, end: notApplied(facts) };
      }
      return { verdict: 'pass', finding: { key: 'in-subscription', values }, next: '1.5.x.3a' };
    },
  },

  '1.5.2.1': {
    look(facts): Result {
      const ways = waysOf(facts);
      const direct = ways.direct.find((one) => one.inForce);
      const rows = ways.direct.map((one) => ({
        name: one.at,
        value: days(one),
        verdict: one.inForce ? ('pass' as const) : ('fail' as const),
      }));
      if (!direct) {
        const key = rows.length > 0 ? 'not-assigned-then' : 'not-assigned';
        return { verdict: 'fail', finding: { key, values: { day: ways.firstDay } }, rows, end: unassigned(facts) };
      }
      const values = { at: direct.at, from: direct.startsOn };
      if (ways.plan === 'out') {
        return { verdict: 'fail', finding: { key: 'assigned-not-in-plan', values }, rows, end: notApplied(facts) };
      }
      return { verdict: 'pass', finding: { key: 'assigned', values }, rows, next: '1.5.x.3a' };
    },
  },

  '1.5.x.3a': {
    look({ trigger, rule }): Result {
      if (!trigger) throw new Error('A rule has a trigger');
      const expected = triggerText(trigger.expected);
      const actual = triggerTexts(trigger.actual) || '–';
      const values = { expected, actual };
      if (trigger.ok) return { verdict: 'pass', finding: { key: 'trigger-right', values }, next: '1.5.x.3b' };
      return {
        verdict: 'fail',
        finding: { key: 'trigger-wrong', values },
        end: ending('WRONG_TRIGGER', { rule: rule!.id }, `${expected} ≠ ${actual}`),
      };
    },
  },

  '1.5.x.3b': {
    look({ conditions, rule }): Result {
      const rows = conditionRows(conditions);
      const failed = rows.filter(({ verdict }) => verdict === 'fail');
      if (failed.length === 0) {
        const key = rows.length > 0 ? 'conditions-hold' : 'no-conditions';
        return { verdict: 'pass', finding: { key, values: { count: rows.length } }, rows, next: '1.5.x.4' };
      }
      const which = failed.map(({ name, value }) => `${name} ≠ ${value}`).join('; ');
      const end = ending('CONDITION_FAILED', { rule: rule!.id }, which);
      return { verdict: 'fail', finding: { key: 'condition-failed', values: { count: failed.length } }, rows, end };
    },
  },

  '1.5.x.4': {
    look: () => ({ verdict: 'info', finding: { key: 'right-but-no-mail' }, next: '1.4.0' }),
  },
} satisfies Record<string, Node>;

function waysOf({ ways }: Facts): WaysFacts {
  if (!ways) throw new Error('The ways of a rule are known once the rule is');
  return ways;
}

/** Ad5: the nearest set that is in force holds, also where it lacks the rule. */
function inForce({ sets }: WaysFacts): SetFacts | undefined {
  return sets.find((set) => set.inForce);
}

/** A failed subscription is the cause, unless the organisation works by workflows as well: then that is tried too. */
function orWorkflow(facts: Facts): { next: '1.5.2.1' } | { end: Ending } {
  return waysOf(facts).uses.workflows ? { next: '1.5.2.1' } : { end: subscriptionFault(facts)! };
}

function subscriptionFault(facts: Facts): Ending | null {
  const ways = waysOf(facts);
  const set = inForce(ways);
  if (set) {
    return set.hasRule ? null : ending('RULE_NOT_IN_SUBSCRIPTION', { ...subject(facts), ruleSet: set.id }, set.name);
  }
  const late = ways.sets.find(({ startsOn }) => startsOn > ways.firstDay);
  if (!late) return ending('NO_SUBSCRIPTION', subject(facts), ways.firstDay);
  return ending('SUBSCRIPTION_STARTS_LATE', subject(facts), `${late.name} ${late.startsOn}, case ${ways.firstDay}`);
}

/** Both ways failed: the one by which the rule is meant to come is the cause, the other is told beside it. */
function unassigned(facts: Facts): Ending {
  const { uses, inSomeSet } = waysOf(facts);
  const workflow = ending('RULE_NOT_ASSIGNED', subject(facts));
  const subscription = uses.subscriptions ? subscriptionFault(facts) : null;
  if (!subscription) return workflow;
  const [cause, other] = inSomeSet ? [subscription, workflow] : [workflow, subscription];
  const { code, which } = other;
  return { ...cause, also: [{ code, ...(which !== undefined && { which }) }] };
}

function notApplied(facts: Facts): Ending {
  return ending('NOT_APPLIED_TO_CASE', subject(facts));
}

function subject({ client, rule }: Facts): Subject {
  return { ...(client && { client: client.externalId }), ...(rule && { rule: rule.id }) };
}

function days({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }): string {
  return `${startsOn} – ${endsOn ?? ''}`.trim();
}

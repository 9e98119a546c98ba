import type { FilterId, Trace, TracedCandidate, TracedTrigger } from '../../decisions/trace.js';
import { reasonText } from '../../messages/reason-text.js';
import type { WhyMatrix, WhyStep } from '../components/steps.js';
import { calendarDate } from '../format.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';
import { conditionText, valueText } from './condition-words.js';

/** The steps that only a decision of a rule has: which rule and by which way, its trigger, its conditions (N01). */
export function ruleSteps(trace: Trace, view: View): WhyStep[] {
  return [ruleStep(trace, view), triggerStep(trace, view), conditionsStep(trace, view)].filter((step) => step !== null);
}

function ruleStep({ rule, assignment }: Trace, view: View): WhyStep | null {
  if (!rule) return null;
  const t = view.t.why.rule;
  const holds = assignment ? wayText(assignment, view) : t.none;
  return {
    kind: 'rule',
    verdict: assignment ? 'pass' : 'fail',
    answer: rule.name,
    rows: [
      { label: t.name, value: rule.name, href: urls.rule(rule.id) },
      { label: t.assignment, value: holds, verdict: assignment ? 'pass' : 'fail' },
    ],
  };
}

/** By which way a rule holds, in a few words. */
export function wayText(assignment: NonNullable<Trace['assignment']>, view: View): string {
  const t = view.t.why.rule;
  const planned = assignment.planned ? [t.planned] : [];
  switch (assignment.mode) {
    case 'all':
      return [t.all, ...planned].join(', ');
    case 'direct':
      return [t.direct(assignment.client.name, calendarDate(assignment.startsOn)), ...planned].join(', ');
    case 'set':
      return [t.set(assignment.set, assignment.client.name, calendarDate(assignment.startsOn)), ...planned].join(', ');
  }
}

function triggerStep({ trigger }: Trace, view: View): WhyStep | null {
  if (!trigger) return null;
  const t = view.t.why.trigger;
  const expected = triggerText(trigger.expected, view);
  const actual = triggerText(trigger.actual, view);
  return {
    kind: 'trigger',
    verdict: trigger.ok ? 'pass' : 'fail',
    answer: trigger.ok ? expected : `${expected} ≠ ${actual}`,
    rows: [
      { label: t.expected, value: expected },
      { label: t.actual, value: actual, verdict: trigger.ok ? 'pass' : 'fail' },
    ],
  };
}

export function triggerText({ kind, caseType }: TracedTrigger, view: View): string {
  return caseType === null ? kind : view.t.why.trigger.ofCase(kind, caseType);
}

function conditionsStep({ conditions }: Trace, view: View): WhyStep | null {
  if (!conditions) return null;
  const t = view.t.why.conditions;
  const failed = conditions.filter(({ ok }) => !ok).length;
  return {
    kind: 'conditions',
    verdict: failed > 0 ? 'fail' : 'pass',
    answer:
      conditions.length === 0 ? t.none : failed > 0 ? t.failed(failed, conditions.length) : t.all(conditions.length),
    rows: conditions.map(({ actual, ok, ...condition }) => ({
      label: conditionText(condition, view),
      value: t.found(valueText(actual) || t.nothing),
      verdict: ok ? 'pass' : 'fail',
    })),
  };
}

/** The order in which filters are asked (design §4). */
const FILTERS: readonly FilterId[] = [
  'relevance',
  'linked',
  'active',
  'access',
  'receive-as-contact',
  'module',
  'approval',
  'catch-all',
];

/** Every candidate against every filter that was asked of anybody. */
export function candidateMatrix(
  { candidates, catchAll }: Pick<Trace, 'candidates' | 'catchAll'>,
  view: View,
): WhyMatrix {
  const t = view.t.why.recipients;
  const asked = FILTERS.filter((id) => candidates.some(({ filters }) => filters.some((filter) => filter.id === id)));
  return {
    heads: asked.map((id) => view.t.why.filters[id]),
    rows: candidates.map((candidate) => ({
      who: candidate.who,
      note: noteOf(candidate, view),
      href: candidate.contactId
        ? urls.contact(candidate.contactId)
        : candidate.userId
          ? urls.user(candidate.userId)
          : undefined,
      cells: asked.map((id) => {
        const filter = candidate.filters.find((one) => one.id === id);
        if (!filter || filter.result === 'not-applicable') return null;
        const why = filter.code && reasonText(filter.code, filter.detail ?? null, view.language);
        return { verdict: filter.result, text: why ?? view.t.why.verdict[filter.result] };
      }),
      kept: candidate.kept,
    })),
    note: catchAll ? t.catchAll : null,
  };
}

/** As what somebody was named, and why not again. */
function noteOf({ selector, via, duplicateOf }: TracedCandidate, view: View): string {
  const t = view.t.why.recipients;
  return [selector, via && t.via(via), duplicateOf && t.duplicate(duplicateOf)].filter(Boolean).join(', ');
}

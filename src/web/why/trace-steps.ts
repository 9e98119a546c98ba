import type { FilterId, Trace, TracedCandidate } from '../../decisions/trace.js';
import { reasonText } from '../../messages/reason-text.js';
import { readSelector } from '../../rules/recipients.js';
import type { SenderStep } from '../../organisations/sender.js';
import type { WhyMatrix, WhyRow, WhyStep } from '../components/steps.js';
import { calendarDate } from '../format.js';
import { triggerName } from '../i18n/event-words.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';
import { conditionText, valueText } from './condition-words.js';
import { throughText } from './through-words.js';

/** A whole decision, told from its trace alone: of an event that happened, or of one that is imagined. */
export function traceSteps(trace: Trace, view: View): WhyStep[] {
  return [
    ...ruleSteps(trace, view),
    ...(trace.candidates.length > 0 || trace.unmet ? [chosenStep(trace, view)] : []),
    ...lineSteps(trace, view),
    ...[senderStep(trace.sender, null, view)].filter((step) => step !== null),
  ];
}

/** Everybody it could have gone to, and what kept each of them out. */
export function chosenStep(trace: Pick<Trace, 'candidates' | 'unmet' | 'catchAll'>, view: View): WhyStep {
  const kept = trace.candidates.filter((candidate) => candidate.kept).map(({ who }) => who);
  return {
    kind: 'recipients',
    verdict: kept.length > 0 ? 'pass' : 'fail',
    answer: whoGets(kept, trace.candidates, view),
    rows: (trace.unmet ?? []).map(({ selector, code, detail }): WhyRow => ({
      label: selectorText(selector, view),
      value: reasonText(code, detail ?? null, view.language),
      verdict: 'fail',
    })),
    ...(trace.candidates.length > 0 && { matrix: candidateMatrix(trace, view) }),
  };
}

/** How many that were left out are named before the rest is counted. */
const NAMED = 3;

/** Who gets it, and who was looked at and does not: that one is often whom somebody asks about. */
function whoGets(kept: readonly string[], candidates: readonly TracedCandidate[], view: View): string {
  const t = view.t.why.recipients;
  if (kept.length === 0) return t.nobody;
  const got = kept.join(', ');
  const out = new Set(candidates.filter((one) => !one.kept && !one.duplicateOf).map(({ who }) => who));
  for (const who of kept) out.delete(who);
  if (out.size === 0) return got;
  const names = [...out].slice(0, NAMED);
  const rest = out.size - names.length;
  return t.leftOut(got, [...names, ...(rest > 0 ? [t.others(rest)] : [])].join(', '));
}

/** The lines that came of it: to whom, as what, and what was wrong with each address. */
function lineSteps({ messages }: Trace, view: View): WhyStep[] {
  const t = view.t.why;
  if (messages.length === 0) return [];
  const failed = messages.some(({ code }) => code !== undefined);
  const rows = messages.flatMap(({ to, format, addressesTried, code, detail }): WhyRow[] => [
    {
      label: t.format[format],
      value:
        [to, code && reasonText(code, detail ?? null, view.language)].filter(Boolean).join(': ') || t.format[format],
      verdict: code ? 'fail' : 'pass',
    },
    ...addressesTried
      .filter((tried) => tried.code !== undefined)
      .map((tried): WhyRow => ({
        label: tried.address,
        value: reasonText(tried.code!, null, view.language),
        verdict: 'fail',
      })),
  ]);
  const answer = messages.map(({ to, format }) => [t.format[format], to].filter(Boolean).join(' ')).join(', ');
  return [{ kind: 'format', verdict: failed ? 'fail' : 'pass', answer, rows }];
}

/** The sender cascade, and which step won (E03–E07); null where it never came to that. */
export function senderStep(steps: Trace['sender'], replyTo: string | null, view: View): WhyStep | null {
  if (!steps) return null;
  const t = view.t.why.sender;
  const chosen = steps.find((step) => step.chosen);
  return {
    kind: 'sender',
    verdict: chosen ? 'pass' : 'fail',
    answer: chosen?.value ?? t.none,
    rows: [
      ...steps.filter(isInUse).map(({ step, value, valid, inactive, chosen: here }): WhyRow => ({
        label: t.steps[step],
        value: value === null ? t.empty : valid ? value : inactive ? t.inactive(value) : t.invalid(value),
        ...(here && { verdict: 'pass' }),
        ...(value !== null && !valid && { verdict: 'fail' }),
      })),
      ...(replyTo ? [{ label: t.replyTo, value: replyTo }] : []),
    ],
  };
}

/** Managers and groups are told of only where there is one: a library has neither. */
function isInUse({ step, value }: SenderStep): boolean {
  return value !== null || (step !== 'manager' && step !== 'group');
}

/** The steps that only a decision of a rule has: which rule and by which way, its trigger, its conditions (N01). */
export function ruleSteps(trace: Trace, view: View): WhyStep[] {
  return [ruleStep(trace, view), triggerStep(trace, view), conditionsStep(trace, view)].filter((step) => step !== null);
}

function ruleStep({ rule, assignment, outside, event }: Trace, view: View): WhyStep | null {
  if (!rule) return null;
  const t = view.t.why.rule;
  const name = { label: t.name, value: rule.name, href: urls.rule(rule.id) };
  if (!assignment && outside && event.case) {
    const { cancelled, ...source } = outside;
    return {
      kind: 'rule',
      verdict: 'fail',
      answer: rule.name,
      rows: [
        name,
        { label: t.assigned, value: wayText({ ...source, planned: false }, view), verdict: 'pass' },
        { label: t.plan, value: cancelled ? t.takenOut : t.notIn, href: urls.case(event.case.id), verdict: 'fail' },
      ],
    };
  }
  const holds = assignment ? wayText(assignment, view) : t.none;
  return {
    kind: 'rule',
    verdict: assignment ? 'pass' : 'fail',
    answer: rule.name,
    rows: [name, { label: t.assignment, value: holds, verdict: assignment ? 'pass' : 'fail' }],
  };
}

/** By which way a rule holds, in a few words. */
function wayText(assignment: NonNullable<Trace['assignment']>, view: View): string {
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
  const expected = triggerName(trigger.expected, view.language);
  const actual = triggerName(trigger.actual, view.language);
  return {
    kind: 'trigger',
    verdict: trigger.ok ? 'pass' : 'fail',
    answer: trigger.ok ? expected : `${expected}, ${view.t.why.conditions.found(actual)}`,
    rows: [
      { label: t.expected, value: expected },
      { label: t.actual, value: actual, verdict: trigger.ok ? 'pass' : 'fail' },
    ],
  };
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
function candidateMatrix({ candidates, catchAll }: Pick<Trace, 'candidates' | 'catchAll'>, view: View): WhyMatrix {
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

/** A recipient as a rule ticks it: "Contactpersonen: hr". */
function selectorText(selector: string, view: View): string {
  const known = readSelector(selector);
  if (!known) return (view.t.why.filters as Record<string, string>)[selector] ?? selector;
  const { kind, argument } = known;
  const label = kind.label[view.language];
  return argument === null || kind.argument === 'user' ? label : `${label}: ${argument}`;
}

/** As what somebody was named, and why not again. */
function noteOf({ selector, via, duplicateOf }: TracedCandidate, view: View): string {
  const t = view.t.why.recipients;
  return [
    selectorText(selector, view),
    via && t.via(selector === 'staff-routing' ? throughText(via, view) : via),
    duplicateOf && t.duplicate(duplicateOf),
  ]
    .filter(Boolean)
    .join(', ');
}

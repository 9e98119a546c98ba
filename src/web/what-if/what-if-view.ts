import type { Permission } from '../../auth/permissions.js';
import type { ExplainedRule, Explanation } from '../../decisions/explain.service.js';
import type { Trace } from '../../decisions/trace.js';
import { reasonText } from '../../messages/reason-text.js';
import type { WhyStep } from '../components/steps.js';
import { calendarDate } from '../format.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';
import { throughOpenDoors } from '../why/open-doors.js';
import { remediesOf, type Remediable, type Remedy } from '../why/remedies.js';
import { traceSteps } from '../why/trace-steps.js';

/** One rule, or the direct request, with what would become of it. */
export interface ShownExplanation {
  name: string;
  href: string | null;
  /** The first sentence: what would happen, or what stops it. */
  sentence: string;
  good: boolean;
  /** What was taken for granted, where no case was named. */
  assumed: string | null;
  /** What would put right what stops it (N01). */
  remedies: Remedy[];
  steps: WhyStep[];
}

/** @param permissions of who looks: what puts it right leads to pages that he may open */
export function explanations(
  { client, rules, request }: Explanation,
  permissions: ReadonlySet<Permission>,
  view: View,
): ShownExplanation[] {
  const remedies = (one: Omit<Remediable, 'clientExternalId'>) =>
    remediesOf({ ...one, clientExternalId: client }, permissions, view);
  const direct = request && {
    name: view.t.whatIf.request,
    href: null,
    sentence: wouldBe(request, view),
    good: request.outcome === 'addressed',
    assumed: null,
    remedies: remedies({
      standing: 'decided',
      trace: request.trace,
      recipients: request.trace,
      typeCode: request.type,
    }),
    steps: throughOpenDoors(traceSteps(request.trace, view), permissions),
  };
  const ofRules = rules.map((rule) => {
    const shown = ofRule(rule, view);
    return {
      ...shown,
      href: permissions.has('rules:read') ? shown.href : null,
      steps: throughOpenDoors(shown.steps, permissions),
      remedies: remedies({ ...rule, typeCode: rule.rule.type }),
    };
  });
  return [...ofRules, ...(direct ? [direct] : [])];
}

/** A rule that was not set off shows its candidates all the same: they may be the next thing to mend. */
function ofRule(rule: ExplainedRule, view: View): Omit<ShownExplanation, 'remedies'> {
  const { imaginedCase } = rule;
  const decided = rule.standing === 'decided';
  return {
    name: rule.rule.name,
    href: urls.rule(rule.rule.id),
    sentence: decided ? wouldBe(rule, view) : view.t.whatIf.standings[rule.standing],
    good: decided && rule.outcome === 'addressed',
    assumed: imaginedCase && view.t.whatIf.imagined(imaginedCase.type, calendarDate(imaginedCase.startDate)),
    steps: traceSteps({ ...rule.trace, ...rule.recipients }, view).map((step) =>
      rule.standing === 'inactive' && step.kind === 'rule' ? switchedOff(step, view) : step,
    ),
  };
}

/** A rule that is off holds nowhere, by whatever way it was assigned. */
function switchedOff(step: WhyStep, { t }: View): WhyStep {
  const rows = step.rows.filter(({ label }) => label !== t.why.rule.assignment);
  return { ...step, rows: [...rows, { label: t.why.rule.state, value: t.rules.off, verdict: 'fail' }] };
}

/** What a decision came to, in a sentence. */
export function wouldBe(
  { outcome, reason, trace }: { outcome: Trace['outcome']; reason?: Trace['reason'] | null; trace: Trace },
  view: View,
): string {
  const names = trace.candidates.filter(({ kept }) => kept).map(({ who }) => who);
  const sentence = view.t.whatIf.would[outcome](names.join(', '));
  return reason ? `${sentence} ${reasonText(reason, null, view.language)}.` : sentence;
}

import type { AssignmentRow } from '../../rules/assignment-rows.js';
import type { ClientRules } from '../../rules/client-rules.service.js';
import { calendarDate } from '../format.js';
import type { View } from '../view.js';

/** Whether an assignment counts for the client on the day that is looked at (A23): of rule sets only the nearest one does (Ad5). */
export function standingOf(
  { id, ruleSet, startsOn, endsOn }: AssignmentRow,
  { date, ruleSet: active }: Pick<ClientRules, 'date' | 'ruleSet'>,
  view: View,
): string {
  const t = view.t.assignments.standing;
  // ISO dates sort as they follow each other.
  if (startsOn > date) return t.later(calendarDate(startsOn));
  if (endsOn !== null && endsOn < date) return t.over;
  if (ruleSet !== null && active && active.id !== id) return t.nearer(active.name);
  return t.holds;
}

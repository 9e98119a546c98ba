import type { AssignmentRow } from '../../rules/assignment-rows.js';
import { NO_KIND } from '../client/kind-words.js';
import { ListTable } from '../components/list-table.js';
import { Tag } from '../components/parts.js';
import { calendarDate } from '../format.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';

interface AssignmentTableProps {
  view: View;
  assignments: readonly AssignmentRow[];
  caption: string;
  canChange: boolean;
  /** Whether it counts where one looks; left out on a list of what is assigned elsewhere. */
  standing?: (assignment: AssignmentRow) => string;
}

/** What is assigned, to whom, and from when until when. */
export function AssignmentTable({ view, assignments, caption, canChange, standing }: AssignmentTableProps) {
  const t = view.t.assignments;
  return (
    <ListTable
      caption={caption}
      columns={[
        t.assignedColumns.what,
        t.assignedColumns.at,
        t.assignedColumns.from,
        t.assignedColumns.to,
        standing !== undefined && t.assignedColumns.standing,
      ]}
    >
      {assignments.map((assignment) => (
        <tr tabIndex={-1}>
          <td class="c-title">
            {canChange ? <a href={urls.assignment(assignment.id)}>{assignment.name}</a> : assignment.name}
            {assignment.ruleSet !== null && <Tag>{t.aSet}</Tag>}
          </td>
          <td data-label={t.assignedColumns.at}>
            <a href={urls.clientRules(assignment.client)}>
              <bdi>{assignment.clientName}</bdi>
            </a>
            {assignment.clientKind !== NO_KIND && ` (${assignment.clientKind})`}
          </td>
          <td class="whole" data-label={t.assignedColumns.from}>
            {calendarDate(assignment.startsOn)}
          </td>
          <td class="whole" data-label={t.assignedColumns.to}>
            {assignment.endsOn === null ? '–' : calendarDate(assignment.endsOn)}
          </td>
          {standing && <td data-label={t.assignedColumns.standing}>{standing(assignment)}</td>}
        </tr>
      ))}
    </ListTable>
  );
}

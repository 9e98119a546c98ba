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
}

/** What is assigned, to whom, and from when until when. */
export function AssignmentTable({ view, assignments, caption, canChange }: AssignmentTableProps) {
  const t = view.t.assignments;
  return (
    <ListTable
      caption={caption}
      columns={[t.assignedColumns.what, t.assignedColumns.at, t.assignedColumns.from, t.assignedColumns.to]}
    >
      {assignments.map(({ id, name, ruleSet, client, clientName, clientKind, startsOn, endsOn }) => (
        <tr tabIndex={-1}>
          <td class="c-title">
            {canChange ? <a href={urls.assignment(id)}>{name}</a> : name}
            {ruleSet !== null && <Tag>{t.aSet}</Tag>}
          </td>
          <td data-label={t.assignedColumns.at}>
            <a href={urls.clientRules(client)}>
              <bdi>{clientName}</bdi>
            </a>
            {clientKind !== NO_KIND && ` (${clientKind})`}
          </td>
          <td class="whole" data-label={t.assignedColumns.from}>
            {calendarDate(startsOn)}
          </td>
          <td class="whole" data-label={t.assignedColumns.to}>
            {endsOn === null ? '–' : calendarDate(endsOn)}
          </td>
        </tr>
      ))}
    </ListTable>
  );
}

import type { AssignmentRow } from '../../rules/assignment-rows.js';
import { NO_KIND } from '../client/kind-words.js';
import { ListTable } from '../components/list-table.js';
import { calendarDate } from '../format.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';

/** Rows that a page shows of those to whom something is assigned. */
export const ASSIGNED_SHOWN = 100;

interface AssignedToProps {
  view: View;
  /** The first `ASSIGNED_SHOWN`. */
  assignments: readonly AssignmentRow[];
  /** Of all. */
  count: number;
  canChange: boolean;
}

/** To whom a rule or a rule set is assigned, and from when until when: what keeps it from being removed is one click away (A24, A31). */
export function AssignedTo({ view, assignments, count, canChange }: AssignedToProps) {
  const { assignedColumns: columns } = view.t.assignments;
  const t = view.t.ruleSets.assigned;
  if (assignments.length === 0) return <p class="quiet">{t.none}</p>;
  return (
    <>
      <ListTable caption={t.title} columns={[columns.at, columns.from, columns.to, canChange && t.change]}>
        {assignments.map(({ id, client, clientName, clientKind, startsOn, endsOn }) => (
          <tr tabIndex={-1}>
            <td class="c-title">
              <a href={urls.clientRules(client)}>
                <bdi>{clientName}</bdi>
              </a>
              {clientKind !== NO_KIND && ` (${clientKind})`}
            </td>
            <td class="whole" data-label={columns.from}>
              {calendarDate(startsOn)}
            </td>
            <td class="whole" data-label={columns.to}>
              {endsOn === null ? '–' : calendarDate(endsOn)}
            </td>
            {canChange && (
              <td class="c-action">
                <a href={urls.assignment(id)} aria-label={t.changeOne(clientName)}>
                  {t.change}
                </a>
              </td>
            )}
          </tr>
        ))}
      </ListTable>
      {count > assignments.length && <p class="quiet">{t.first(assignments.length, count)}</p>}
    </>
  );
}

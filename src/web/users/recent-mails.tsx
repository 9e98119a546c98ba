import { ListTable } from '../components/list-table.js';
import type { MessageRow } from '../components/message-table.js';
import { EmptyState } from '../components/parts.js';
import { StatusBadge } from '../components/status-badge.js';
import { Time } from '../components/time.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';

/** The latest mails to a user, with what became of each (B01, Ed5). */
export function RecentMailsSection({ view, mails }: { view: View; mails: readonly MessageRow[] }) {
  const t = view.t.users.mails;
  const { columns } = view.t;
  return (
    <section aria-labelledby="mails">
      <h2 id="mails">{t.heading}</h2>
      {mails.length === 0 ? (
        <EmptyState title={t.none}>{t.noneHint}</EmptyState>
      ) : (
        <ListTable caption={t.heading} columns={[columns.title, columns.status, columns.date, columns.info]}>
          {mails.map((mail) => (
            <tr tabIndex={-1}>
              <td class="c-title">
                <a href={urls.message(mail.id)}>
                  <bdi>{mail.title}</bdi>
                </a>
              </td>
              <td class="whole" data-label={columns.status}>
                <StatusBadge status={mail.status} language={view.language} />
              </td>
              <td class="whole" data-label={columns.date}>
                <Time view={view} at={mail.date} />
              </td>
              <td data-label={columns.info}>{mail.reason?.sentence}</td>
            </tr>
          ))}
        </ListTable>
      )}
    </section>
  );
}

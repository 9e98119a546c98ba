import type { PlannedMails } from '../../rules/planned-mails.service.js';
import { Button, PostForm } from '../components/form.js';
import { ListTable } from '../components/list-table.js';
import { EmptyState } from '../components/parts.js';
import { number, shortDate } from '../format.js';
import { Page, type PageProps } from '../layout.js';
import { urls, withQuery } from '../urls.js';

export interface PlannedMailsPageProps extends PageProps {
  rule: { id: string; name: string; active: boolean };
  planned: PlannedMails;
  canCancel: boolean;
}

/** What a rule has planned and not sent yet (A33), and the question whether to cancel all of it. */
export function PlannedMailsPage({ view, shell, rule, planned, canCancel }: PlannedMailsPageProps) {
  const t = view.t.rules.planned;
  const { count, first } = planned;
  return (
    <Page view={view} shell={shell} title={[t.title, rule.name]}>
      <p class="crumb">
        <a href={urls.rule(rule.id)}>
          ← <bdi>{rule.name}</bdi>
        </a>
      </p>
      <h1>{t.title}</h1>
      {count === 0 ? (
        <EmptyState title={t.none}>{t.noneHint}</EmptyState>
      ) : (
        <>
          <p>{rule.active ? t.waiting(count) : t.waitingOff(count)}</p>
          <Mails view={view} mails={first} />
          {count > first.length && (
            <p>
              <a href={withQuery(urls.messages, { rule: rule.id, status: 'queued' })}>
                {t.others(number(count - first.length, view.language))}
              </a>
            </p>
          )}
          {canCancel && (
            <PostForm view={view} action={urls.rulePlanned(rule.id)} class="buttons">
              <Button kind="danger">{t.cancelAll(count)}</Button>
              <a href={urls.rule(rule.id)}>{t.keep}</a>
            </PostForm>
          )}
        </>
      )}
    </Page>
  );
}

function Mails({ view, mails }: Pick<PageProps, 'view'> & { mails: PlannedMails['first'] }) {
  const t = view.t.rules.planned;
  return (
    <ListTable caption={t.title} columns={[t.columns.number, t.columns.to, t.columns.about, t.columns.due]}>
      {mails.map((mail) => (
        <tr tabIndex={-1}>
          <td class="c-title">
            <a href={urls.message(mail.id)}>{number(mail.number, view.language)}</a>
          </td>
          <td data-label={t.columns.to}>
            <bdi>{mail.for ?? '–'}</bdi>
          </td>
          <td data-label={t.columns.about}>
            <bdi>{mail.about ?? '–'}</bdi>
          </td>
          <td data-label={t.columns.due}>{shortDate(mail.dueAt, view)}</td>
        </tr>
      ))}
    </ListTable>
  );
}

import { EmptyState, Pagination } from '../components/parts.js';
import { Time } from '../components/time.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';

export interface InboxRow {
  id: string;
  from: string;
  to: string;
  subject: string;
  receivedAt: Date;
}

export interface InboxPageProps extends PageProps {
  mails: InboxRow[];
  newest: string | null;
  older: string | null;
  /** Demo addresses that refuse, put off or bounce: pattern and what happens. */
  behaviours: { pattern: string; behaviour: string }[];
}

/** The demo's mail catcher, as somebody's inbox. */
export function InboxPage({ view, shell, mails, newest, older, behaviours }: InboxPageProps) {
  const t = view.t.inbox;
  return (
    <Page view={view} shell={shell} title={[t.title]}>
      <h1>{t.title}</h1>
      <p class="quiet">
        {t.intro} <a href={view.path}>{t.refresh}</a>
      </p>
      <details class="behaviours">
        <summary>{t.behaviours}</summary>
        <dl class="definitions">
          {behaviours.map(({ pattern, behaviour }) => (
            <div>
              <dt>
                <code>{pattern}</code>
              </dt>
              <dd>{behaviour}</dd>
            </div>
          ))}
        </dl>
      </details>
      {mails.length === 0 ? (
        <EmptyState title={t.empty}>{t.emptyHint}</EmptyState>
      ) : (
        <table class="inbox cards" data-rows>
          <caption class="unseen">{t.title}</caption>
          <thead>
            <tr>
              <th scope="col">{t.subject}</th>
              <th scope="col">{t.to}</th>
              <th scope="col">{t.from}</th>
              <th scope="col">{t.received}</th>
            </tr>
          </thead>
          <tbody>
            {mails.map((mail) => (
              <tr tabIndex={-1}>
                <td class="c-title">
                  <a class="cut" href={urls.inboxMail(mail.id)} title={mail.subject}>
                    <bdi>{mail.subject}</bdi>
                  </a>
                </td>
                <td class="address" data-label={t.to}>
                  {mail.to}
                </td>
                <td class="address" data-label={t.from}>
                  {mail.from}
                </td>
                <td class="c-date">
                  <Time view={view} at={mail.receivedAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pagination view={view} newest={newest} older={older} />
    </Page>
  );
}

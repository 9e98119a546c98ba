import { DefinitionList } from '../components/parts.js';
import { Time } from '../components/time.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import type { InboxRow } from './inbox-page.js';

export interface MailPageProps extends PageProps {
  mail: InboxRow;
  /** Else its plain text is all there is. */
  hasHtml: boolean;
  text: string | null;
}

/** One mail that the demo's catcher took, as the client would see it. */
export function MailPage({ view, shell, mail, hasHtml, text }: MailPageProps) {
  const t = view.t.inbox;
  return (
    <Page view={view} shell={shell} title={[mail.subject, t.title]} width="reading">
      <p class="crumb">
        <a href={urls.inbox}>← {t.back}</a>
      </p>
      <h1>
        <bdi>{mail.subject}</bdi>
      </h1>
      <DefinitionList
        items={[
          { term: t.from, value: <bdi>{mail.from}</bdi> },
          { term: t.to, value: <bdi>{mail.to}</bdi> },
          { term: t.received, value: <Time view={view} at={mail.receivedAt} /> },
        ]}
      />
      <p>
        <a href={urls.inboxMailSource(mail.id)}>{t.source}</a>
      </p>
      {hasHtml && (
        <div class="sheets mail">
          <figure class="sheet">
            <iframe src={urls.inboxMailBody(mail.id)} title={t.frame} sandbox="" />
          </figure>
        </div>
      )}
      {text !== null && (
        <details class="source" open={!hasHtml}>
          <summary>{t.text}</summary>
          <pre dir="auto">{text}</pre>
        </details>
      )}
    </Page>
  );
}

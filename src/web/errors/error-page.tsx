import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import type { Texts } from '../i18n/texts.js';

export interface ErrorPageProps extends PageProps {
  kind: keyof Pick<Texts['errors'], 'forbidden' | 'notFound' | 'broken' | 'expired'>;
  /** What the log calls this request; shown only where somebody may be asked for it. */
  reference: string | null;
  /** Where to try again; null where there is nothing to go back to. */
  back: string | null;
}

/** What, why, and what now: 403, 404, 500 and an expired form. */
export function ErrorPage({ view, shell, kind, reference, back }: ErrorPageProps) {
  const t = view.t.errors;
  return (
    <Page view={view} shell={shell} title={[t[kind].title]} width="reading">
      <h1>{t[kind].title}</h1>
      <p>
        {t[kind].text} {kind === 'broken' && reference && <code>{reference}</code>}
      </p>
      <p class="buttons">
        {back && <a href={back}>{t.back}</a>}
        <a href={urls.home}>{t.home}</a>
      </p>
    </Page>
  );
}

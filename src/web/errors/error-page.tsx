import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';

export interface ErrorPageProps extends PageProps {
  /** What happened: the sentence of the reason table. */
  sentence: string;
  /** What to do now. */
  advice: string;
  /** What the log calls this request; shown only where somebody may be asked for it. */
  reference: string | null;
  /** Administrators who may give the right that is missing. */
  ask: { name: string; email: string }[];
  /** Whether this reader has a page to begin at. */
  home: boolean;
  /** Where to try again; null where there is nothing to go back to. */
  back: string | null;
}

/** What, why, and what now: for whatever could not be shown or done. */
export function ErrorPage({ view, shell, sentence, advice, reference, ask, home, back }: ErrorPageProps) {
  const t = view.t.errors;
  return (
    <Page view={view} shell={shell} title={[sentence]} width="reading">
      <h1>{sentence}</h1>
      <p>
        {advice} {reference && <code>{reference}</code>}
      </p>
      {ask.length > 0 && (
        <p>
          {t.ask}{' '}
          {ask.map(({ name, email }, index) => (
            <>
              {index > 0 && ', '}
              <a href={`mailto:${encodeURIComponent(email)}`}>
                <bdi>{name}</bdi>
              </a>
            </>
          ))}
          .
        </p>
      )}
      {(back || home) && (
        <p class="buttons">
          {back && <a href={back}>{t.back}</a>}
          {home && <a href={urls.home}>{t.home}</a>}
        </p>
      )}
    </Page>
  );
}

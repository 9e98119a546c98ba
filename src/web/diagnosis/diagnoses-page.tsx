import { EmptyState, Pagination } from '../components/parts.js';
import { Page, type PageProps } from '../layout.js';
import { urls, withQuery } from '../urls.js';

export interface DiagnosesPageProps extends PageProps {
  /** The procedures that may be begun here. */
  procedures: ('A' | 'B' | 'C' | 'D' | 'E')[];
  canExplain: boolean;
  rows: { id: string; procedure: string; about: string; found: string | null; when: string; by: string }[];
  newest: string | null;
  older: string | null;
}

/** Where a search begins, and the ones that were made. */
export function DiagnosesPage({ view, shell, procedures, canExplain, rows, newest, older }: DiagnosesPageProps) {
  const t = view.t.diagnosis;
  return (
    <Page view={view} shell={shell} title={[t.title]}>
      <div class="head">
        <h1>{t.title}</h1>
        <p>{t.intro}</p>
      </div>
      <ul class="ways">
        {procedures.map((procedure) => (
          <li>
            <a href={withQuery(urls.newDiagnosis, { procedure })}>{t.procedures[procedure].name}</a>
            <p class="quiet">{t.procedures[procedure].hint}</p>
          </li>
        ))}
        {canExplain && (
          <li>
            <a href={urls.whatIf}>{view.t.whatIf.title}</a>
            <p class="quiet">{t.whatIfHint}</p>
          </li>
        )}
        <li>
          <a href={urls.concepts}>{view.t.concepts.title}</a>
          <p class="quiet">{view.t.concepts.hint}</p>
        </li>
      </ul>
      <section aria-labelledby="recent">
        <h2 id="recent">{t.recent}</h2>
        {rows.length === 0 ? (
          <EmptyState title={t.empty}>{t.emptyHint}</EmptyState>
        ) : (
          <table class="runs cards">
            <caption class="unseen">{t.recent}</caption>
            <thead>
              <tr>
                <th scope="col">{t.columns.about}</th>
                <th scope="col">{t.columns.found}</th>
                <th scope="col">{t.columns.when}</th>
                <th scope="col">{t.columns.by}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, procedure, about, found, when, by }) => (
                <tr>
                  <td class="c-title">
                    <a href={urls.diagnosis(id)}>
                      <bdi>{about || procedure}</bdi>
                    </a>
                    <span class="quiet">{procedure}</span>
                  </td>
                  <td data-label={t.columns.found}>{found ?? <em>{t.open}</em>}</td>
                  <td data-label={t.columns.when} class="when">
                    {when}
                  </td>
                  <td data-label={t.columns.by} class="when">
                    <bdi>{by}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <Pagination view={view} newest={newest} older={older} />
      </section>
    </Page>
  );
}

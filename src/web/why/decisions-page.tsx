import type { ClientPlace } from '../../clients/client-places.service.js';
import { ClientHead } from '../client/client-head.js';
import { PlaceAbove, PlaceBelow } from '../client/client-place.js';
import { ClientTabs } from '../client/client-tabs.js';
import { FilterBar } from '../components/filter-bar.js';
import { EmptyState, Pagination } from '../components/parts.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import { Explained } from '../what-if/explained.js';
import type { ShownExplanation } from '../what-if/what-if-view.js';

export interface DecisionsPageProps extends PageProps {
  client: { externalId: string; name: string; kind: string };
  place: ClientPlace;
  filter: { rule: string; from: string; to: string };
  rules: { value: string; label: string }[];
  rows: { id: string; when: string; what: string; name: string; outcome: string; reason: string | null }[];
  /** What the chosen rule would do today, and which step stops it. */
  explained: ShownExplanation[] | null;
  older: string | null;
  newest: string | null;
}

/** "Why did this client not get …?": what was decided in a period, and of a rule without a decision what stopped it. */
export function DecisionsPage(props: DecisionsPageProps) {
  const { view, shell, client, place, filter, rules, rows, explained, older, newest } = props;
  const t = view.t.whatIf.decisions;
  const path = urls.clientDecisions(client.externalId);
  const filtered = filter.rule !== '' || filter.from !== '' || filter.to !== '';
  return (
    <Page view={view} shell={shell} title={[t.title, client.name]}>
      <PlaceAbove view={view} place={place} href={urls.clientDecisions} />
      <ClientHead view={view} client={client} />
      <PlaceBelow view={view} place={place} href={urls.clientDecisions} />
      <ClientTabs view={view} shell={shell} externalId={client.externalId} current="decisions" />
      <h2>{t.title}</h2>
      <p class="quiet">{rules.length === 0 ? t.intro : `${t.intro} ${t.introRules}`}</p>
      <FilterBar
        view={view}
        action={path}
        selects={
          rules.length === 0
            ? []
            : [
                {
                  name: 'rule',
                  label: view.t.whatIf.rule,
                  value: filter.rule,
                  options: [{ value: '', label: view.t.whatIf.anyRule }, ...rules],
                },
              ]
        }
        dates={[
          { name: 'from', label: t.from, value: filter.from },
          { name: 'to', label: t.to, value: filter.to },
        ]}
        clear={filtered ? path : null}
      />
      {rows.length === 0 ? (
        <EmptyState title={t.empty}>{t.emptyHint}</EmptyState>
      ) : (
        <table class="runs cards">
          <caption class="unseen">{t.title}</caption>
          <thead>
            <tr>
              <th scope="col">{t.columns.when}</th>
              <th scope="col">{t.columns.what}</th>
              <th scope="col">{t.columns.rule}</th>
              <th scope="col">{t.columns.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, when, what, name, outcome, reason }) => (
              <tr>
                <td data-label={t.columns.when} class="when">
                  {when}
                </td>
                <td data-label={t.columns.what}>{what}</td>
                <td class="c-title">
                  <a href={urls.decision(id)}>
                    <bdi>{name}</bdi>
                  </a>
                </td>
                <td data-label={t.columns.outcome}>
                  {outcome}
                  {reason && `: ${reason}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pagination view={view} newest={newest} older={older} />
      {explained && (
        <section aria-labelledby="explained">
          <h2 id="explained">{t.ofRule}</h2>
          <Explained view={view} items={explained} />
        </section>
      )}
    </Page>
  );
}

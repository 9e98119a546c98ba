import { EmptyState } from '../components/parts.js';
import { calendarDate, cardNumber } from '../format.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';

export interface ClientHit {
  externalId: string;
  name: string;
  /** ISO 8601 calendar date. */
  birthDate: string | null;
  cardNumber: string | null;
  /** Postal address on one line. */
  address: string | null;
  email: string | null;
  branchName: string | null;
  /** How many of the client's messages ask for somebody. */
  waiting: number;
}

export interface ClientSearchPageProps extends PageProps {
  query: string;
  /** Null before anything was searched. */
  hits: ClientHit[] | null;
  /** There are more than are shown. */
  more: boolean;
}

/** Columns that an organisation may do without: an office has no cards, and a library's numbers stand on them. */
const FILLED = {
  born: (hit) => hit.birthDate !== null,
  card: (hit) => hit.cardNumber !== null,
  email: (hit) => hit.email !== null,
  number: (hit) => hit.cardNumber === null,
} satisfies Record<string, (hit: ClientHit) => boolean>;

export function ClientSearchPage({ view, shell, query, hits, more }: ClientSearchPageProps) {
  const t = view.t.clients.search;
  const shows = (column: keyof typeof FILLED) => (hits ?? []).some(FILLED[column]);
  return (
    <Page view={view} shell={{ ...shell, canSearch: false }} title={[t.title]}>
      <form class="big-find" method="get" action={urls.clients} role="search">
        <h1>
          <label for="q">{t.heading}</label>
        </h1>
        <p class="hint" id="q-hint">
          {t.hint}
        </p>
        <div class="big-find-line">
          <input
            id="q"
            type="search"
            name="q"
            value={query}
            aria-describedby="q-hint"
            autocomplete="off"
            spellcheck={false}
            dir="auto"
            autoFocus={!hits?.length}
            data-search
          />
          <button type="submit" class="button primary" data-primary>
            {t.submit}
          </button>
        </div>
      </form>
      {hits && hits.length === 0 && <EmptyState title={t.none(query)}>{t.noneHint}</EmptyState>}
      {hits && hits.length > 0 && (
        <>
          <p role="status" class="quiet">
            {t.found(hits.length, query)}
          </p>
          <table class="clients cards" data-rows>
            <caption class="unseen">{t.title}</caption>
            <thead>
              <tr>
                <th scope="col">{t.columns.name}</th>
                {shows('number') && <th scope="col">{t.columns.number}</th>}
                {shows('born') && <th scope="col">{t.columns.born}</th>}
                {shows('card') && <th scope="col">{t.columns.card}</th>}
                <th scope="col">{t.columns.address}</th>
                {shows('email') && <th scope="col">{t.columns.email}</th>}
                {shell.branches && <th scope="col">{t.columns.branch}</th>}
              </tr>
            </thead>
            <tbody>
              {hits.map((hit, index) => (
                <tr tabIndex={-1} data-focus={index === 0 ? '' : undefined}>
                  <td class="c-title">
                    <a href={urls.client(hit.externalId)}>
                      <bdi>{hit.name}</bdi>
                    </a>
                    {hit.waiting > 0 && <span class="tag hands">{t.waiting(hit.waiting)}</span>}
                  </td>
                  {shows('number') && (
                    <td class="whole" data-label={t.columns.number}>
                      {hit.externalId}
                    </td>
                  )}
                  {shows('born') && (
                    <td class="whole" data-label={t.columns.born}>
                      {hit.birthDate && calendarDate(hit.birthDate)}
                    </td>
                  )}
                  {shows('card') && (
                    <td class="c-number" data-label={t.columns.card}>
                      {hit.cardNumber && cardNumber(hit.cardNumber)}
                    </td>
                  )}
                  <td data-label={t.columns.address} dir="auto">
                    {hit.address}
                  </td>
                  {shows('email') && (
                    <td data-label={t.columns.email} class="address">
                      {hit.email}
                    </td>
                  )}
                  {shell.branches && (
                    <td class="whole" data-label={t.columns.branch}>
                      {hit.branchName}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
          {more && <p class="quiet">{t.more}</p>}
        </>
      )}
    </Page>
  );
}

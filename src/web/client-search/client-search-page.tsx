import type { ClientParts } from '../../clients/client-list.service.js';
import { EmptyState } from '../components/parts.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import { BrowseForm, BrowseList, type BrowsedClients } from './client-browse.js';
import { ClientTable, type ClientHit } from './client-table.js';

export interface ClientSearchPageProps extends PageProps {
  query: string;
  /** Null before anything was searched. */
  hits: ClientHit[] | null;
  /** There are more than are shown. */
  more: boolean;
  /** What can be browsed. */
  parts: ClientParts;
  /** Null where nothing is. */
  browsed: BrowsedClients | null;
}

/** Finding one client (L24), or going through them by name. */
export function ClientSearchPage({ view, shell, query, hits, more, parts, browsed }: ClientSearchPageProps) {
  const t = view.t.clients.search;
  const rows = hits?.length || browsed?.hits.length;
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
            autoFocus={!rows}
            data-search
          />
          <button type="submit" class="button primary" data-primary>
            {t.submit}
          </button>
        </div>
      </form>
      <BrowseForm view={view} parts={parts} part={browsed?.part} />
      {hits && hits.length === 0 && <EmptyState title={t.none(query)}>{t.noneHint}</EmptyState>}
      {hits && hits.length > 0 && (
        <>
          <p role="status" class="quiet">
            {t.found(hits.length, query)}
          </p>
          <ClientTable view={view} caption={t.title} hits={hits} branches={shell.branches} />
          {more && <p class="quiet">{t.more}</p>}
        </>
      )}
      {browsed && <BrowseList view={view} parts={parts} branches={shell.branches} browsed={browsed} />}
    </Page>
  );
}

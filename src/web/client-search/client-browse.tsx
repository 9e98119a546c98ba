import type { ClientPart, ClientParts } from '../../clients/client-list.service.js';
import { NO_KIND } from '../client/kind-words.js';
import { EmptyState, Pagination } from '../components/parts.js';
import { urls, withQuery, type PageLinks } from '../urls.js';
import type { View } from '../view.js';
import { ClientTable, type ClientHit } from './client-table.js';
import { partChoices, partValue } from './part-choices.js';

/** A page of the clients that are browsed. */
export interface BrowsedClients extends PageLinks {
  part: ClientPart;
  hits: ClientHit[];
  /** The caller may see some branches only (L28). */
  ofBranches: boolean;
}

/** Which part of the clients to go through; its choice is the address. One choice is no question, but a way. */
export function BrowseForm({ view, parts, part }: { view: View; parts: ClientParts; part: ClientPart | undefined }) {
  const t = view.t.clients.browse;
  const { all, groups } = partChoices(parts, t);
  const chosen = part && partValue(part);
  const option = ({ value, label }: { value: string; label: string }) => (
    <option value={value} selected={value === chosen}>
      {label}
    </option>
  );
  if (groups.length === 0 && all.length === 1) {
    return (
      <p>
        <a href={withQuery(urls.clients, { show: all[0]!.value })}>{t.heading.all}</a>
      </p>
    );
  }
  return (
    <form class="filters" method="get" action={urls.clients}>
      <label>
        <span>{t.label}</span>
        <select name="show">
          {all.map(option)}
          {groups.map(({ label, choices }) => (
            <optgroup label={label}>{choices.map(option)}</optgroup>
          ))}
        </select>
      </label>
      <button type="submit" class="button plain">
        {view.t.actions.filter}
      </button>
    </form>
  );
}

/** Clients by name, page by page. */
export function BrowseList({
  view,
  parts,
  branches,
  browsed,
}: {
  view: View;
  parts: ClientParts;
  /** Whether the organisation has several. */
  branches: boolean;
  browsed: BrowsedClients;
}) {
  const t = view.t.clients.browse;
  const { part, hits, ofBranches } = browsed;
  const heading = headingOf(part, parts, t);
  return (
    <section aria-labelledby="browsed">
      <h2 id="browsed">{heading}</h2>
      {ofBranches && part.of === 'all' && <p class="quiet">{t.ofYours}</p>}
      {hits.length === 0 && <EmptyState title={t.none}>{t.noneHint}</EmptyState>}
      {hits.length > 0 && <ClientTable view={view} caption={heading} hits={hits} branches={branches} />}
      <Pagination view={view} newest={browsed.newest} older={browsed.older} by="name" />
    </section>
  );
}

function headingOf(part: ClientPart, parts: ClientParts, { heading, noKind }: View['t']['clients']['browse']): string {
  if (part.of === 'kind') return heading.kind(part.kind === NO_KIND ? noKind : part.kind);
  if (part.of !== 'branch') return heading[part.of];
  const named = parts.branches.find(({ code }) => code === part.branch);
  return heading.branch(named!.name);
}

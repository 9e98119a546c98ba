import type { ClientRecord } from '../../clients/client-details.service.js';
import type { GroupRecord } from '../../organisations/groups.service.js';
import { ClientField, type ClientMatches } from '../client-field/client-field.js';
import { Button, errorOf, PostForm, type FieldError } from '../components/form.js';
import { ListTable } from '../components/list-table.js';
import { EmptyState, Pagination } from '../components/parts.js';
import { urls, type PageLinks } from '../urls.js';
import type { View } from '../view.js';

/** A group of fewer is seen at a glance. */
const SEARCHED_FROM = 15;

export interface GroupMembersProps extends PageLinks {
  view: View;
  group: GroupRecord;
  clients: ClientRecord[];
  /** What was looked for; empty: all of them. */
  query: string;
  /** The search found more than these. */
  more: boolean;
}

/** The clients of a group, by name, each to be taken out. */
export function GroupMembers(props: GroupMembersProps) {
  const { view, group, clients, query, more } = props;
  const t = view.t.organisation.groups.members;
  return (
    <section aria-labelledby="clients">
      <h2 id="clients">{t.heading}</h2>
      {(group.clients >= SEARCHED_FROM || query !== '') && <Find {...props} />}
      {clients.length > 0 ? (
        <>
          <p class="quiet">{t.follow}</p>
          <Rows {...props} />
        </>
      ) : query === '' ? (
        <EmptyState title={t.none}>{t.noneHint}</EmptyState>
      ) : (
        <EmptyState title={t.notFound(query)}>{t.notFoundHint}</EmptyState>
      )}
      {more && <p class="quiet">{t.more}</p>}
      <Pagination view={view} newest={props.newest} older={props.older} by="name" />
    </section>
  );
}

function Find({ view, group, query }: GroupMembersProps) {
  return (
    <form class="filters" method="get" action={urls.group(group.id)} role="search">
      <label>
        <span>{view.t.organisation.groups.members.find}</span>
        <input type="text" name="q" value={query} autocomplete="off" spellcheck={false} dir="auto" />
      </label>
      <button type="submit" class="button plain">
        {view.t.actions.filter}
      </button>
      {query !== '' && <a href={urls.group(group.id)}>{view.t.actions.clear}</a>}
    </form>
  );
}

function Rows({ view, group, clients }: GroupMembersProps) {
  const t = view.t.organisation.groups.members;
  const cities = clients.some(({ postal }) => postal?.city);
  return (
    <ListTable caption={t.heading} columns={[t.columns.name, t.columns.number, cities && t.columns.city, t.take]}>
      {clients.map(({ externalId, name, postal }) => (
        <tr tabIndex={-1}>
          <td class="c-title">
            <a href={urls.clientPeople(externalId)}>
              <bdi>{name}</bdi>
            </a>
          </td>
          <td class="whole" data-label={t.columns.number}>
            {externalId}
          </td>
          {cities && <td data-label={t.columns.city}>{postal?.city}</td>}
          <td class="c-action">
            <PostForm view={view} action={urls.groupClientsTake(group.id)}>
              <input type="hidden" name="client" value={externalId} />
              <Button kind="quiet" label={t.takeOne(name)}>
                {t.take}
              </Button>
            </PostForm>
          </td>
        </tr>
      ))}
    </ListTable>
  );
}

export interface AddToGroupProps {
  view: View;
  group: GroupRecord;
  /** What was typed as the client. */
  typed: string;
  matches: ClientMatches | undefined;
  errors: FieldError[];
}

/** A client that comes into the group, and leaves the one it was in. */
export function AddToGroup({ view, group, typed, matches, errors }: AddToGroupProps) {
  const t = view.t.organisation.groups.members;
  return (
    <section aria-labelledby="add">
      <h2 id="add">{t.add}</h2>
      <PostForm view={view} action={urls.groupClients(group.id)} class="stack">
        <ClientField
          view={view}
          id="client"
          label={t.client}
          value={typed}
          matches={matches}
          error={errorOf(errors, 'client')}
        />
        <div class="buttons">
          <Button>{t.addIt}</Button>
        </div>
      </PostForm>
    </section>
  );
}

import type { ContactRecord } from '../../clients/contacts.service.js';
import type { ClientMatches } from '../client-field/client-field.js';
import { ClientFilter } from '../client-field/client-filter.js';
import { errorOf, type FieldError } from '../components/form.js';
import { ListTable } from '../components/list-table.js';
import { EmptyState, Pagination } from '../components/parts.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import { PeopleTabs } from '../users/people-tabs.js';
import type { PeopleInUse } from '../users/user-choices.service.js';
import { LinkedUser } from './linked-user.js';

export interface ContactsPageProps extends PageProps {
  contacts: ContactRecord[];
  /** External id of the client whose contacts are shown; empty: of all. */
  client: string;
  /** Clients that may be meant by what was typed. */
  matches: ClientMatches | undefined;
  /** Name of the client whose contacts are shown. */
  known: string | undefined;
  errors: FieldError[];
  inUse: PeopleInUse;
  newest: string | null;
  older: string | null;
}

/** All contacts by name, or those at one client (A18, A20). */
export function ContactsPage(props: ContactsPageProps) {
  const { view, shell, contacts, client, matches, known, errors, inUse, newest, older } = props;
  const { list, columns, addContact } = view.t.around;
  return (
    <Page view={view} shell={shell} title={[list.title]}>
      <div class="title-line">
        <h1>{list.title}</h1>
        <a class="button primary" href={urls.newContact}>
          {addContact}
        </a>
      </div>
      <PeopleTabs view={view} current="contacts" inUse={inUse} />
      <ClientFilter
        view={view}
        action={urls.contacts}
        label={list.client}
        submit={view.t.actions.filter}
        value={client}
        known={known}
        matches={matches}
        error={errorOf(errors, 'client')}
      />
      {contacts.length === 0 && !matches && errors.length === 0 && (
        <EmptyState title={client === '' ? list.none : list.empty}>
          {client === '' ? list.noneHint : list.emptyHint}
        </EmptyState>
      )}
      {contacts.length > 0 && (
        <ListTable caption={list.title} columns={[columns.name, columns.role, columns.client, columns.user]}>
          {contacts.map((contact) => (
            <tr tabIndex={-1}>
              <td class="c-title">
                <a href={urls.contact(contact.id)}>
                  <bdi>{contact.name}</bdi>
                </a>
              </td>
              <td data-label={columns.role}>{contact.role || '–'}</td>
              <td data-label={columns.client}>
                <a href={urls.clientPeople(contact.client)}>
                  <bdi>{contact.clientName}</bdi>
                </a>
              </td>
              <td data-label={columns.user}>
                <LinkedUser view={view} user={contact.user} />
              </td>
            </tr>
          ))}
        </ListTable>
      )}
      <Pagination view={view} newest={newest} older={older} by="name" />
    </Page>
  );
}

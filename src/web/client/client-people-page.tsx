import type { ClientSender } from '../../clients/client-people.service.js';
import type { ClientPlace } from '../../clients/client-places.service.js';
import type { ContactPerson, UserAccess } from '../../clients/people.js';
import { ListTable } from '../components/list-table.js';
import { EmptyState, Tabs, Tag } from '../components/parts.js';
import { LinkedUser } from '../contacts/linked-user.js';
import { Page, type PageProps } from '../layout.js';
import { SenderCascade } from '../organisation/sender-cascade.js';
import { urls, withQuery } from '../urls.js';
import { noticeWord } from '../../message-types/modules.js';
import { modulesWord } from '../users/user-words.js';
import { ClientCareSection, type ClientCareProps } from './client-care.js';
import { ClientHead } from './client-head.js';
import { PlaceAbove, PlaceBelow } from './client-place.js';
import { ClientTabs } from './client-tabs.js';

export interface ClientPeoplePageProps extends PageProps {
  client: { externalId: string; name: string; kind: string };
  place: ClientPlace;
  /** Intermediaries are left out unless all are asked for (A19). */
  access: UserAccess[];
  all: boolean;
  /** How many users have access, intermediaries with them. */
  everybody: number;
  /** How many of them are intermediaries: without any there is nothing to choose. */
  intermediaries: number;
  /** Those linked to an intermediary are left out as well, unless all are asked for. */
  contacts: ContactPerson[];
  contactsLeftOut: number;
  cascade: ClientSender;
  care: ClientCareProps;
}

/** Who is around a client: users with access (C06), contacts (A18, A20), and who sends in its name (E03–E07). */
export function ClientPeoplePage(props: ClientPeoplePageProps) {
  const { view, shell, client, cascade, care } = props;
  const t = view.t.around;
  return (
    <Page view={view} shell={shell} title={[t.short, client.name]}>
      <PlaceAbove view={view} place={props.place} href={urls.clientPeople} />
      <ClientHead view={view} client={client} />
      <PlaceBelow view={view} place={props.place} href={urls.clientPeople} />
      <ClientTabs view={view} shell={shell} externalId={client.externalId} current="people" />
      <Users {...props} />
      <Contacts {...props} />
      <ClientCareSection view={view} {...care} />
      <section aria-labelledby="sender">
        <h2 id="sender">{t.sender}</h2>
        <SenderCascade view={view} {...cascade} />
      </section>
    </Page>
  );
}

function Users({ view, client, access, all, everybody, intermediaries, contactsLeftOut }: ClientPeoplePageProps) {
  const t = view.t.around;
  const here = urls.clientPeople(client.externalId);
  return (
    <section aria-labelledby="users">
      <h2 id="users">{t.users}</h2>
      <p class="quiet">{t.usersIntro}</p>
      {(all || intermediaries + contactsLeftOut > 0) && (
        <Tabs
          label={t.views}
          tabs={[
            { label: t.withoutIntermediaries(everybody - intermediaries), href: here, current: !all },
            { label: t.all(everybody), href: withQuery(here, { all: '1' }), current: all },
          ]}
        />
      )}
      {access.length === 0 ? (
        <EmptyState title={t.noUsers}>{t.noUsersHint}</EmptyState>
      ) : (
        <ListTable
          caption={t.users}
          columns={[
            t.columns.name,
            t.columns.email,
            t.columns.from,
            t.columns.modules,
            t.columns.notices,
            t.columns.via,
          ]}
        >
          {access.map(({ user, own, via, approvalNotices }) => (
            <tr tabIndex={-1}>
              <td class="c-title">
                <a href={urls.user(user.id)}>
                  <bdi>{user.name}</bdi>
                </a>
                {!user.active && <Tag>{t.inactive}</Tag>}
                {user.intermediary && <Tag>{view.t.users.intermediary}</Tag>}
                {user.catchAll && <Tag>{view.t.users.catchAll}</Tag>}
              </td>
              <td class="address" data-label={t.columns.email}>
                {user.email}
              </td>
              <td data-label={t.columns.from}>{own ? t.own : t.foreign}</td>
              <td data-label={t.columns.modules}>{modulesWord(user.modules, view)}</td>
              <td data-label={t.columns.notices}>
                {approvalNotices.map((notice) => noticeWord(notice, view.language)).join(', ') || t.noNotices}
              </td>
              <td data-label={t.columns.via}>
                {via.externalId === client.externalId ? (
                  t.direct
                ) : (
                  <a href={urls.clientPeople(via.externalId)}>
                    <bdi>{via.name}</bdi>
                  </a>
                )}
              </td>
            </tr>
          ))}
        </ListTable>
      )}
      <p>
        <a href={withQuery(urls.newUser, { side: 'client', client: client.externalId })}>{t.addUser}</a>
      </p>
    </section>
  );
}

function Contacts({ view, client, contacts, contactsLeftOut }: ClientPeoplePageProps) {
  const t = view.t.around;
  return (
    <section aria-labelledby="contacts">
      <h2 id="contacts">{t.contacts}</h2>
      <p class="quiet">{t.contactsIntro}</p>
      {contacts.length === 0 ? (
        <EmptyState title={t.noContacts}>{t.noContactsHint}</EmptyState>
      ) : (
        <ListTable caption={t.contacts} columns={[t.columns.name, t.columns.role, t.columns.client, t.columns.user]}>
          {contacts.map(({ id, name, role, node, user }) => (
            <tr tabIndex={-1}>
              <td class="c-title">
                <a href={urls.contact(id)}>
                  <bdi>{name}</bdi>
                </a>
              </td>
              <td data-label={t.columns.role}>{role || '–'}</td>
              <td data-label={t.columns.client}>
                {node.externalId === client.externalId ? t.direct : <bdi>{node.name}</bdi>}
              </td>
              <td data-label={t.columns.user}>
                <LinkedUser view={view} user={user} />
                {user?.intermediary && <Tag>{view.t.users.intermediary}</Tag>}
              </td>
            </tr>
          ))}
        </ListTable>
      )}
      {contactsLeftOut > 0 && (
        <p class="quiet">
          {t.contactsLeftOut(contactsLeftOut)}{' '}
          <a href={withQuery(urls.clientPeople(client.externalId), { all: '1' })}>{t.withIntermediaries}</a>
        </p>
      )}
      <p>
        <a href={withQuery(urls.newContact, { client: client.externalId })}>{t.addContact}</a>
      </p>
    </section>
  );
}

import type { ClientFlag } from '../../clients/client.entity.js';
import type { ClientPlace } from '../../clients/client-places.service.js';
import { FindOut } from '../components/find-out.js';
import { Button, PostForm } from '../components/form.js';
import { MessageTable, SelectionBar, type MessageRow } from '../components/message-table.js';
import { EmptyState, Pagination, Tabs } from '../components/parts.js';
import { FilterBar } from '../components/filter-bar.js';
import { Icon } from '../components/icon.js';
import { calendarDate, cardNumber, number } from '../format.js';
import { statusWords, type StatusKey } from '../i18n/status-words.js';
import { Page, type PageProps } from '../layout.js';
import { urls, withQuery } from '../urls.js';
import { PlaceAbove, PlaceBelow } from './client-place.js';
import { ClientTabs } from './client-tabs.js';
import { Addresses, type AddressesProps } from './addresses.js';

export interface ClientHead {
  externalId: string;
  name: string;
  /** A label only; `client` says nothing. */
  kind: string;
  /** ISO 8601 calendar date. */
  birthDate: string | null;
  cardNumbers: string[];
  branchName: string | null;
  flags: readonly ClientFlag[];
}

export type Period = 'all' | 'week' | 'month' | 'year';

export interface ClientPageProps extends PageProps {
  client: ClientHead;
  place: ClientPlace;
  /** The banner of L31: what to ask the client who stands there. */
  alert: string | null;
  addresses: Omit<AddressesProps, 'view' | 'externalId'>;
  /** One per class that the client has messages of; `class` null is all of them. */
  tabs: { class: string | null; count: number }[];
  filter: { class: string | null; status: StatusKey | ''; period: Period; attention: boolean };
  rows: MessageRow[];
  newest: string | null;
  older: string | null;
  /** `explain`: a search for a missing mail may begin here (A01), in an organisation that has rules. */
  can: { resend: boolean; withdraw: boolean; correct: boolean; explain: boolean };
  /** After a correction: the failed mails that can become letters now (N06 in its simple form). */
  offer: { ids: string[] } | null;
}

/** The heart: who it is, where mail and letters go, and all messages (D01, D02, L03). */
export function ClientPage(props: ClientPageProps) {
  const { view, shell, client, alert, addresses, rows, can, offer } = props;
  const { t } = view;
  const tickable = can.resend && rows.some(({ selectable }) => selectable);
  const list = (
    <MessageTable
      view={view}
      rows={rows}
      caption={t.clients.messages.heading}
      branches={shell.branches}
      focusAttention
    />
  );
  return (
    <Page view={view} shell={shell} title={[client.name, t.clients.search.title]}>
      <PlaceAbove view={view} place={props.place} href={urls.client} />
      <Head client={client} branches={shell.branches} t={t} />
      <PlaceBelow view={view} place={props.place} href={urls.client} />
      {can.explain && (
        <p>
          <FindOut view={view} person={`client:${client.externalId}`} client={client.externalId} />
        </p>
      )}
      <ClientTabs view={view} shell={shell} externalId={client.externalId} current="messages" />
      {alert && (
        <div class="alert">
          <Icon name="hand" />
          <p>{alert}</p>
          {can.correct && <a href={urls.clientAddresses(client.externalId)}>{t.clients.alert.fix}</a>}
        </div>
      )}
      <Addresses view={view} externalId={client.externalId} {...addresses} />
      {offer && offer.ids.length > 0 && (
        <PostForm view={view} action={urls.resend} class="offer">
          {offer.ids.map((id) => (
            <input type="hidden" name="id" value={id} />
          ))}
          <input type="hidden" name="back" value={view.path} />
          <p>{t.messages.offer.text(offer.ids.length)}</p>
          <Button>{t.messages.offer.button(offer.ids.length)}</Button>
        </PostForm>
      )}
      <section aria-labelledby="messages">
        <MessageFilters {...props} />
        {rows.length === 0 && <NoMessages {...props} />}
        {tickable && (
          <PostForm view={view} action={urls.resend} class="list">
            <input type="hidden" name="back" value={view.path} />
            {list}
            <SelectionBar view={view} canWithdraw={can.withdraw} />
          </PostForm>
        )}
        {rows.length > 0 && !tickable && list}
        <Pagination view={view} newest={props.newest} older={props.older} />
      </section>
    </Page>
  );
}

function Head({ client, branches, t }: { client: ClientHead; branches: boolean; t: ClientPageProps['view']['t'] }) {
  const facts = [
    client.kind !== 'client' && client.kind,
    client.birthDate && `${t.clients.born} ${calendarDate(client.birthDate)}`,
    ...client.cardNumbers.map((card) => `${t.clients.card} ${cardNumber(card)}`),
    branches && client.branchName && `${t.clients.branch} ${client.branchName}`,
    `${t.clients.number} ${client.externalId}`,
  ].filter(Boolean);
  return (
    <div class="head">
      <h1>
        <bdi>{client.name}</bdi>
      </h1>
      {client.flags.map((flag) => (
        <span class="tag hands">{t.clients.flags[flag]}</span>
      ))}
      <p class="facts">
        {facts.map((fact) => (
          <span>{fact}</span>
        ))}
      </p>
    </div>
  );
}

function MessageFilters({ view, client, tabs, filter }: ClientPageProps) {
  const t = view.t.clients.messages;
  const base = urls.client(client.externalId);
  const filtered = filter.status !== '' || filter.period !== 'all' || filter.attention;
  const onTab = (name: string | null) => withQuery(view.path, { class: name ?? undefined, cursor: undefined });
  return (
    <div class="list-head">
      <h2 id="messages">{t.heading}</h2>
      {tabs.length > 0 && (
        <Tabs
          label={t.heading}
          tabs={tabs.map((tab) => ({
            label: tab.class === null ? t.all : (t.classes[tab.class] ?? tab.class),
            href: onTab(tab.class),
            current: tab.class === filter.class,
            count: number(tab.count, view.language),
          }))}
        />
      )}
      <FilterBar
        view={view}
        action={base}
        keep={filter.class ? { class: filter.class } : {}}
        selects={[
          {
            name: 'status',
            label: t.status,
            value: filter.status,
            options: [
              { value: '', label: t.anyStatus },
              ...Object.entries(statusWords)
                .filter(([value]) => value !== 'braked')
                .map(([value, { word }]) => ({ value, label: word[view.language] })),
            ],
          },
          {
            name: 'period',
            label: t.period,
            value: filter.period,
            options: Object.entries(t.periods).map(([value, label]) => ({
              value: value === 'all' ? '' : value,
              label,
            })),
          },
        ]}
        tick={{ name: 'attention', label: t.attention, checked: filter.attention }}
        clear={filtered ? withQuery(base, { class: filter.class ?? undefined }) : null}
      />
    </div>
  );
}

function NoMessages({ view, filter }: ClientPageProps) {
  const t = view.t.clients.messages;
  const filtered = filter.status !== '' || filter.period !== 'all' || filter.attention || filter.class !== null;
  return (
    <EmptyState title={filtered ? t.emptyFilter : t.empty}>{filtered ? t.emptyFilterHint : t.emptyHint}</EmptyState>
  );
}

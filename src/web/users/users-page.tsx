import type { ComponentChildren } from 'preact';
import type { UserRecord } from '../../clients/users/user-reader.service.js';
import { ListTable } from '../components/list-table.js';
import { EmptyState, Pagination, Tag } from '../components/parts.js';
import { Page, type PageProps } from '../layout.js';
import { urls, withQuery } from '../urls.js';
import type { View } from '../view.js';
import { PeopleTabs } from './people-tabs.js';
import type { PeopleInUse } from './user-choices.service.js';
import { modulesWord } from './user-words.js';

export interface UsersPageProps extends PageProps {
  side: 'staff' | 'client';
  users: UserRecord[];
  /** Names of the clients that they belong to, by number. */
  homes: ReadonlyMap<string, string>;
  filter: { q: string; active: '' | '1' | '0' };
  inUse: PeopleInUse;
  newest: string | null;
  older: string | null;
}

/** The users of one side, by e-mail address (X7). */
export function UsersPage(props: UsersPageProps) {
  const { view, shell, side, users, inUse } = props;
  const t = view.t.users;
  const other = side === 'staff' ? 'client' : 'staff';
  const nobodyYet = side === 'client' && !inUse.clientUsers;
  return (
    <Page view={view} shell={shell} title={[t.title]}>
      <div class="title-line">
        <h1>{t.title}</h1>
        <p class="buttons">
          <a href={withQuery(urls.newUser, { side: other })}>{t.add[other]}</a>
          <a class="button primary" href={withQuery(urls.newUser, { side })}>
            {t.add[side]}
          </a>
        </p>
      </div>
      <PeopleTabs view={view} current={side} inUse={inUse} />
      <Filters {...props} />
      {users.length === 0 ? (
        <EmptyState title={nobodyYet ? t.none : t.empty}>{nobodyYet ? t.noneHint : t.emptyHint}</EmptyState>
      ) : side === 'staff' ? (
        <StaffTable view={view} users={users} branches={shell.branches} />
      ) : (
        <ClientUserTable view={view} users={users} homes={props.homes} />
      )}
      <Pagination view={view} newest={props.newest} older={props.older} by="name" />
    </Page>
  );
}

function Filters({ view, side, filter }: UsersPageProps) {
  const t = view.t.users;
  const base = side === 'client' ? withQuery(urls.users, { side }) : urls.users;
  const options = [
    ['', t.anyActive],
    ['1', t.onlyActive],
    ['0', t.onlyInactive],
  ] as const;
  return (
    <form class="filters" method="get" action={urls.users}>
      {side === 'client' && <input type="hidden" name="side" value={side} />}
      <label class="filter-text">
        <span>{t.find}</span>
        <input type="text" name="q" value={filter.q} autocomplete="off" spellcheck={false} dir="auto" />
      </label>
      <label>
        <span>{t.active}</span>
        <select name="active">
          {options.map(([value, label]) => (
            <option value={value} selected={value === filter.active}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="button plain">
        {view.t.actions.filter}
      </button>
      {(filter.q !== '' || filter.active !== '') && <a href={base}>{view.t.actions.clear}</a>}
    </form>
  );
}

interface TableProps {
  view: View;
  users: UserRecord[];
}

/** @param branches whether there are several: of one alone nobody needs to be told */
function StaffTable({ view, users, branches }: TableProps & { branches: boolean }) {
  const { t } = view;
  const c = t.users.columns;
  return (
    <ListTable
      caption={t.users.tabs.staff}
      columns={[c.name, c.email, c.roles, ...(branches ? [c.branches] : []), c.state]}
    >
      {users.map((user) => (
        <tr tabIndex={-1}>
          <NameCell user={user} />
          <td class="address" data-label={c.email}>
            {user.email}
          </td>
          <td data-label={c.roles}>{user.roles.map((role) => t.roles[role]).join(', ') || '–'}</td>
          {branches && (
            <td data-label={c.branches}>
              {user.branches === 'all' ? t.users.allBranches : user.branches.join(', ') || '–'}
            </td>
          )}
          <td class="whole" data-label={c.state}>
            {stateWord(user, view)}
          </td>
        </tr>
      ))}
    </ListTable>
  );
}

function ClientUserTable({ view, users, homes }: TableProps & Pick<UsersPageProps, 'homes'>) {
  const { t } = view;
  const c = t.users.columns;
  return (
    <ListTable caption={t.users.tabs.client} columns={[c.name, c.email, c.home, c.modules, c.access, c.state]}>
      {users.map((user) => (
        <tr tabIndex={-1}>
          <NameCell user={user}>
            {user.intermediary && <Tag>{t.users.intermediary}</Tag>}
            {user.catchAll && <Tag>{t.users.catchAll}</Tag>}
          </NameCell>
          <td class="address" data-label={c.email}>
            {user.email}
          </td>
          <td data-label={c.home}>
            {user.homeClient === null ? '–' : <HomeClient number={user.homeClient} name={homes.get(user.homeClient)} />}
          </td>
          <td data-label={c.modules}>{modulesWord(user.modules, view)}</td>
          <td class="whole" data-label={c.access}>
            {t.users.accessTo(user.access.length)}
          </td>
          <td class="whole" data-label={c.state}>
            {stateWord(user, view)}
          </td>
        </tr>
      ))}
    </ListTable>
  );
}

function HomeClient({ number, name }: { number: string; name: string | undefined }) {
  return (
    <>
      <a href={urls.client(number)}>
        <bdi>{name ?? number}</bdi>
      </a>
      {name && <span class="quiet"> {number}</span>}
    </>
  );
}

function NameCell({ user, children }: { user: UserRecord; children?: ComponentChildren }) {
  return (
    <td class="c-title">
      <a href={urls.user(user.id)}>
        <bdi>{user.name}</bdi>
      </a>
      {children}
    </td>
  );
}

function stateWord({ active, hasPassword }: UserRecord, { t }: View): string {
  if (!active) return t.users.states.inactive;
  return hasPassword ? t.users.states.active : t.users.states.invited;
}

import { checkEmailAddress } from '../../common/email-address.js';
import type { GroupRecord } from '../../organisations/groups.service.js';
import { Button, ErrorSummary, PostForm, type FieldError } from '../components/form.js';
import { EmptyState } from '../components/parts.js';
import { number } from '../format.js';
import { Page, type PageProps } from '../layout.js';
import { OrganisationTabs } from '../organisation/organisation-tabs.js';
import { urls } from '../urls.js';
import { GroupFields, type GroupForm } from './group-fields.js';

export interface GroupsPageProps extends PageProps {
  groups: GroupRecord[];
  /** Of the group that is to be made. */
  form: GroupForm;
  errors: FieldError[];
}

/** Client groups, each with an address of its own (E05, E08). */
export function GroupsPage({ view, shell, groups, form, errors }: GroupsPageProps) {
  const t = view.t.organisation;
  const { columns } = t.groups;
  return (
    <Page view={view} shell={shell} title={[t.tabs.groups, t.title]}>
      <h1>{t.tabs.groups}</h1>
      <OrganisationTabs view={view} current="groups" groups />
      <p class="quiet">{t.groups.intro}</p>
      <ErrorSummary view={view} errors={errors} />
      {groups.length === 0 ? (
        <EmptyState title={t.groups.empty}>{t.groups.emptyHint}</EmptyState>
      ) : (
        <table class="types cards" data-rows>
          <caption class="unseen">{t.tabs.groups}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.name}</th>
              <th scope="col">{columns.email}</th>
              <th scope="col" class="figure">
                {columns.clients}
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map(({ id, name, email, clients }) => (
              <tr tabIndex={-1}>
                <td class="c-title">
                  <a href={urls.group(id)}>
                    <bdi>{name}</bdi>
                  </a>
                </td>
                <td class="address" data-label={columns.email}>
                  {email?.trim() ? email : <span class="quiet">{t.groups.noEmail}</span>}
                  {email?.trim() && !checkEmailAddress(email).ok && (
                    <>
                      {' '}
                      <span class="status hands">{t.groups.skipped}</span>
                    </>
                  )}
                </td>
                <td class="figure" data-label={columns.clients}>
                  {number(clients, view.language)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <section aria-labelledby="add">
        <h2 id="add">{t.groups.add}</h2>
        <PostForm view={view} action={urls.groups} class="stack">
          <GroupFields view={view} form={form} errors={errors} />
          <div class="buttons">
            <Button kind="primary">{t.groups.make}</Button>
          </div>
        </PostForm>
      </section>
    </Page>
  );
}

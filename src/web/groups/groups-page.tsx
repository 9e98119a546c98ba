import { checkEmailAddress } from '../../common/email-address.js';
import type { GroupRecord } from '../../organisations/groups.service.js';
import { Button, ErrorSummary, errorOf, Field, PostForm, type FieldError } from '../components/form.js';
import { EmptyState } from '../components/parts.js';
import { number } from '../format.js';
import { Page, type PageProps } from '../layout.js';
import { OrganisationTabs } from '../organisation/organisation-tabs.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';

/** A group as it stands in the form. */
export interface GroupForm {
  /** Of the group as the form showed it; 0 of a new one. */
  revision: number;
  name: string;
  email: string;
}

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

export interface GroupPageProps extends PageProps {
  group: GroupRecord;
  form: GroupForm;
  errors: FieldError[];
}

/** One group, to change or to remove once no client is in it. */
export function GroupPage({ view, shell, group, form, errors }: GroupPageProps) {
  const t = view.t.organisation;
  return (
    <Page view={view} shell={shell} title={[group.name, t.tabs.groups]} width="reading">
      <p class="crumb">
        <a href={urls.groups}>← {t.tabs.groups}</a>
      </p>
      <h1>
        <bdi>{group.name}</bdi>
      </h1>
      <ErrorSummary view={view} errors={errors} />
      <PostForm view={view} action={urls.group(group.id)} class="stack">
        <input type="hidden" name="revision" value={form.revision} />
        <GroupFields view={view} form={form} errors={errors} />
        <div class="buttons">
          <Button kind="primary">{t.groups.save}</Button>
          <a href={urls.groups}>{view.t.actions.cancel}</a>
        </div>
      </PostForm>
      {group.clients === 0 && (
        <PostForm view={view} action={urls.groupRemove(group.id)}>
          <Button kind="quiet">{t.groups.remove}</Button>
        </PostForm>
      )}
    </Page>
  );
}

function GroupFields({ view, form, errors }: { view: View; form: GroupForm; errors: FieldError[] }) {
  const t = view.t.organisation.groups;
  return (
    <>
      <Field id="name" label={t.name} value={form.name} error={errorOf(errors, 'name')} dir="auto" />
      <Field id="email" label={t.email} hint={t.emailHint} value={form.email} inputmode="email" />
    </>
  );
}

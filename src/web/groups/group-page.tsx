import type { GroupRecord } from '../../organisations/groups.service.js';
import { Button, ErrorSummary, PostForm, type FieldError } from '../components/form.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import { AddToGroup, GroupMembers, type AddToGroupProps, type GroupMembersProps } from './group-clients.js';
import { GroupFields, type GroupForm } from './group-fields.js';

export interface GroupPageProps extends PageProps {
  group: GroupRecord;
  form: GroupForm;
  errors: FieldError[];
  members: Omit<GroupMembersProps, 'view' | 'group'>;
  /** What was typed to add a client by. */
  adding: Pick<AddToGroupProps, 'typed' | 'matches'>;
}

/** One group, to change, with its clients; to remove once no client is in it. */
export function GroupPage({ view, shell, group, form, errors, members, adding }: GroupPageProps) {
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
      <GroupMembers view={view} group={group} {...members} />
      <AddToGroup view={view} group={group} errors={errors} {...adding} />
      {group.clients === 0 && (
        <PostForm view={view} action={urls.groupRemove(group.id)}>
          <Button kind="quiet">{t.groups.remove}</Button>
        </PostForm>
      )}
    </Page>
  );
}
